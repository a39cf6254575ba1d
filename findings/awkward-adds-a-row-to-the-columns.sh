#!/usr/bin/env bash
# Awkward Array adds 10 and 20 to the rows of a matrix where NumPy adds them to its columns.
#
# Guess: [[1, 2], [3, 4]] + [10, 20] is [[11, 22], [13, 24]], as in NumPy.
# What happens: Awkward lines up a nested list from the left, so each row gets one number: [[11, 12], [23, 24]]. Only
#   an array that it knows to be regular, as one made of a NumPy array, follows NumPy. Subtracting the means of the
#   columns of a square matrix subtracts them from the rows, and says nothing. ak.to_regular, or [np.newaxis], asks for
#   the columns.
# Versions: numpy 2.4.6, awkward 2.14.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 awkward==2.14.0
venv/bin/python - <<'PYTHON' | tee output.txt
import awkward as ak
import numpy as np
rows, add = [[1, 2], [3, 4]], [10, 20]
print("numpy:           ", (np.array(rows) + np.array(add)).tolist())
print("awkward of lists:", (ak.Array(rows) + ak.Array(add)).tolist())
print("awkward of numpy:", (ak.Array(np.array(rows)) + ak.Array(add)).tolist())
print("to_regular:      ", (ak.to_regular(ak.Array(rows)) + ak.Array(add)).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
numpy:            [[11, 22], [13, 24]]
awkward of lists: [[11, 12], [23, 24]]
awkward of numpy: [[11, 22], [13, 24]]
to_regular:       [[11, 22], [13, 24]]
SEEN
