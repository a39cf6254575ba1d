#!/usr/bin/env bash
# SMOTE of uint8 features makes points far from those between which it draws.
#
# Guess: a new point lies between two of the minority; pixels, stored as uint8, are numbers like others.
# What happens: the difference of two neighbours is taken in uint8, where 100 - 110 is 246: half of the new points
#   land outside of the minority's range; the same numbers as int64 or float stay inside.
# Versions: numpy 2.4.6, scikit-learn 1.9.1, imbalanced-learn 0.14.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1 imbalanced-learn==0.14.2
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from imblearn.over_sampling import SMOTE
X = np.array([[0]] * 200 + [[100], [110]])
y = np.array([0] * 200 + [1, 1])
for dtype in (float, np.int64, np.uint8):
    new = SMOTE(k_neighbors=1, random_state=1).fit_resample(X.astype(dtype), y)[0][len(X) :]
    print(f"{np.dtype(dtype)}: minority 100 and 110, share of new points outside of it {np.mean((new < 100) | (new > 110)):.1f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
float64: minority 100 and 110, share of new points outside of it 0.0
int64: minority 100 and 110, share of new points outside of it 0.0
uint8: minority 100 and 110, share of new points outside of it 0.5
SEEN
