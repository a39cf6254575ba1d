#!/usr/bin/env bash
# scipy's minimize stops at the start, with success, when the cost comes in a small unit.
#
# Guess: the minimum of a cost does not depend on its unit, and success means that one was found.
# What happens: gtol, 1e-5 in BFGS and L-BFGS-B, is compared with the gradient itself. A cost divided by the number
#   of examples or multiplied by 1e-8 has a small gradient everywhere: no step is made, and success is True.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
from scipy.optimize import minimize, rosen, rosen_der
for method in ("BFGS", "L-BFGS-B"):
    for unit in (1, 1e-8):
        result = minimize(lambda x: unit * rosen(x), [-1.2, 1.0], jac=lambda x: unit * rosen_der(x), method=method)
        print(f"{method}, unit {unit:g}: success {result.success}, moved {result.nit > 0}, off by {abs(result.x - 1).max():.1f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
BFGS, unit 1: success True, moved True, off by 0.0
BFGS, unit 1e-08: success True, moved False, off by 2.2
L-BFGS-B, unit 1: success True, moved True, off by 0.0
L-BFGS-B, unit 1e-08: success True, moved False, off by 2.2
SEEN
