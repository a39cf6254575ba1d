#!/usr/bin/env bash
# torch.optim.ASGD, averaged SGD, averages nothing in the first million steps.
#
# Guess: the parameters after training are, or include from the start, the average of the path.
# What happens: t0 is 1e6 steps; before, the "average" is a copy of the last point. Nor is it put into the parameters
#   later: it stays in the optimizer's state as ax, which the user has to copy.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
def train(**words):
    x = torch.ones(1, requires_grad=True)
    optimizer = torch.optim.ASGD([x], lr=0.1, **words)
    generator = torch.Generator().manual_seed(0)
    path = []
    for _ in range(100):
        x.grad = x.detach() + torch.randn(1, generator=generator)
        optimizer.step()
        path.append(x.detach().clone())
    return x.detach(), optimizer.state[x]["ax"], torch.stack(path).mean(0)
for words in ({}, {"t0": 0}):
    last, average, mean = train(**words)
    print(words, "ax is the last point:", torch.equal(average, last), "| ax is near the mean of the path:", torch.allclose(average, mean, atol=0.02))
    print(words, "the parameter is near the mean of the path:", torch.allclose(last, mean, atol=0.02))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} ax is the last point: True | ax is near the mean of the path: False
{} the parameter is near the mean of the path: False
{'t0': 0} ax is the last point: False | ax is near the mean of the path: True
{'t0': 0} the parameter is near the mean of the path: False
SEEN
