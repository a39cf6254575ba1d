#!/usr/bin/env bash
# lmfit and scipy's curve_fit give the same error of the slope whether the data have the errors 1 or 10.
#
# Guess: data that are ten times as uncertain make a slope that is ten times as uncertain.
# What happens: the errors are used as weights only, and the result is scaled by how far the data lie from the line;
#   scale_covar=False in lmfit and absolute_sigma=True in SciPy take the errors as they are.
# Versions: numpy 2.4.6, scipy 1.17.1, lmfit 1.3.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 lmfit==1.3.4
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from lmfit.models import LinearModel
from scipy.optimize import curve_fit
x = np.arange(10.0)
y = 2 * x + np.random.default_rng(0).normal(0, 1, 10)
for error in (1, 10):
    sigma = np.full(10, error)
    errors = {}
    for name, value in (("curve_fit", False), ("absolute_sigma=True", True)):
        errors[name] = curve_fit(lambda x, a, b: a * x + b, x, y, sigma=sigma, absolute_sigma=value)[1][0, 0] ** 0.5
    for name, value in (("lmfit", True), ("scale_covar=False", False)):
        fit = LinearModel().fit(y, x=x, slope=1, intercept=0, weights=1 / sigma, scale_covar=value)
        errors[name] = fit.params["slope"].stderr
    print("data +/-", error, "slope +/-", {name: round(float(value), 3) for name, value in errors.items()})
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
data +/- 1 slope +/- {'curve_fit': 0.088, 'absolute_sigma=True': 0.11, 'lmfit': 0.088, 'scale_covar=False': 0.11}
data +/- 10 slope +/- {'curve_fit': 0.088, 'absolute_sigma=True': 1.101, 'lmfit': 0.088, 'scale_covar=False': 1.101}
SEEN
