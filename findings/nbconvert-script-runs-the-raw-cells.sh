#!/usr/bin/env bash
# nbconvert --to script writes a raw cell as code, so that the script is not Python.
#
# Guess: only code cells are code: a raw cell is left out, or a comment, as a Markdown cell is.
# What happens: the text of a raw cell stands in the script as it is: a heading for LaTeX or a draft breaks it, and
#   code that was put into a raw cell in order not to run, runs.
# Versions: nbconvert 7.17.2, nbformat 5.11.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet nbconvert==7.17.2 nbformat==5.11.1
venv/bin/python - <<'PYTHON' | tee output.txt
import ast
import nbconvert
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell
for cell in (new_markdown_cell("a draft"), new_raw_cell("a draft"), new_raw_cell("delete = True")):
    script = nbconvert.PythonExporter().from_notebook_node(new_notebook(cells=[cell, new_code_cell("x = 1")]))[0]
    try:
        runs = [ast.unparse(line) for line in ast.parse(script).body]
    except SyntaxError:
        runs = "SyntaxError"
    print(f"{cell.cell_type} cell {cell.source!r}: the script runs {runs}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
markdown cell 'a draft': the script runs ['x = 1']
raw cell 'a draft': the script runs SyntaxError
raw cell 'delete = True': the script runs ['delete = True', 'x = 1']
SEEN
