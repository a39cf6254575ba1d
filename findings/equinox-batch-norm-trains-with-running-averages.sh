#!/usr/bin/env bash
# Equinox's batch norm normalizes a training batch with the running averages, unless told mode="batch".
#
# Guess: in training a batch is normalized by its own mean, as the paper says, and in every other library.
# What happens: the default, kept for old code, with a warning about performance, uses the moving averages in
#   training too; only the first batch, which sets them, comes out with the mean 0. A batch of 20 and 22 after one of
#   0 and 2 comes out near 19.
# Versions: jax 0.10.2, equinox 0.13.8.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2 equinox==0.13.8
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import equinox as eqx
import jax
import jax.numpy as jnp
warnings.simplefilter("ignore")
batch = jnp.array([[0.0], [2.0]])
for words in ({}, {"mode": "batch"}):
    norm, state = eqx.nn.make_with_state(eqx.nn.BatchNorm)(1, "batch", **words)
    train = jax.vmap(norm, axis_name="batch", in_axes=(0, None), out_axes=(0, None))
    first, state = train(batch, state)
    second, state = train(batch + 20, state)
    print(words, "in training 0 and 2 become", [f"{v:.1f}" for v in first.ravel()], "then 20 and 22", [f"{v:.1f}" for v in second.ravel()])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} in training 0 and 2 become ['-1.0', '1.0'] then 20 and 22 ['18.8', '20.8']
{'mode': 'batch'} in training 0 and 2 become ['-1.0', '1.0'] then 20 and 22 ['-1.0', '1.0']
SEEN
