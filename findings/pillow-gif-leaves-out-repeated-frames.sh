#!/usr/bin/env bash
# A GIF of six frames that Pillow writes has three when some follow their like.
#
# Guess: frame i of the file is frame i of the episode, as in a TIFF.
# What happens: a frame that equals the one before is left out and its time added to that one's, in GIF, WebP and
#   APNG, whatever optimize says: an agent that stands still, or a still video, gets out of step with its actions and
#   labels.
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
frames = [Image.fromarray(np.full((8, 8), value, np.uint8)) for value in (0, 0, 255, 255, 255, 0)]
for kind in ("gif", "webp", "png", "tiff"):
    frames[0].save(f"episode.{kind}", save_all=True, append_images=frames[1:], duration=100, optimize=False)
    print(kind, Image.open(f"episode.{kind}").n_frames)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
gif 3
webp 3
png 3
tiff 6
SEEN
