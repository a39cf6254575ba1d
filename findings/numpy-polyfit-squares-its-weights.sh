#!/usr/bin/env bash
# np.polyfit of degree 0 to 0 and 1 with the weights 1 and 2 is 0.8, and their weighted mean 0.667.
#
# Guess: the constant that fits best by weighted least squares is the weighted mean.
# What happens: the weights multiply the residuals before they are squared, so they are 1 / deviation; np.average and
#   scikit-learn's sample_weight multiply the squares, so they are counts or 1 / variance. np.polyfit's weight 2 counts
#   an example four times.
# Versions: numpy 2.4.6, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from sklearn.linear_model import LinearRegression
values, weights = np.array([0.0, 1.0]), [1, 2]
print(f"np.average:  {np.average(values, weights=weights):.3f}")
print(f"np.polyfit:  {np.polyfit(values, values, 0, w=weights)[0]:.3f}")
line = LinearRegression(fit_intercept=False).fit(np.ones((2, 1)), values, sample_weight=weights)
print(f"scikit-learn: {line.coef_[0]:.3f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
np.average:  0.667
np.polyfit:  0.800
scikit-learn: 0.667
SEEN
