#!/usr/bin/env bash
# OpenCV reads one photo of a phone as 40 by 30 pixels in colour, and as 30 by 40 unchanged.
#
# Guess: imread of one file gives one height and width, whatever the mode, and Pillow the same.
# What happens: IMREAD_COLOR and IMREAD_GRAYSCALE turn the picture as its Exif note says, IMREAD_UNCHANGED does not,
#   and Pillow does not. Boxes and masks that were drawn on one lie elsewhere on the other. ImageOps.exif_transpose
#   and cv2.IMREAD_IGNORE_ORIENTATION make them alike.
# Versions: numpy 2.4.6, pillow 13.0.0, opencv-python-headless 5.0.0.93.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pillow==13.0.0 opencv-python-headless==5.0.0.93
venv/bin/python - <<'PYTHON' | tee output.txt
import cv2
import numpy as np
from PIL import Image, ImageOps
note = Image.Exif()
note[274] = 6  # to be turned by a quarter
Image.fromarray(np.zeros((30, 40, 3), np.uint8)).save("photo.jpg", exif=note)
for mode in ("IMREAD_COLOR", "IMREAD_GRAYSCALE", "IMREAD_UNCHANGED"):
    print(mode, cv2.imread("photo.jpg", getattr(cv2, mode)).shape[:2])
print("IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION", cv2.imread("photo.jpg", cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION).shape[:2])
with Image.open("photo.jpg") as photo:
    print("Pillow", np.asarray(photo).shape[:2], "exif_transpose", np.asarray(ImageOps.exif_transpose(photo)).shape[:2])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
IMREAD_COLOR (40, 30)
IMREAD_GRAYSCALE (40, 30)
IMREAD_UNCHANGED (30, 40)
IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION (30, 40)
Pillow (30, 40) exif_transpose (40, 30)
SEEN
