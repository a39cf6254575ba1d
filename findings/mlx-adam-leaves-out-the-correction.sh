#!/usr/bin/env bash
# mlx's Adam corrects no bias unless told, so its first step is three times the learning rate.
#
# Guess: Adam divides its averages by 1 - beta^t; with a constant gradient each step is the learning rate.
# What happens: bias_correction is off by default, in AdamW too: the first step is 0.1 / sqrt(0.001) = 3.2 times the
#   learning rate and the steps grow further for a while, so a rate tuned elsewhere is too large here.
# Versions: mlx[cpu] 0.32.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet mlx[cpu]==0.32.4
venv/bin/python - <<'PYTHON' | tee output.txt
import mlx.core as mx
from mlx.optimizers import Adam
mx.set_default_device(mx.cpu)
for words in ({}, {"bias_correction": True}):
    optimizer = Adam(learning_rate=0.1, **words)
    x, path = {"x": mx.zeros(1)}, []
    for _ in range(12):
        last = x["x"].item()
        x = optimizer.apply_gradients({"x": mx.ones(1)}, x)
        path.append(last - x["x"].item())
    print(words, "steps 1, 2, 3 and 12:", [f"{path[step]:.2f}" for step in (0, 1, 2, 11)])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} steps 1, 2, 3 and 12: ['0.32', '0.42', '0.50', '0.66']
{'bias_correction': True} steps 1, 2, 3 and 12: ['0.10', '0.10', '0.10', '0.10']
SEEN
