#!/usr/bin/env bash
# mlx's he_normal draws with He's variance halved, unless the gain is given.
#
# Guess: an initializer named after He, with his paper as its reference, has the standard deviation sqrt(2 / fan_in),
#   as in Keras, JAX and PyTorch.
# What happens: it is gain / sqrt(fan_in) with a gain of 1, which is LeCun's: behind a ReLU the activations lose half
#   their mean square in each layer; gain=sqrt(2) makes it He's. he_uniform does so too.
# Versions: mlx[cpu] 0.32.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet mlx[cpu]==0.32.4
venv/bin/python - <<'PYTHON' | tee output.txt
import mlx.core as mx
from mlx.nn import init
mx.set_default_device(mx.cpu)
mx.random.seed(1)
like = mx.zeros((1000, 1000))
for name in ("he_normal", "he_uniform"):
    for words in ({}, {"gain": 2**0.5}):
        ratio = mx.std(getattr(init, name)()(like, **words)).item() / (2 / 1000) ** 0.5
        print(f"{name} {words}: standard deviation / sqrt(2 / fan_in) = {ratio:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
he_normal {}: standard deviation / sqrt(2 / fan_in) = 0.71
he_normal {'gain': 1.4142135623730951}: standard deviation / sqrt(2 / fan_in) = 1.00
he_uniform {}: standard deviation / sqrt(2 / fan_in) = 0.71
he_uniform {'gain': 1.4142135623730951}: standard deviation / sqrt(2 / fan_in) = 1.00
SEEN
