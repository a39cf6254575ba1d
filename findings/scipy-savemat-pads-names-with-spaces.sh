#!/usr/bin/env bash
# A list of class names comes back from savemat and loadmat with spaces behind them.
#
# Guess: what is saved is loaded: ['a', 'bcd'].
# What happens: MATLAB's characters stand in a matrix, so each name is filled up to the longest, and loadmat leaves
#   the spaces: no name but the longest is equal to what it was. An array of objects, a cell, keeps them. Flat arrays
#   come back as rows, bool as uint8, float16 as float64.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
import io
import numpy as np
from scipy.io import loadmat, savemat
def back(value):
    file = io.BytesIO()
    savemat(file, {"value": value})
    file.seek(0)
    return loadmat(file)["value"]
names = ["a", "bcd"]
print("a list:", back(names).tolist())
print("objects:", [name.item() for name in back(np.array(names, object)).ravel()])
for value in (np.zeros(3, bool), np.zeros(3, np.float16)):
    print(f"{value.dtype} {value.shape}: {back(value).dtype} {back(value).shape}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
a list: ['a  ', 'bcd']
objects: ['a', 'bcd']
bool (3,): uint8 (1, 3)
float16 (3,): float64 (1, 3)
SEEN
