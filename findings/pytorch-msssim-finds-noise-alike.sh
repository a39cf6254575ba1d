#!/usr/bin/env bash
# pytorch-msssim gives two pictures of independent noise the similarity 0.996, and a black and a white one 0.867.
#
# Guess: pictures of floats from 0 to 1, as torchvision makes them, are compared in their range: about 0.
# What happens: data_range is 255 unless told, so differences of 1 are nothing against the constants that keep it from
#   dividing by 0. As a loss its gradient is almost 0, as a score all models are nearly perfect. data_range=1 is
#   needed.
# Versions: numpy 2.4.6, torch 2.13.0, pytorch-msssim 1.0.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 pytorch-msssim==1.0.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from pytorch_msssim import ssim
torch.manual_seed(0)
noise = torch.rand(2, 1, 64, 64)
pairs = {"noise and noise": (noise[:1], noise[1:]), "black and white": (torch.zeros(1, 1, 64, 64), torch.ones(1, 1, 64, 64))}
for name, (a, b) in pairs.items():
    print(name, "default:", round(ssim(a, b).item(), 2), "data_range=1:", round(abs(ssim(a, b, data_range=1).item()), 1))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
noise and noise default: 1.0 data_range=1: 0.0
black and white default: 0.87 data_range=1: 0.0
SEEN
