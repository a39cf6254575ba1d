#!/usr/bin/env bash
# 300 written into a uint8 data set is 255 in h5py and 44 in Zarr.
#
# Guess: both convert as NumPy does, since both take and give NumPy arrays: 300 becomes 44, or raises.
# What happens: HDF5 cuts at the ends of the type, Zarr wraps round as NumPy's astype does, and neither says a word;
#   -5 is 0 or 251. A pipeline that moves from one format to the other trains on other pixels. Clip, round and
#   convert before writing.
# Versions: numpy 2.4.6, h5py 3.16.0, zarr 3.1.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 h5py==3.16.0 zarr==3.1.6
venv/bin/python - <<'PYTHON' | tee output.txt
import h5py
import numpy as np
import zarr
values = np.array([300, -5, 7])
with h5py.File("pixels.h5", "w") as file:
    data = file.create_dataset("pixels", 3, np.uint8)
    data[:] = values
    print("h5py:", data[:].tolist())
data = zarr.create_array(store="pixels.zarr", shape=3, dtype=np.uint8)
data[:] = values
print("Zarr:", data[:].tolist())
print("NumPy:", values.astype(np.uint8).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
h5py: [255, 0, 7]
Zarr: [44, 251, 7]
NumPy: [44, 251, 7]
SEEN
