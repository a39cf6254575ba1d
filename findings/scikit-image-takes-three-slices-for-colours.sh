#!/usr/bin/env bash
# scikit-image reads a stack of three slices of 40 by 50 as one colour image, (40, 50, 3).
#
# Guess: what tifffile or imsave wrote as (3, 40, 50) is read as (3, 40, 50), as a stack of five is.
# What happens: imread moves the first axis of a TIFF to the end when it has three or four entries. Of microscope
#   stacks of several depths, only those of three and four slices come out turned, whatever the file says of colours.
#   tifffile.imread leaves them.
# Versions: numpy 2.4.6, scikit-image 0.26.0, tifffile 2026.3.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-image==0.26.0 tifffile==2026.3.3
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import tifffile
from skimage import io
for slices in (2, 3, 4, 5):
    tifffile.imwrite("stack.tif", np.zeros((slices, 40, 50), np.uint8), photometric="minisblack")
    print("written:", (slices, 40, 50), "scikit-image:", io.imread("stack.tif").shape, "tifffile:", tifffile.imread("stack.tif").shape)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
written: (2, 40, 50) scikit-image: (2, 40, 50) tifffile: (2, 40, 50)
written: (3, 40, 50) scikit-image: (40, 50, 3) tifffile: (3, 40, 50)
written: (4, 40, 50) scikit-image: (40, 50, 4) tifffile: (4, 40, 50)
written: (5, 40, 50) scikit-image: (5, 40, 50) tifffile: (5, 40, 50)
SEEN
