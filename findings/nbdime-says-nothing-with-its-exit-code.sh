#!/usr/bin/env bash
# nbdiff ends with the code 0 whether two notebooks are the same or not.
#
# Guess: it ends with 1 when they differ, as diff does, so that a script can tell.
# What happens: the code is 0 in both cases, and no option turns it round; the differences must be read from its
#   output, which is empty for equal ones.
# Versions: nbdime 4.0.4, nbformat 5.11.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet nbdime==4.0.4 nbformat==5.11.1
venv/bin/python - <<'PYTHON' | tee output.txt
import subprocess
import nbformat
from nbformat.v4 import new_code_cell, new_notebook
for name in ("1", "2"):
    with open(f"{name}.ipynb", "w") as file:
        file.write(nbformat.writes(new_notebook(cells=[new_code_cell(f"x = {name}", id="a")])))
for other in ("1.ipynb", "2.ipynb"):
    for command in ("diff", "venv/bin/nbdiff"):
        done = subprocess.run([command, "1.ipynb", other], capture_output=True)
        print(command.split("/")[-1], "1.ipynb", other, "code", done.returncode, "says something", bool(done.stdout))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
diff 1.ipynb 1.ipynb code 0 says something False
nbdiff 1.ipynb 1.ipynb code 0 says something False
diff 1.ipynb 2.ipynb code 1 says something True
nbdiff 1.ipynb 2.ipynb code 0 says something True
SEEN
