#!/usr/bin/env bash
# pywt.waverec(pywt.wavedec(x, "db1"), "db1") of five numbers is six.
#
# Guess: the inverse of a transform gives what was transformed, as fft and ifft do.
# What happens: each level has a whole number of coefficients, so the last number of an odd length is doubled before,
#   and what comes back has the even length. Comparing with x raises for the shapes, and a loop over files makes them
#   longer: [: len(x)] is needed.
# Versions: numpy 2.4.6, pywavelets 1.9.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pywavelets==1.9.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import pywt
for length in (4, 5, 6):
    x = np.arange(1.0, length + 1)
    back = pywt.waverec(pywt.wavedec(x, "db1"), "db1")
    print(length, "numbers give", len(back), back.round(6).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
4 numbers give 4 [1.0, 2.0, 3.0, 4.0]
5 numbers give 6 [1.0, 2.0, 3.0, 4.0, 5.0, 5.0]
6 numbers give 6 [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
SEEN
