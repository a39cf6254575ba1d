#!/usr/bin/env bash
# jsonschema passes an accuracy of NaN as a number from 0 to 1.
#
# Guess: NaN is not between 0 and 1, and JSON has no NaN at all.
# What happens: minimum and maximum raise where the number is smaller or larger, which NaN is not. Python's json reads
#   and writes NaN, so a diverged run's record passes every bound.
# Versions: jsonschema 4.26.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jsonschema==4.26.0
venv/bin/python - <<'PYTHON' | tee output.txt
import json
import jsonschema
bounds = {"type": "number", "minimum": 0, "maximum": 1}
for text in ("0.5", "1.5", "Infinity", "NaN"):
    try:
        jsonschema.validate(json.loads(text), bounds)
        print(text, "passes")
    except jsonschema.ValidationError as error:
        print(text, "is refused:", error.message)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
0.5 passes
1.5 is refused: 1.5 is greater than the maximum of 1
Infinity is refused: inf is greater than the maximum of 1
NaN passes
SEEN
