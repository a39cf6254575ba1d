#!/usr/bin/env bash
# 1 - 2 of two uint8 pixels is 255 in NumPy and 18446744073709551615 in numba.
#
# Guess: the same line on elements of the same array gives the same number.
# What happens: numba computes single elements in 64 bits and keeps that they are unsigned, NumPy in 8: a product of
#   200 and 2 is 400 in one and 144 in the other, a difference below zero is about 10**19, and a mean of such
#   differences with it. Whole arrays are subtracted in 8 bits by both.
# Versions: numpy 2.4.6, numba 0.68.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 numba==0.68.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import numba
import numpy as np
warnings.simplefilter("ignore")
pixels = np.array([1, 2, 200], np.uint8)
def elements(a):
    return a[0] - a[1], a[2] * a[1]
def arrays(a):
    return a - a[1]
for label, change in (("NumPy:", lambda f: f), ("numba:", numba.njit)):
    print(label, [int(n) for n in change(elements)(pixels)], change(arrays)(pixels).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
NumPy: [255, 144] [255, 0, 198]
numba: [18446744073709551615, 400] [255, 0, 198]
SEEN
