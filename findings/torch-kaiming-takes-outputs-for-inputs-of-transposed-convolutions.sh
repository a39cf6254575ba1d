#!/usr/bin/env bash
# torch's kaiming_normal_ makes transposed convolutions too large or too small by the ratio of their channels.
#
# Guess: fan_in is the number of inputs of the layer, so the mean square after it is twice that of its inputs, as for
#   a convolution.
# What happens: the weight of a transposed convolution stands as inputs x outputs, and the second axis is counted all
#   the same: 16 to 256 channels give a sixteenth, 256 to 16 sixteen times as much. mode='fan_out' is right there.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from torch import nn
torch.manual_seed(0)
for layer, mode in ((nn.Conv2d(16, 256, 3), "fan_in"), (nn.ConvTranspose2d(16, 256, 3), "fan_in"), (nn.ConvTranspose2d(256, 16, 3), "fan_in"), (nn.ConvTranspose2d(256, 16, 3), "fan_out")):
    nn.init.kaiming_normal_(layer.weight, mode=mode, nonlinearity="relu")
    nn.init.zeros_(layer.bias)
    X = torch.randn(8, layer.in_channels, 24, 24)
    with torch.no_grad():
        ratio = (layer(X)[..., 4:-4, 4:-4] ** 2).mean() / (X**2).mean()
    print(f"{type(layer).__name__}, {layer.in_channels} to {layer.out_channels}, {mode}: 2 times {2 ** round(torch.log2(ratio / 2).item()):g}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
Conv2d, 16 to 256, fan_in: 2 times 1
ConvTranspose2d, 16 to 256, fan_in: 2 times 0.0625
ConvTranspose2d, 256 to 16, fan_in: 2 times 16
ConvTranspose2d, 256 to 16, fan_out: 2 times 1
SEEN
