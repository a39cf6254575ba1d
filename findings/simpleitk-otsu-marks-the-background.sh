#!/usr/bin/env bash
# SimpleITK's OtsuThreshold gives 1 to the dark pixels and 0 to the bright ones.
#
# Guess: a mask by Otsu's method is 1 where the image is over the threshold, as in OpenCV and scikit-image.
# What happens: 'inside' is what lies at or under the threshold, for OtsuThreshold and its relatives. A mask of a
#   bright organ or nucleus is its complement, and Dice against it is near 0. OtsuThreshold(image, 0, 1) turns it
#   round.
# Versions: numpy 2.4.6, SimpleITK 2.5.7.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 SimpleITK==2.5.7
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import SimpleITK as sitk
image = sitk.GetImageFromArray(np.array([[10.0, 11.0, 12.0, 200.0, 201.0]]))
for name in ("OtsuThreshold", "LiThreshold", "TriangleThreshold"):
    print(name, sitk.GetArrayFromImage(getattr(sitk, name)(image)).tolist())
print("OtsuThreshold(image, 0, 1)", sitk.GetArrayFromImage(sitk.OtsuThreshold(image, 0, 1)).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
OtsuThreshold [[1, 1, 1, 0, 0]]
LiThreshold [[1, 1, 1, 0, 0]]
TriangleThreshold [[1, 1, 1, 0, 0]]
OtsuThreshold(image, 0, 1) [[0, 0, 0, 1, 1]]
SEEN
