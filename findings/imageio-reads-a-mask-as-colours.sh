#!/usr/bin/env bash
# imageio reads a palette mask, as of Pascal VOC, as colours, where Pillow gives the classes.
#
# Guess: both give the same array, as imageio reads PNG with Pillow.
# What happens: imageio turns a palette into RGB: the classes 0 to 3 become black, red, green and olive, of shape (H,
#   W, 3). mask[..., 0] then looks like labels, and 0 and 2 are one class. mode='P' in imageio.v3 gives the numbers.
# Versions: numpy 2.4.6, pillow 13.0.0, imageio 2.38.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pillow==13.0.0 imageio==2.38.1
venv/bin/python - <<'PYTHON' | tee output.txt
import imageio.v3 as imageio
import numpy as np
from PIL import Image
mask = Image.fromarray(np.array([[0, 1, 2, 3]], np.uint8))
mask.putpalette([0, 0, 0, 128, 0, 0, 0, 128, 0, 128, 128, 0])
mask.save("mask.png")
read = imageio.imread("mask.png")
print("Pillow", np.array(Image.open("mask.png")).tolist())
print("imageio", read.shape, "first channel", read[..., 0].tolist())
print("imageio, mode='P'", imageio.imread("mask.png", mode="P").tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
Pillow [[0, 1, 2, 3]]
imageio (1, 4, 3) first channel [[0, 128, 0, 128]]
imageio, mode='P' [[0, 1, 2, 3]]
SEEN
