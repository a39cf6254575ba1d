#!/usr/bin/env bash
# Astropy's 3 km / 3 m is 1000 as a float and 1 as an array or by .value, and so it is in pint.
#
# Guess: a ratio of two lengths has no unit, so that its value is 1000.
# What happens: the unit km / m is kept. float() and np.log reduce it, but .value, .magnitude and np.asarray,
#   through which arrays go into a model, take the number before it. .to_value('') and .m_as('') give 1000.
# Versions: numpy 2.4.6, astropy 8.0.2, pint 0.25.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 astropy==8.0.2 pint==0.25.3
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import astropy.units as u
import numpy as np
import pint
warnings.simplefilter("error")
ratio = (3 * u.km) / (3 * u.m)
print("astropy: float", float(ratio), "log", round(float(np.log(ratio)), 3), "array", np.asarray(ratio), "value", ratio.value, "to_value('')", ratio.to_value(""))
unit = pint.UnitRegistry()
ratio = (3 * unit.km) / (3 * unit.m)
print("pint: float", float(ratio), "magnitude", ratio.magnitude, "m_as('')", ratio.m_as(""))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
astropy: float 1000.0 log 6.908 array 1.0 value 1.0 to_value('') 1000.0
pint: float 1000.0 magnitude 1.0 m_as('') 1000.0
SEEN
