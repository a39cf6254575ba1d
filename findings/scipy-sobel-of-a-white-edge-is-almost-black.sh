#!/usr/bin/env bash
# scipy.ndimage.sobel of an edge from 0 to 255 in uint8 is 252, and of one from 255 to 0 it is 4.
#
# Guess: a gradient has a sign and is larger than a pixel, so floats or signed integers come back.
# What happens: the result has the type of the image, and wraps around: 4 * 255 is 252, its negative 4, and an edge
#   from 0 to 64 is 0. The filter must be given floats.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from scipy.ndimage import sobel
for low, high in ((0, 255), (255, 0), (0, 64)):
    image = np.array([[low] * 3 + [high] * 3] * 3)
    for kind in (np.uint8, float):
        print(f"edge from {low} to {high}, {kind.__name__}:", sobel(image.astype(kind))[1].astype(int).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
edge from 0 to 255, uint8: [0, 0, 252, 252, 0, 0]
edge from 0 to 255, float: [0, 0, 1020, 1020, 0, 0]
edge from 255 to 0, uint8: [0, 0, 4, 4, 0, 0]
edge from 255 to 0, float: [0, 0, -1020, -1020, 0, 0]
edge from 0 to 64, uint8: [0, 0, 0, 0, 0, 0]
edge from 0 to 64, float: [0, 0, 256, 256, 0, 0]
SEEN
