#!/usr/bin/env bash
# The first five steps of torch's RAdam are the learning rate times the gradient, however large that is.
#
# Guess: a rectified Adam, made to need no warm-up, begins with steps smaller than Adam's, which are the learning
#   rate.
# What happens: while the variance of the second moment can't be estimated (five steps at beta2 = 0.999), it is left
#   out: momentum alone, not divided by anything. With gradients of 1000 a rate of 0.001 moves each parameter by 1;
#   the sixth step is 30,000 times smaller.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
for make in (torch.optim.Adam, torch.optim.RAdam):
    parameter = torch.nn.Parameter(torch.zeros(1))
    optimizer, places = make([parameter], lr=1e-3), [0.0]
    for _ in range(6):
        parameter.grad = torch.full((1,), 1000.0)
        optimizer.step()
        places.append(parameter.item())
    print(make.__name__, [f"{before - after:.5f}" for before, after in zip(places, places[1:])])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
Adam ['0.00100', '0.00100', '0.00100', '0.00100', '0.00100', '0.00100']
RAdam ['1.00000', '1.00000', '1.00000', '1.00000', '1.00000', '0.00003']
SEEN
