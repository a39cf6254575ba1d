#!/usr/bin/env bash
# torch's OneCycleLR sets Adam's beta1 to 0.95, moves it to 0.85 and back, whatever it was.
#
# Guess: a schedule of the learning rate changes the learning rate.
# What happens: cycle_momentum is on, and goes for Adam's first beta as for SGD's momentum: betas=(0.5, 0.999) is
#   never used. cycle_momentum=False leaves it.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
for words in ({}, {"cycle_momentum": False}):
    parameter = torch.nn.Parameter(torch.ones(1))
    optimizer = torch.optim.Adam([parameter], lr=1e-3, betas=(0.5, 0.999))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1e-2, total_steps=101, **words)
    betas = []
    for _ in range(100):
        betas.append(optimizer.param_groups[0]["betas"][0])
        optimizer.step()
        schedule.step()
    print(words, f"beta1 first {betas[0]:.2f}, smallest {min(betas):.2f}, last {betas[-1]:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} beta1 first 0.95, smallest 0.85, last 0.95
{'cycle_momentum': False} beta1 first 0.50, smallest 0.50, last 0.50
SEEN
