#!/usr/bin/env bash
# A notebook that calls exit() goes on with the next cell in nbclient.
#
# Guess: exit() ends the run there, as in a script, or is an error, as sys.exit() in a cell is.
# What happens: IPython's exit only asks the frontend to close; nbclient (so jupyter nbconvert --execute) does not
#   look at that and runs all cells below, without an error: a guard such as `if broken: exit()` guards nothing.
# Versions: nbclient 0.11.0, ipykernel 7.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet nbclient==0.11.0 ipykernel==7.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import v4
for source in ("exit()", "import sys; sys.exit()"):
    notebook = v4.new_notebook(cells=[v4.new_code_cell(source), v4.new_code_cell("print('went on')")])
    try:
        NotebookClient(notebook, kernel_name="python3").execute()
        error = None
    except CellExecutionError as problem:
        error = problem.ename
    print(source, "| error:", error, "| next cell:", [output.text for output in notebook.cells[1].outputs])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
exit() | error: None | next cell: ['went on\n']
import sys; sys.exit() | error: SystemExit | next cell: []
SEEN
