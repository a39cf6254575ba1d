#!/usr/bin/env bash
# cv2.normalize(image, None, 0, 255) makes every image black.
#
# Guess: the third and fourth argument are the new ends, so the pixels are stretched to 0 to 255.
# What happens: Unless norm_type=cv2.NORM_MINMAX is named, alpha is the length that the image gets as a vector, here 0,
#   and beta is not looked at. The names alpha=0, beta=255 do not help.
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
image = np.array([[50, 60, 100]], np.uint8)
print("0, 255:", cv2.normalize(image, None, 0, 255).tolist())
print("0, 255, NORM_MINMAX:", cv2.normalize(image, None, 0, 255, cv2.NORM_MINMAX).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
0, 255: [[0, 0, 0]]
0, 255, NORM_MINMAX: [[0, 51, 255]]
SEEN
