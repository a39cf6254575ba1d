#!/usr/bin/env bash
# scipy.optimize.check_grad steps 1.5e-8 wherever x is.
#
# Guess: a finite difference steps in proportion to x, as scipy's own approx_derivative does.
# What happens: the step is absolute: at x = 1e6 the difference of two values of x^3 is mostly rounding, and the
#   right gradient 3 x^2 looks wrong by more than 1e8; relative to the gradient that is 100,000 times the error at x
#   = 1.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
from scipy.optimize import check_grad
from scipy.optimize._numdiff import approx_derivative
import numpy as np
for x in (1.0, 1e6):
    error = check_grad(lambda x: x[0] ** 3, lambda x: 3 * x**2, [x])
    own = abs(approx_derivative(lambda x: x[0] ** 3, np.array([x]))[0] - 3 * x**2)
    limit = 1e-5 * 3 * x**2
    print(f"x = {x:g}: off by more than 1e-5 of the gradient: check_grad {error > limit}, approx_derivative {own > limit}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
x = 1: off by more than 1e-5 of the gradient: check_grad False, approx_derivative False
x = 1e+06: off by more than 1e-5 of the gradient: check_grad True, approx_derivative False
SEEN
