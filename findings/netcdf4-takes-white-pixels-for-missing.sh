#!/usr/bin/env bash
# A pixel of 255 that is written with netCDF4 is missing when it is read, and the mean leaves it out.
#
# Guess: what is written is read: all 256 values of a byte are values.
# What happens: where no fill value is named, the type's default one stands for missing: 255 for uint8, 65535 for
#   uint16, -127 and -32767 for int8 and int16. It comes back masked, so an overexposed image is darker in the mean
#   than it was. fill_value=False at createVariable or set_auto_mask(False) at reading keeps it.
# Versions: numpy 2.4.6, netCDF4 1.7.5.1.post1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 netCDF4==1.7.5.1.post1
venv/bin/python - <<'PYTHON' | tee output.txt
import netCDF4
import numpy as np
for dtype, value in (("u1", 255), ("u1", 254), ("u2", 65535), ("i1", -127), ("i2", -32767)):
    file = netCDF4.Dataset("x.nc", "w", diskless=True)
    file.createDimension("pixel", 2)
    pixels = file.createVariable("pixels", dtype, ("pixel",))
    pixels[:] = np.array([0, value], dtype)
    read = pixels[:]
    pixels.set_auto_mask(False)
    print(dtype, value, "read:", read.tolist(), "mean:", read.mean(), "unmasked:", pixels[:].tolist())
    file.close()
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
u1 255 read: [0, None] mean: 0.0 unmasked: [0, 255]
u1 254 read: [0, 254] mean: 127.0 unmasked: [0, 254]
u2 65535 read: [0, None] mean: 0.0 unmasked: [0, 65535]
i1 -127 read: [0, None] mean: 0.0 unmasked: [0, -127]
i2 -32767 read: [0, None] mean: 0.0 unmasked: [0, -32767]
SEEN
