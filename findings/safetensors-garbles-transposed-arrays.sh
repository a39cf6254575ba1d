#!/usr/bin/env bash
# safetensors saves the transpose of a NumPy array as other numbers, without an error.
#
# Guess: save_file and load_file give back the array, whatever its order in memory, as np.savez and np.load do.
# What happens: the bytes are written in memory order and the shape as it is seen: W.T, and each array in Fortran
#   order, comes back with its numbers in other places; np.ascontiguousarray first is needed.
# Versions: numpy 2.4.6, safetensors 0.8.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 safetensors==0.8.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from safetensors.numpy import load_file, save_file
W = np.arange(6.0).reshape(2, 3)
arrays = {"W": W, "transposed": W.T, "copied": np.ascontiguousarray(W.T)}
save_file(arrays, "arrays.safetensors")
for name, loaded in load_file("arrays.safetensors").items():
    print(name, "is the array saved:", np.array_equal(loaded, arrays[name]), loaded.tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
W is the array saved: True [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]
copied is the array saved: True [[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]
transposed is the array saved: False [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]
SEEN
