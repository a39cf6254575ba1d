#!/usr/bin/env bash
# torch_ema's average with the decay 0.999 is 0.82 after one step from 0 to 1, where 0.001 was asked for.
#
# Guess: each step moves the average by a thousandth of the difference.
# What happens: use_num_updates is True unless told, so step n keeps only (1 + n) / (10 + n) until that passes the
#   decay, which for 0.999 takes 8990 steps. A short run's average is nearly its last weights, and an average that
#   continues a trained model loses it in the first steps. use_num_updates=False is the plain average.
# Versions: numpy 2.4.6, torch 2.13.0, torch_ema 0.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 torch_ema==0.3
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from torch_ema import ExponentialMovingAverage
for told in ({}, {"use_num_updates": False}):
    weight = torch.nn.Parameter(torch.tensor(0.0))
    average = ExponentialMovingAverage([weight], decay=0.999, **told)
    with torch.no_grad():
        weight.fill_(1.0)
    seen = []
    for _ in range(3):
        average.update()
        seen.append(round(average.shadow_params[0].item(), 3))
    print("decay=0.999", told, seen)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
decay=0.999 {} [0.818, 0.955, 0.986]
decay=0.999 {'use_num_updates': False} [0.001, 0.002, 0.003]
SEEN
