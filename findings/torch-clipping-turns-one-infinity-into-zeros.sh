#!/usr/bin/env bash
# clip_grad_norm_ with one infinite gradient zeroes all the others.
#
# Guess: the infinite gradient is clipped to the norm, the others become small.
# What happens: the norm is infinite, so each gradient is multiplied by 0: the finite ones become 0, which looks
#   like a harmless step, and the infinite one becomes NaN; error_if_nonfinite=True raises.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
parameters = [torch.zeros(2, requires_grad=True), torch.zeros(1, requires_grad=True)]
parameters[0].grad = torch.tensor([float("inf"), 3.0])
parameters[1].grad = torch.tensor([4.0])
norm = torch.nn.utils.clip_grad_norm_(parameters, 1.0)
print("norm", norm.item(), "gradients", [p.grad.tolist() for p in parameters])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
norm inf gradients [[nan, 0.0], [0.0]]
SEEN
