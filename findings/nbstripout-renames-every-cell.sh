#!/usr/bin/env bash
# nbstripout replaces the ids of all cells by 0, 1, 2.
#
# Guess: it strips outputs and counts; what names a cell stays.
# What happens: ids become the places of the cells: whatever finds a cell by its id (comments, grades, a merge) loses
#   it, and a cell put in at the top shifts the ids of all below it. --keep-id leaves them.
# Versions: nbformat 5.11.1, nbstripout 0.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet nbformat==5.11.1 nbstripout==0.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import subprocess, sys
import nbformat
from nbformat import v4
for words in ([], ["--keep-id"]):
    cells = [v4.new_code_cell("1", id="question"), v4.new_markdown_cell("why?", id="hint"), v4.new_code_cell("2", id="answer")]
    for first in (0, 1):
        nbformat.write(v4.new_notebook(cells=cells[first:]), "course.ipynb")
        subprocess.run([sys.executable, "-m", "nbstripout", *words, "course.ipynb"], check=True)
        print(words, [f"{cell.source} has id {cell.id}" for cell in nbformat.read("course.ipynb", 4).cells])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[] ['1 has id 0', 'why? has id 1', '2 has id 2']
[] ['why? has id 0', '2 has id 1']
['--keep-id'] ['1 has id question', 'why? has id hint', '2 has id answer']
['--keep-id'] ['why? has id hint', '2 has id answer']
SEEN
