#!/usr/bin/env bash
# Albumentations' Normalize makes the grey of an image from 0 to 1 nearly the darkest value.
#
# Guess: an image of floats from 0 to 1, which the library's other transforms take for the full range, is normalized
#   by mean and deviation.
# What happens: mean and deviation are multiplied by max_pixel_value, 255, whatever the type: 0.5 becomes -0.996
#   where 128 of uint8 becomes 0. max_pixel_value=1.0 is needed for floats.
# Versions: numpy 2.4.6, albumentations 2.0.8, opencv-python-headless 5.0.0.93.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 albumentations==2.0.8 opencv-python-headless==5.0.0.93
venv/bin/python - <<'PYTHON' | tee output.txt
import albumentations
import numpy as np
normalize = {"mean": (0.5,) * 3, "std": (0.5,) * 3}
grey = np.full((2, 2, 3), 0.5, np.float32)
print(f"uint8 128: {albumentations.Normalize(**normalize)(image=np.full((2, 2, 3), 128, np.uint8))['image'].mean():.2f}")
print(f"float 0.5: {albumentations.Normalize(**normalize)(image=grey)['image'].mean():.2f}")
print(f"float 0.5, max_pixel_value=1: {albumentations.Normalize(max_pixel_value=1.0, **normalize)(image=grey)['image'].mean():.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
uint8 128: 0.00
float 0.5: -1.00
float 0.5, max_pixel_value=1: 0.00
SEEN
