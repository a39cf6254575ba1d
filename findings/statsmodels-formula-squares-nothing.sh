#!/usr/bin/env bash
# The formula y ~ x + x**2 of statsmodels fits a straight line.
#
# Guess: ** is Python's power: the model has x and its square, and fits y = x**2.
# What happens: in a formula ** means all interactions up to that order, and those of x with itself are x: the
#   square is dropped without a word, and R squared of a perfect parabola is 0. I(x**2) squares.
# Versions: numpy 2.4.6, pandas 2.3.3, statsmodels 0.15.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 statsmodels==0.15.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
x = np.linspace(-1, 1, 21)
table = pd.DataFrame({"x": x, "y": x**2})
for formula in ("y ~ x + x**2", "y ~ x + I(x**2)"):
    fit = smf.ols(formula, table).fit()
    print(f"{formula}: {list(fit.params.index)}, R squared {abs(fit.rsquared):.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
y ~ x + x**2: ['Intercept', 'x'], R squared 0.00
y ~ x + I(x**2): ['Intercept', 'x', 'I(x ** 2)'], R squared 1.00
SEEN
