#!/usr/bin/env bash
# torch.autograd.gradcheck passes any gradient below its atol, also one that is 0.
#
# Guess: a wrong gradient is found, whatever its size: the check is relative.
# What happens: a pair passes when |a - n| <= atol + rtol |n| with atol = 1e-5: a cost that is averaged over many
#   examples, or has small weights, has gradients so small that a backward pass returning zeros passes.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from torch.autograd import Function, gradcheck
class Scaled(Function):
    @staticmethod
    def forward(context, x, size, factor):
        context.numbers = size, factor
        return size * x
    @staticmethod
    def backward(context, upstream):
        size, factor = context.numbers
        return upstream * size * factor, None, None
x = torch.ones(1, dtype=torch.float64, requires_grad=True)
for size, factor in ((1.0, 0.99), (2e-4, 0.99), (2e-6, 0.0)):
    passed = gradcheck(lambda x: Scaled.apply(x, size, factor), (x,), raise_exception=False)
    print(f"gradient {size:g}, backward returns {factor:g} of it: gradcheck {passed}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
gradient 1, backward returns 0.99 of it: gradcheck False
gradient 0.0002, backward returns 0.99 of it: gradcheck True
gradient 2e-06, backward returns 0 of it: gradcheck True
SEEN
