#!/usr/bin/env bash
# The folder 10 is class 2 of 1, 2, 10 for timm, and class 1 for torchvision.
#
# Guess: both number the folders of a data set in the order of their names, so labels can be used with either.
# What happens: torchvision sorts names as texts (1, 10, 2), timm as a person counts (1, 2, 10). Both read the same
#   folder without a word, so a model that was trained with timm and is judged with torchvision's ImageFolder is judged
#   by other labels, and only those of names that end in numbers are wrong.
# Versions: numpy 2.4.6, pillow 13.0.0, torch 2.14.1, torchvision 0.29.1, timm 1.0.31.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pillow==13.0.0 torch==2.14.1 torchvision==0.29.1 timm==1.0.31
venv/bin/python - <<'PYTHON' | tee output.txt
import pathlib
from PIL import Image
from timm.data import create_dataset
from torchvision.datasets import ImageFolder
for name in ("1", "2", "10"):
    pathlib.Path("images", name).mkdir(parents=True)
    Image.new("RGB", (4, 4)).save(f"images/{name}/photo.png")
print("torchvision:", ImageFolder("images").class_to_idx)
print("timm:       ", create_dataset("", "images").reader.class_to_idx)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
torchvision: {'1': 0, '10': 1, '2': 2}
timm:        {'1': 0, '2': 1, '10': 2}
SEEN
