#!/usr/bin/env bash
# A flip of torchvision's transforms v2 that is given an image and a mask flips the image alone.
#
# Guess: the transforms of v2 take image and mask together and treat them alike, so the mask stays on its object.
# What happens: of plain tensors only the first is taken for an image, and the others are passed through; beside a
#   tv_tensors.Image every plain tensor is. Nothing is said, and half of the masks of a training set lie on the wrong
#   side. tv_tensors.Mask(mask) makes both flip.
# Versions: numpy 2.4.6, torch 2.14.1, torchvision 0.29.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.14.1 torchvision==0.29.1
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from torchvision import tv_tensors
from torchvision.transforms import v2
flip = v2.RandomHorizontalFlip(p=1)
image = torch.tensor([[[7, 0, 0]]])
mask = torch.tensor([[[1, 0, 0]]])
def show(label, pair):
    print(label, *(part.tolist() for part in pair))
show("two tensors:", flip(image, mask))
show("as a dictionary:", flip({"image": image, "mask": mask}).values())
show("an Image and a tensor:", flip(tv_tensors.Image(image), mask))
show("an Image and a Mask:", flip(tv_tensors.Image(image), tv_tensors.Mask(mask)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
two tensors: [[[0, 0, 7]]] [[[1, 0, 0]]]
as a dictionary: [[[0, 0, 7]]] [[[1, 0, 0]]]
an Image and a tensor: [[[0, 0, 7]]] [[[1, 0, 0]]]
an Image and a Mask: [[[0, 0, 7]]] [[[0, 0, 1]]]
SEEN
