#!/usr/bin/env bash
# pint makes 6.28 Hz of 60 revolutions a minute, and 2 radians a second of 2 Hz.
#
# Guess: 60 rpm are one turn a second, 1 Hz, and 1 Hz is an angular frequency of 6.28 radians a second.
# What happens: hertz is 1 / second and a radian is 1, so a turn is 6.28 and both conversions pass. Features of
#   vibration or of a motor are wrong by 2 pi, in one direction or the other. Write turn / second, not Hz.
# Versions: pint 0.25.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet pint==0.25.3
venv/bin/python - <<'PYTHON' | tee output.txt
import pint
units = pint.UnitRegistry()
for amount, unit in (("60 rpm", "Hz"), ("2 Hz", "radian / second"), ("60 rpm", "turn / second"), ("2 turn / second", "radian / second")):
    print(f"{amount} in {unit}: {units.Quantity(amount).to(unit).magnitude:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
60 rpm in Hz: 6.28
2 Hz in radian / second: 2.00
60 rpm in turn / second: 1.00
2 turn / second in radian / second: 12.57
SEEN
