#!/usr/bin/env bash
# iminuit's error of a mean, from the negative log likelihood of 400 numbers, is 0.071 where it is 0.05.
#
# Guess: the errors of a minimum of a likelihood are one standard deviation.
# What happens: unless errordef says Minuit.LIKELIHOOD (0.5), the function is taken for a sum of squares, in which one
#   standard deviation adds 1, not a half. Nothing tells the two apart, and every error is 1.41 times too large. The
#   cost functions of iminuit.cost say it themselves.
# Versions: numpy 2.4.6, iminuit 2.33.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 iminuit==2.33.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from iminuit import Minuit
x = np.random.default_rng(0).normal(0, 1, 400)
for errordef in (None, Minuit.LIKELIHOOD):
    minuit = Minuit(lambda mean: np.sum((x - mean) ** 2) / 2, mean=0.5)
    if errordef:
        minuit.errordef = errordef
    minuit.migrad()
    print("errordef:", minuit.errordef, "error:", round(minuit.errors["mean"], 4), "true one:", 1 / 20)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
errordef: 1.0 error: 0.0707 true one: 0.05
errordef: 0.5 error: 0.05 true one: 0.05
SEEN
