#!/usr/bin/env bash
# JAX's derivative at 0 is 0 for relu, 1/2 for maximum, 1 for abs and leaky_relu.
#
# Guess: one convention for all kinks; relu(x) and maximum(x, 0) are the same function and have the same derivative.
# What happens: each function has its own: a ReLU written with maximum lets half a gradient through at 0, and abs(x)
#   pushes away from its minimum.
# Versions: jax 0.10.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2
venv/bin/python - <<'PYTHON' | tee output.txt
import jax
import jax.numpy as jnp
functions = {
    "jax.nn.relu(x)": jax.nn.relu,
    "jnp.maximum(x, 0)": lambda x: jnp.maximum(x, 0.0),
    "jnp.where(x > 0, x, 0)": lambda x: jnp.where(x > 0, x, 0.0),
    "jnp.clip(x, 0, 1)": lambda x: jnp.clip(x, 0.0, 1.0),
    "jnp.abs(x)": jnp.abs,
    "jax.nn.leaky_relu(x)": jax.nn.leaky_relu,
}
for name, function in functions.items():
    print(f"{name}: {float(jax.grad(function)(0.0)):g}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
jax.nn.relu(x): 0
jnp.maximum(x, 0): 0.5
jnp.where(x > 0, x, 0): 0
jnp.clip(x, 0, 1): 0.5
jnp.abs(x): 1
jax.nn.leaky_relu(x): 1
SEEN
