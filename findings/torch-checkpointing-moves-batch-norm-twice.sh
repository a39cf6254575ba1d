#!/usr/bin/env bash
# Activation checkpointing moves batch norm's running averages twice a step.
#
# Guess: checkpoint() trades memory for time and computes the same.
# What happens: the layer runs again in the backward pass and updates its averages again: after one step they stand
#   where two would leave them (momentum 0.1 acts as 0.19), so evaluation differs from a run without it.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from torch.utils.checkpoint import checkpoint
x = torch.tensor([[0.0], [2.0]], requires_grad=True)
for name, call in (("plain", lambda norm: norm(x)), ("checkpoint", lambda norm: checkpoint(norm, x, use_reentrant=False))):
    norm = torch.nn.BatchNorm1d(1)
    call(norm).sum().backward()
    print(f"{name}: running mean {norm.running_mean.item():.2f}, batches counted {norm.num_batches_tracked.item()}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
plain: running mean 0.10, batches counted 1
checkpoint: running mean 0.19, batches counted 2
SEEN
