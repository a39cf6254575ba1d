#!/usr/bin/env bash
# The tag raises-exception lets nbval pass a cell that raises nothing.
#
# Guess: a cell tagged raises-exception fails when its exception is gone, as pytest.raises does.
# What happens: the tag only allows one: a lesson that shows an error goes on being green when a new version of a
#   library no longer raises it, as long as the cell has no stored output.
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
for source in ("1 / 0", "1 / 1;"):
    cell = v4.new_code_cell(source, execution_count=1, metadata={"tags": ["raises-exception"]})
    nbformat.write(v4.new_notebook(cells=[cell]), "tagged.ipynb")
    command = [sys.executable, "-m", "pytest", "--nbval-lax", "--nbval-current-env", "-p", "no:cacheprovider", "tagged.ipynb"]
    run = subprocess.run(command, capture_output=True)
    print(f"{source!r}, tagged raises-exception: pytest exits {run.returncode}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
'1 / 0', tagged raises-exception: pytest exits 0
'1 / 1;', tagged raises-exception: pytest exits 0
SEEN
