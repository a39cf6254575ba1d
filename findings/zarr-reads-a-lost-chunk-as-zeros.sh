#!/usr/bin/env bash
# A Zarr array of which a file is missing is read without an error, with zeros in its place.
#
# Guess: an array that was copied or uploaded in part can't be read, as any other file.
# What happens: each chunk is a file of its own, and one that is not there means 'never written': the fill value. A
#   broken copy of a data set trains as a set with black images; np.load of a file that was cut raises.
# Versions: numpy 2.4.6, zarr 3.1.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 zarr==3.1.6
venv/bin/python - <<'PYTHON' | tee output.txt
import os
import numpy as np
import zarr
images = zarr.create_array("images.zarr", shape=(4, 2), chunks=(2, 2), dtype="f8")
images[:] = np.arange(1, 9).reshape(4, 2)
os.remove("images.zarr/c/1/0")
print("zarr:", zarr.open("images.zarr")[:].tolist())
np.save("images.npy", images[:])
os.truncate("images.npy", os.path.getsize("images.npy") - 8)
try:
    print("NumPy:", np.load("images.npy").tolist())
except ValueError as error:
    print("NumPy raises", type(error).__name__)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
zarr: [[1.0, 2.0], [3.0, 4.0], [0.0, 0.0], [0.0, 0.0]]
NumPy raises ValueError
SEEN
