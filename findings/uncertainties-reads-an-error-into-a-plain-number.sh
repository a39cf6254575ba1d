#!/usr/bin/env bash
# ufloat_fromstr('0.85') of uncertainties is 0.85 with the error 0.01, and of '1000' it is 1000 with the error 1.
#
# Guess: a text without +/- is a number without an error, or is refused.
# What happens: one unit of the last digit is taken for the error. A table that mixes measured and exact numbers gives
#   the exact ones an error, and 0.850 another one than 0.85.
# Versions: uncertainties 3.2.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet uncertainties==3.2.3
venv/bin/python - <<'PYTHON' | tee output.txt
from uncertainties import ufloat_fromstr
for text in ("0.85", "0.850", "1000", "0.85+/-0"):
    number = ufloat_fromstr(text)
    print(text, "->", number.nominal_value, "error:", number.std_dev)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
0.85 -> 0.85 error: 0.01
0.850 -> 0.85 error: 0.001
1000 -> 1000.0 error: 1.0
0.85+/-0 -> 0.85 error: 0.0
SEEN
