#!/usr/bin/env bash
# optax.adam never forgets a large gradient when the parameters are bfloat16.
#
# Guess: half precision makes the averages coarse; they still decay with b2 = 0.999 a step.
# What happens: the second moments take the parameters' type, where 0.999 is 1: after one gradient of 10, five
#   thousand of 0.01 take no hold and each step is a thirtieth of the learning rate; in float32 the large one is
#   forgotten.
# Versions: jax 0.10.2, optax 0.2.8.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2 optax==0.2.8
venv/bin/python - <<'PYTHON' | tee output.txt
import jax
import jax.numpy as jnp
import optax
optimizer = optax.adam(0.1)
for dtype in (jnp.float32, jnp.bfloat16):
    x = jnp.zeros(1, dtype)
    update = jax.jit(optimizer.update)
    _, state = update(jnp.full(1, 10, dtype), optimizer.init(x), x)
    before = float(state[0].nu[0])
    for _ in range(5000):
        step, state = update(jnp.full(1, 0.01, dtype), state, x)
    print(f"{dtype.__name__}: second moment {before:.1f}, 5000 steps later {float(state[0].nu[0]):.4f}; step shorter than 0.01: {abs(float(step[0])) < 0.01}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
float32: second moment 0.1, 5000 steps later 0.0008; step shorter than 0.01: False
bfloat16: second moment 0.1, 5000 steps later 0.1001; step shorter than 0.01: True
SEEN
