#!/usr/bin/env bash
# A test cell of nbgrader that passes and ends with a line that shows 0 gives no points.
#
# Guess: a cell that raises nothing gives all its points; what it shows does not matter.
# What happens: a cell whose last line has a value that reads as a number from 0 to its points gives that many: a cell
#   that ends with len(errors), or difference.min(), gives 0 for a right answer, and one that ends with len(parameters)
#   4 of 10. A semicolon or an assignment hides it.
# Versions: nbgrader 0.9.6, nbformat 5.11.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet nbgrader==0.9.6 nbformat==5.11.1
venv/bin/python - <<'PYTHON' | tee output.txt
import logging
import warnings
warnings.simplefilter("ignore")
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import compute_checksum, determine_grade
for shown in (None, "0", "4", "'done'"):
    outputs = [new_output("execute_result", {"text/plain": shown}, execution_count=1)] if shown else []
    about = {"grade": True, "solution": False, "locked": True, "points": 10, "grade_id": "test", "schema_version": 3}
    cell = new_code_cell("assert right(answer)", outputs=outputs, metadata={"nbgrader": about})
    about["checksum"] = cell.metadata.nbgrader["checksum"] = compute_checksum(cell)
    logging.disable()
    print("the cell shows", shown, "points", determine_grade(cell, logging.getLogger())[0])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
the cell shows None points 10.0
the cell shows 0 points 0.0
the cell shows 4 points 4.0
the cell shows 'done' points 10.0
SEEN
