#!/usr/bin/env bash
# A mean of 33 million float32 ones is 1.0 in NumPy and 0.5 in the same line under numba.
#
# Guess: np.sum and np.mean in a compiled function give what NumPy gives, to the last digits or so.
# What happens: NumPy adds pairs of parts, numba one number after the other in the array's own type: from 16,777,216
#   on a float32 one is lost. A mean over the activations or pixels of a large set is too small without a word;
#   float64 is right.
# Versions: numpy 2.4.6, numba 0.68.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 numba==0.68.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numba
import numpy as np
mean = lambda values: np.mean(values)
for dtype in (np.float32, np.float64):
    ones = np.ones(2**25, dtype)
    print(f"{ones.dtype}: NumPy {mean(ones):.3f}, numba {numba.njit(mean)(ones):.3f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
float32: NumPy 1.000, numba 0.500
float64: NumPy 1.000, numba 1.000
SEEN
