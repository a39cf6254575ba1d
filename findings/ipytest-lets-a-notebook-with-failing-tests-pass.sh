#!/usr/bin/env bash
# A notebook whose test fails under ipytest is executed to its end, without an error.
#
# Guess: ipytest.run() of a failing test raises, so that nbclient, nbconvert or papermill report it.
# What happens: the failure is printed and returned as an exit code, which nobody looks at: raise_on_error is False
#   unless ipytest.autoconfig or run is told. A course or a build that executes its notebooks to test them is green.
# Versions: pytest 9.2.0, nbformat 5.11.1, nbclient 0.11.0, ipykernel 7.4.0, ipytest 0.14.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet pytest==9.2.0 nbformat==5.11.1 nbclient==0.11.0 ipykernel==7.4.0 ipytest==0.14.2
venv/bin/python - <<'PYTHON' | tee output.txt
import nbclient
import nbformat
from nbformat.v4 import new_code_cell, new_notebook
for settings in ("", "raise_on_error=True"):
    cells = [new_code_cell(f"import ipytest\nipytest.autoconfig({settings})"),
             new_code_cell("def test_sum():\n    assert 1 + 1 == 3\nipytest.run()"), new_code_cell("print('went on')")]
    notebook = new_notebook(cells=cells)
    try:
        nbclient.execute(notebook, kernel_name="python3")
        outcome = "no error"
    except nbclient.exceptions.CellExecutionError:
        outcome = "CellExecutionError"
    text = "".join(output.get("text", "") for output in cells[1].outputs)
    print(f"autoconfig({settings}):", "test reported as failed:", "1 failed" in text or "FAILURES" in text, "|", outcome, "| last cell:", [output.text.strip() for output in cells[2].outputs])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
autoconfig(): test reported as failed: True | no error | last cell: ['went on']
autoconfig(raise_on_error=True): test reported as failed: True | CellExecutionError | last cell: []
SEEN
