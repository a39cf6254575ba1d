#!/usr/bin/env bash
# Pillow gives the first frame of a GIF the shape (8, 8) and the others (8, 8, 3).
#
# Guess: all frames of one file have one mode and one shape.
# What happens: the first frame is numbers of a palette, P, all later ones are colours, RGB. np.asarray of the first
#   gives numbers that are no brightness, and a list of frames cannot be stacked; a loader that reads the first
#   frame of each file gets palettes. frame.convert('RGB') makes them alike.
# Versions: numpy 2.4.6, pillow 13.0.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pillow==13.0.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from PIL import Image, ImageSequence
frames = [Image.fromarray(np.full((8, 8), grey, np.uint8)) for grey in (200, 100, 50)]
for name, made in (("grey", frames), ("colour", [frame.convert("RGB") for frame in frames])):
    made[0].save(f"{name}.gif", save_all=True, append_images=made[1:])
    with Image.open(f"{name}.gif") as film:
        for number, frame in enumerate(ImageSequence.Iterator(film)):
            print(name, "frame", number, frame.mode, np.asarray(frame).shape, "as RGB", np.asarray(frame.convert("RGB")).shape)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
grey frame 0 P (8, 8) as RGB (8, 8, 3)
grey frame 1 RGB (8, 8, 3) as RGB (8, 8, 3)
grey frame 2 RGB (8, 8, 3) as RGB (8, 8, 3)
colour frame 0 P (8, 8) as RGB (8, 8, 3)
colour frame 1 RGB (8, 8, 3) as RGB (8, 8, 3)
colour frame 2 RGB (8, 8, 3) as RGB (8, 8, 3)
SEEN
