#!/usr/bin/env bash
# array[[0, 1], [0, 1]] has two elements in NumPy and four in xarray.
#
# Guess: Indexing by position is NumPy's, so two lists pick the elements (0, 0) and (1, 1).
# What happens: each list is for its own dimension: rows 0 and 1, and of these columns 0 and 1. The scores of the right
#   classes, scores[range(n), labels], are a square, and their mean is another number. Two DataArrays along one new
#   dimension pick as NumPy does.
# Versions: numpy 2.4.6, xarray 2026.9.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 xarray==2026.9.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import xarray
scores = np.arange(9).reshape(3, 3)
rows, labels = [0, 1], [0, 1]
pairs = [xarray.DataArray(numbers, dims="example") for numbers in (rows, labels)]
print("NumPy: ", scores[rows, labels].tolist())
print("xarray:", xarray.DataArray(scores)[rows, labels].values.tolist())
print("xarray, a new dimension:", xarray.DataArray(scores)[pairs[0], pairs[1]].values.tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
NumPy:  [0, 4]
xarray: [[0, 1], [3, 4]]
xarray, a new dimension: [0, 4]
SEEN
