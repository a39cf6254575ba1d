#!/usr/bin/env bash
# CosineAnnealingLR raises the rate again after T_max.
#
# Guess: after T_max steps the rate stays at its end value, as Keras' and optax's do.
# What happens: it goes on along the cosine: a loop that runs twice T_max ends at the full rate.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import torch
warnings.simplefilter("ignore")
optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=10)
for step in range(1, 21):
    optimizer.step()
    schedule.step()
    if step in (5, 10, 15, 20):
        print(f"step {step}: rate {schedule.get_last_lr()[0]:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
step 5: rate 0.50
step 10: rate 0.00
step 15: rate 0.50
step 20: rate 1.00
SEEN
