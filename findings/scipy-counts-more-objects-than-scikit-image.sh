#!/usr/bin/env bash
# scipy.ndimage.label finds two cells where scikit-image's label finds one.
#
# Guess: both number the connected parts of a mask, so that they find the same ones.
# What happens: pixels that meet at a corner are apart in SciPy and one in scikit-image. Thin and slanting objects
#   fall into many pieces in one, so that counts, sizes and scores for each object differ for the same mask.
#   structure=np.ones((3, 3)) in SciPy, or connectivity=1 in scikit-image, makes them alike.
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
import skimage.measure
line = np.eye(4, dtype=np.uint8)
print("a slanting line: SciPy", scipy.ndimage.label(line)[1], "scikit-image", skimage.measure.label(line).max())
print("SciPy, structure=ones:", scipy.ndimage.label(line, np.ones((3, 3)))[1], "scikit-image, connectivity=1:", skimage.measure.label(line, connectivity=1).max())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
a slanting line: SciPy 4 scikit-image 1
SciPy, structure=ones: 1 scikit-image, connectivity=1: 4
SEEN
