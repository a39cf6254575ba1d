#!/usr/bin/env bash
# SGD(dampening=0.9) is not the averaging form of momentum.
#
# Guess: v = 0.9 v + (1 - 0.9) g from v = 0: the first step is a tenth of the rate times the gradient.
# What happens: the velocity starts as the whole first gradient, undampened: ten times as much as the formula says,
#   and it fades with the momentum only.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
x = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([x], lr=1.0, momentum=0.9, dampening=0.9)
v = w = 0.0
for step in range(1, 4):
    x.grad = torch.ones(1)
    optimizer.step()
    v = 0.9 * v + 0.1
    w -= v
    print(f"step {step}: torch {x.item():.3f}, averaging form {w:.3f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
step 1: torch -1.000, averaging form -0.100
step 2: torch -2.000, averaging form -0.290
step 3: torch -3.000, averaging form -0.561
SEEN
