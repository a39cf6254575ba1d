#!/usr/bin/env bash
# ReduceLROnPlateau never lowers the rate on a constant loss below zero.
#
# Guess: a loss that stands still is a plateau, whatever its sign.
# What happens: better means below best * (1 - 1e-4), which for a negative best lies above it: a constant -10, and
#   even a slowly rising loss, counts as progress at every step. threshold_mode="abs" helps. A log-likelihood, an
#   ELBO or a negated score meets this.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
def rate(losses, **words):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, patience=3, **words)
    for loss in losses:
        schedule.step(loss)
    return optimizer.param_groups[0]["lr"]
for start, climb in ((10, 0), (-10, 0), (-10, 0.0005)):
    losses = [start + climb * step for step in range(20)]
    print(f"loss {start:+}, rising by {climb}: rate {rate(losses):g}, with threshold_mode='abs' {rate(losses, threshold_mode='abs'):g}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
loss +10, rising by 0: rate 0.0001, with threshold_mode='abs' 0.0001
loss -10, rising by 0: rate 1, with threshold_mode='abs' 0.0001
loss -10, rising by 0.0005: rate 1, with threshold_mode='abs' 0.0001
SEEN
