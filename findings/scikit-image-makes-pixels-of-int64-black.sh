#!/usr/bin/env bash
# scikit-image's resize divides pixels of int64 by nine quintillion.
#
# Guess: an image of 0 to 255 becomes 0 to 1 whatever the integer type, or keeps its numbers as one of floats does.
# What happens: each integer type is divided by its own largest number: uint8 by 255, uint16 by 65,535, int64, which
#   NumPy makes of a list, by 9.2e18. The picture is black, and a network trained on it sees zeros;
#   preserve_range=True keeps the numbers.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-image 0.26.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-image==0.26.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from skimage.transform import resize
for dtype in ("uint8", "uint16", "int32", "int64", "float64"):
    image = np.full((2, 2), 255, dtype)
    print(f"{dtype}: 255 becomes {resize(image, (4, 4)).max():.3g}, with preserve_range {resize(image, (4, 4), preserve_range=True).max():g}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
uint8: 255 becomes 1, with preserve_range 255
uint16: 255 becomes 0.00389, with preserve_range 255
int32: 255 becomes 1.19e-07, with preserve_range 255
int64: 255 becomes 2.76e-17, with preserve_range 255
float64: 255 becomes 255, with preserve_range 255
SEEN
