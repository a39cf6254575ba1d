#!/usr/bin/env bash
# np.sum of a thousand ones in bfloat16 is 256, and their mean a quarter.
#
# Guess: as with float16, whose sum NumPy takes in float32, or as with the dot product of the same ones: near 1000.
# What happens: for a type of ml_dtypes (JAX's arrays as NumPy sees them) the running sum is rounded to 8 bits after
#   each step: at 256 one more is lost; dtype=np.float32 in sum or mean is right. A mean of losses so taken is far
#   too small.
# Versions: numpy 2.4.6, ml_dtypes 0.6.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 ml_dtypes==0.6.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from ml_dtypes import bfloat16
for dtype in (np.float16, bfloat16):
    ones = np.ones(1000, dtype)
    right = ones.mean(dtype=np.float32)
    print(f"{ones.dtype}: sum {ones.sum():g}, mean {ones.mean():.2f}, dot {ones.dot(ones):g}, mean in float32 {right:g}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
float16: sum 1000, mean 1.00, dot 1000, mean in float32 1
bfloat16: sum 256, mean 0.26, dot 1000, mean in float32 1
SEEN
