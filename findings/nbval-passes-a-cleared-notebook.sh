#!/usr/bin/env bash
# nbval passes a notebook whose outputs were cleared.
#
# Guess: a cell that prints, with nothing stored, fails: the outputs differ.
# What happens: that is so while the cell has an execution_count; without one ("Clear outputs", nbstripout) nbval
#   only runs the cell and compares nothing, so a regression test turns into a smoke test and stays green.
# Versions: nbval 0.11.0, ipykernel 7.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet nbval==0.11.0 ipykernel==7.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
import subprocess, sys
import nbformat
from nbformat import v4
for count in (1, None):
    cell = v4.new_code_cell("print(1 + 1)", execution_count=count)
    nbformat.write(v4.new_notebook(cells=[cell]), "cleared.ipynb")
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-p", "no:cacheprovider", "cleared.ipynb"]
    run = subprocess.run(command, capture_output=True)
    print(f"nothing stored, execution_count {count}: pytest exits {run.returncode}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
nothing stored, execution_count 1: pytest exits 1
nothing stored, execution_count None: pytest exits 0
SEEN
