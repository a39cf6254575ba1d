#!/usr/bin/env bash
# lowess(y, x) of statsmodels gives the fits in the order of x, not of the rows.
#
# Guess: a smoothed value for each row, in the order of the rows, to be subtracted from y.
# What happens: the rows are sorted by x, and come as two columns, x and fit; y - fit[:, 1] subtracts the fit of
#   another row. Only return_sorted=False gives one number a row, in their order.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, statsmodels 0.15.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 statsmodels==0.15.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from statsmodels.nonparametric.smoothers_lowess import lowess
x = np.array([3.0, 1.0, 2.0, 5.0, 4.0])
y = 2 * x
print("residuals of a straight line:", (y - lowess(y, x)[:, 1]).round(6).tolist())
print("return_sorted=False:         ", np.abs(y - lowess(y, x, return_sorted=False)).round(6).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
residuals of a straight line: [4.0, -2.0, -2.0, 2.0, -2.0]
return_sorted=False:          [0.0, 0.0, 0.0, 0.0, 0.0]
SEEN
