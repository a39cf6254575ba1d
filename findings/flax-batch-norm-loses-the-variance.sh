#!/usr/bin/env bash
# flax's batch norm of 10000 and 10001 is not -1 and 1.
#
# Guess: normalizing takes away a constant first, as Keras and PyTorch do: an offset in the data changes nothing.
# What happens: the variance is computed as the mean of squares minus the square of the mean, in float32, where it
#   drowns: the two come out as -158 and 158 here. use_fast_variance=False gives -1 and 1; LayerNorm has the same
#   default.
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
def worst(offset, **words):
    """How far the normalized offset and offset + 1 are from -1 and 1."""
    norm = nnx.BatchNorm(1, rngs=nnx.Rngs(0), **words)
    return float(abs(norm(jnp.array([[offset], [offset + 1]])).ravel() - jnp.array([-1.0, 1.0])).max())
for offset in (0.0, 10000.0):
    print(f"offset {offset:g}: off by more than 0.5: {worst(offset) > 0.5}, with use_fast_variance=False: {worst(offset, use_fast_variance=False) > 0.5}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
offset 0: off by more than 0.5: False, with use_fast_variance=False: False
offset 10000: off by more than 0.5: True, with use_fast_variance=False: False
SEEN
