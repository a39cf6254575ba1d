#!/usr/bin/env bash
# jupytext makes two cells of a code cell with the comment '# %% second half', and the comment is gone.
#
# Guess: a notebook that is written as a script and read back has the same cells.
# What happens: the percent format marks cells by # %%, and a line in a cell that begins so is not set apart: it
#   becomes a new cell's title. Where cells are counted, graded or tagged, all behind it have moved. The light format
#   and Markdown keep the cell whole.
# Versions: nbformat 5.11.1, jupytext 1.19.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet nbformat==5.11.1 jupytext==1.19.6
venv/bin/python - <<'PYTHON' | tee output.txt
import jupytext
import nbformat
cell = nbformat.v4.new_code_cell("x = 1\n# %% second half\ny = 2")
notebook = nbformat.v4.new_notebook(cells=[cell])
for form in ("py:percent", "py:light", "md"):
    read = jupytext.reads(jupytext.writes(notebook, form), form)
    print(form, [cell.source for cell in read.cells])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
py:percent ['x = 1', 'y = 2']
py:light ['x = 1\n# %% second half\ny = 2']
md ['x = 1\n# %% second half\ny = 2']
SEEN
