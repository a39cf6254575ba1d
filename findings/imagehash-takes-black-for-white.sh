#!/usr/bin/env bash
# imagehash finds a black picture and a white one equal, by three of its hashes.
#
# Guess: hashes of pictures that have nothing in common differ in about half of their 64 bits.
# What happens: a hash compares pixels with the picture's mean, or with their neighbours: of an even picture all
#   bits are 0, whatever its grey. Removing near-duplicates by hash throws all empty scans, night and snow pictures
#   into one. Compare the mean grey of pictures whose bits are nearly all equal.
# Versions: numpy 2.4.6, pillow 13.0.0, imagehash 4.3.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pillow==13.0.0 imagehash==4.3.2
venv/bin/python - <<'PYTHON' | tee output.txt
import imagehash
import numpy as np
from PIL import Image
black, white = Image.new("L", (32, 32), 0), Image.new("L", (32, 32), 255)
noise = Image.fromarray(np.random.default_rng(0).integers(0, 256, (32, 32), dtype=np.uint8))
for name in ("average_hash", "dhash", "whash"):
    make = getattr(imagehash, name)
    print(f"{name}: black and white differ in {make(black) - make(white)} of 64 bits, black and noise in more than 10: {bool(make(black) - make(noise) > 10)}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
average_hash: black and white differ in 0 of 64 bits, black and noise in more than 10: True
dhash: black and white differ in 0 of 64 bits, black and noise in more than 10: True
whash: black and white differ in 0 of 64 bits, black and noise in more than 10: True
SEEN
