#!/usr/bin/env bash
# testbook says that a notebook's t = (1, 2) is not (1, 2), and that {1: 'a'} is {'1': 'a'}.
#
# Guess: a reference to a notebook's value is the value, or equals it.
# What happens: what the test sees went through JSON: tuples are lists, whole numbers as keys are texts, and a list
#   that a function of the notebook appends to stays as it was. A right answer fails the test, and one with a list for
#   a tuple passes.
# Versions: testbook 0.4.2, ipykernel 7.4.0, nbformat 5.11.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet testbook==0.4.2 ipykernel==7.4.0 nbformat==5.11.1
venv/bin/python - <<'PYTHON' | tee output.txt
import logging
import warnings
import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from testbook import testbook
warnings.simplefilter("ignore")
logging.disable()
source = "t = (1, 2)\nd = {1: 'a'}\ndef append(values):\n    values.append(1)"
with open("answer.ipynb", "w") as file:
    file.write(nbformat.writes(new_notebook(cells=[new_code_cell(source)])))
with testbook("answer.ipynb", execute=True) as book:
    for name, value in (("t", (1, 2)), ("d", {1: "a"})):
        seen = book.get(name)
        print(name, "is", value, "and seen as", seen, "equal:", seen == value)
    values = []
    book.get("append")(values)
    print("after append:", values)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
t is (1, 2) and seen as [1, 2] equal: False
d is {1: 'a'} and seen as {'1': 'a'} equal: False
after append: []
SEEN
