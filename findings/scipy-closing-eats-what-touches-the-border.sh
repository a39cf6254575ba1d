#!/usr/bin/env bash
# SciPy's binary_closing of an image that is all 1 leaves a frame of zeros.
#
# Guess: closing fills holes and never takes pixels away, in SciPy as in scikit-image.
# What happens: SciPy takes what lies outside the image for 0, also in the second half, the erosion: a mask that
#   touches the border loses its edge there, in closing as in erosion, and a cell cut by the border is counted
#   smaller. scikit-image keeps it, and so does padding the mask before and cutting it after.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-image 0.26.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-image==0.26.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import scipy.ndimage
import skimage.morphology
mask, square = np.ones((5, 5), np.uint8), np.ones((3, 3), np.uint8)
print("pixels:", mask.sum())
print("SciPy: eroded", scipy.ndimage.binary_erosion(mask, square).sum(), "closed", scipy.ndimage.binary_closing(mask, square).sum())
print("scikit-image: eroded", skimage.morphology.erosion(mask, square).sum(), "closed", skimage.morphology.closing(mask, square).sum())
padded = scipy.ndimage.binary_closing(np.pad(mask, 2), square)[2:-2, 2:-2]
print("SciPy, padded and cut: closed", padded.sum())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
pixels: 25
SciPy: eroded 9 closed 9
scikit-image: eroded 25 closed 25
SciPy, padded and cut: closed 25
SEEN
