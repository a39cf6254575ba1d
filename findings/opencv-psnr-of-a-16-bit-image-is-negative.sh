#!/usr/bin/env bash
# OpenCV's PSNR of two equal images is 361 dB, and of two similar 16-bit images it is below zero.
#
# Guess: equal images have an infinite ratio, and the peak of a uint16 image is 65535.
# What happens: a tiny number is added to the error before the division, so the best is 361 for any image, which moves
#   a mean over images; the peak is 255 for every type, 48 dB too low for 16 bits. The fourth argument is the peak.
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
dark, light = np.full((4, 4), 30000, np.uint16), np.full((4, 4), 31000, np.uint16)
print(f"equal: {cv2.PSNR(dark, dark):.1f}")
print(f"16 bits, 1000 apart: {cv2.PSNR(dark, light):.1f}, with the peak 65535: {cv2.PSNR(dark, light, 65535):.1f}")
print(f"0 to 1, half apart: {cv2.PSNR(np.zeros((4, 4)), np.full((4, 4), 0.5)):.1f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
equal: 361.2
16 bits, 1000 apart: -11.9, with the peak 65535: 36.3
0 to 1, half apart: 54.2
SEEN
