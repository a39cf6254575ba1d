#!/usr/bin/env bash
# log_loss of the same probabilities depends on their float type.
#
# Guess: a probability of 0 for the true class costs the same, whatever array type holds it.
# What happens: probabilities are clipped to the machine epsilon of their own type: one sure mistake among two costs
#   18.0 in float64, 8.0 in float32, 3.5 in float16, so models on a GPU and on a CPU can't be compared by it.
# Versions: numpy 2.4.6, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import numpy as np
from sklearn.metrics import log_loss
warnings.simplefilter("ignore")
for dtype in (np.float64, np.float32, np.float16):
    probabilities = np.array([[1, 0], [1, 0]], dtype=dtype)
    print(f"{np.dtype(dtype)}: {log_loss([0, 1], probabilities):.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
float64: 18.02
float32: 7.97
float16: 3.46
SEEN
