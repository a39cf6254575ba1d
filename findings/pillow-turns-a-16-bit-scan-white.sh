#!/usr/bin/env bash
# Pillow's convert('L') of a 16-bit picture makes every value above 255 white.
#
# Guess: convert to 8 bits scales, so that 65535 becomes 255 and 30000 becomes 117: the picture looks the same.
# What happens: values are cut at 255. A scan or depth image of 12 or 16 bits, which a loader converts to L or RGB
#   like any other, is white with a few dark spots, and a network is trained on that. Divide the array by 256
#   before.
# Versions: numpy 2.4.6, pillow 13.0.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pillow==13.0.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from PIL import Image
scan = np.array([[0, 200, 1000, 30000, 65535]], np.uint16)
Image.fromarray(scan).save("scan.png")
picture = Image.open("scan.png")
print("mode", picture.mode, np.asarray(picture).tolist())
print("L:  ", np.asarray(picture.convert("L")).tolist())
print("RGB:", np.asarray(picture.convert("RGB"))[:, :, 0].tolist())
print("divided by 256:", np.asarray(Image.fromarray((scan // 256).astype(np.uint8))).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
mode I;16 [[0, 200, 1000, 30000, 65535]]
L:   [[0, 200, 255, 255, 255]]
RGB: [[0, 200, 255, 255, 255]]
divided by 256: [[0, 0, 3, 117, 255]]
SEEN
