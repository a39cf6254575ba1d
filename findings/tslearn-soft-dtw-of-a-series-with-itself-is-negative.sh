#!/usr/bin/env bash
# tslearn's soft_dtw of a series with itself is -1.19, less than 0.
#
# Guess: a distance is not negative, and of a series to itself it is 0.
# What happens: a soft minimum over all paths lies below the smallest, and counts every path that is nearly as good: 1,
#   2, 2, 3 is nearer to 1, 2, 3 than 1, 2, 3 is. soft_dtw_normalized subtracts the halves of the two.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, numba 0.68.1, tslearn 0.10.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 numba==0.68.1 tslearn==0.10.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
from tslearn.metrics import soft_dtw, soft_dtw_normalized
x = [1.0, 2.0, 3.0]
for name, y in (("itself", x), ("1, 2, 2, 3", [1.0, 2.0, 2.0, 3.0])):
    print(f"to {name}: soft_dtw {soft_dtw(x, y):.2f}, normalized {abs(soft_dtw_normalized(x, y)):.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
to itself: soft_dtw -1.19, normalized 0.00
to 1, 2, 2, 3: soft_dtw -1.58, normalized 0.30
SEEN
