#!/usr/bin/env bash
# The package quantities makes 25 K of 25 degrees Celsius, and 45 of them in Fahrenheit.
#
# Guess: 298.15 K and 77 degrees Fahrenheit, as in pint.
# What happens: degC is only the size of a degree, a unit like the kelvin, so rescale multiplies and never adds.
#   Nothing is raised. It is right for differences of temperatures alone.
# Versions: numpy 2.4.6, quantities 0.16.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 quantities==0.16.4
venv/bin/python - <<'PYTHON' | tee output.txt
import quantities
for unit in ("K", "degF"):
    print("25 degC in", unit, "->", round(float(quantities.Quantity(25, "degC").rescale(unit)), 2))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
25 degC in K -> 25.0
25 degC in degF -> 45.0
SEEN
