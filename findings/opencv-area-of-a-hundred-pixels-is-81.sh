#!/usr/bin/env bash
# OpenCV's contourArea of a square of 100 pixels is 81, and its minAreaRect is 9 wide.
#
# Guess: the contour of a 10 by 10 square encloses its 100 pixels.
# What happens: the contour goes through the centres of the border pixels, half a pixel inside: a line of pixels has
#   the area 0, and small objects lose most. countNonZero counts pixels.
# Versions: numpy 2.4.6, opencv-python-headless 5.0.0.93.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 opencv-python-headless==5.0.0.93
venv/bin/python - <<'PYTHON' | tee output.txt
import cv2
import numpy as np
for height, width in ((10, 10), (3, 3), (1, 10)):
    mask = np.zeros((20, 20), np.uint8)
    mask[5 : 5 + height, 5 : 5 + width] = 255
    contour = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0][0]
    sides = sorted(round(side, 3) for side in cv2.minAreaRect(contour)[1])
    print(cv2.countNonZero(mask), "pixels, area", cv2.contourArea(contour), "sides of minAreaRect", sides)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
100 pixels, area 81.0 sides of minAreaRect [9.0, 9.0]
9 pixels, area 4.0 sides of minAreaRect [2.0, 2.0]
10 pixels, area 0.0 sides of minAreaRect [0.0, 9.0]
SEEN
