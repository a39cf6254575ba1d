#!/usr/bin/env bash
# data[0][1] = 5 changes nothing in an array of h5py, zarr or an .npz file.
#
# Guess: it changes the element, as in NumPy, where data[0] is a view.
# What happens: data[0] reads the row from the file into a new array, which is changed and thrown away, without an
#   error; an .npz file reads its array anew at each look-up, so that npz["w"][1] = 5 is lost too. data[0, 1] = 5 works
#   in h5py and zarr.
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
np.savez("w.npz", w=np.zeros((2, 2)))
stores = {
    "NumPy": np.zeros((2, 2)),
    "h5py": h5py.File("w.h5", "w").create_dataset("w", data=np.zeros((2, 2))),
    "zarr": zarr.create_array("w.zarr", shape=(2, 2), dtype="f8"),
}
for name, data in stores.items():
    data[0][1] = 5
    print(name, data[0].tolist())
npz = np.load("w.npz")
npz["w"][0, 1] = 5
print("npz", npz["w"][0].tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
NumPy [0.0, 5.0]
h5py [0.0, 0.0]
zarr [0.0, 0.0]
npz [0.0, 0.0]
SEEN
