#!/usr/bin/env bash
# A flax.nnx layer called without a flag is in training mode.
#
# Guess: as in Keras, calling a model without saying so predicts.
# What happens: nnx.BatchNorm uses the batch's own mean and moves its running one, nnx.Dropout drops: evaluating a
#   model changes it. model.eval() or use_running_average=True is needed.
# Versions: jax 0.10.2, flax 0.12.8.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2 flax==0.12.8
venv/bin/python - <<'PYTHON' | tee output.txt
import jax.numpy as jnp
from flax import nnx
norm = nnx.BatchNorm(1, rngs=nnx.Rngs(0))
x = jnp.array([[0.0], [2.0]])
print("batch norm of 0 and 2:", norm(x).round(2).ravel(), "and the running mean is", norm.mean.get_value().round(4))
ones = jnp.ones(1000)
dropout = nnx.Dropout(0.5, rngs=nnx.Rngs(0))
print("dropout without a flag zeroes some:", bool((dropout(ones) == 0).any()))
norm.eval()
dropout.eval()
print("after eval():", norm(x).round(2).ravel(), norm.mean.get_value().round(4), bool((dropout(ones) == 0).any()))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
batch norm of 0 and 2: [-1.  1.] and the running mean is [0.01]
dropout without a flag zeroes some: True
after eval(): [-0.01  1.99] [0.01] False
SEEN
