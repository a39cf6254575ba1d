#!/usr/bin/env bash
# STUMPY's distance of the flat 5, 5, 5 to the flat 1, 1, 1 is 0, and to all else the same 1.73.
#
# Guess: a pattern without spread can't be normalized, so its distance is NaN, or it is compared as it is.
# What happens: two flat pieces are 0 apart by rule, a flat one and any other are the root of the length apart: a
#   sensor that hangs has the best motif of a record, and its neighbours among the other shapes are chance.
# Versions: numpy 2.4.6, scipy 1.17.1, numba 0.68.1, stumpy 1.14.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 numba==0.68.1 stumpy==1.14.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import stumpy
record = np.array([1.0, 1.0, 1.0, 2.0, 9.0, 4.0])
for pattern in ([5.0, 5.0, 5.0], [1.0, 2.0, 9.0]):
    print(pattern, "to each piece:", stumpy.mass(np.array(pattern), record).round(2).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[5.0, 5.0, 5.0] to each piece: [0.0, 1.73, 1.73, 1.73]
[1.0, 2.0, 9.0] to each piece: [1.73, 0.2, 0.0, 2.6]
SEEN
