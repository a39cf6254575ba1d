#!/usr/bin/env bash
# Parameters that optax.masked leaves out are not frozen: they climb their gradient at the rate 1.
#
# Guess: masked(sgd(0.1), mask) trains where the mask is True and leaves the others where they are.
# What happens: the others' gradients go through as they are, and apply_updates adds them: each such parameter moves
#   uphill, ten times as far as the trained one goes down; masked(set_to_zero(), ...) after it freezes them.
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
def train(optimizer):
    """Parameters and cost, half the sum of squares, after one step from 1 and 1."""
    x = {"trained": jnp.float32(1), "frozen": jnp.float32(1)}
    cost = lambda x: (x["trained"] ** 2 + x["frozen"] ** 2) / 2
    update, _ = optimizer.update(jax.grad(cost)(x), optimizer.init(x))
    x = optax.apply_updates(x, update)
    return {name: f"{float(value):.1f}" for name, value in x.items()}
masked = optax.masked(optax.sgd(0.1), {"trained": True, "frozen": False})
print("masked:", train(masked))
print("and set_to_zero:", train(optax.chain(masked, optax.masked(optax.set_to_zero(), {"trained": False, "frozen": True}))))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
masked: {'frozen': '2.0', 'trained': '0.9'}
and set_to_zero: {'frozen': '1.0', 'trained': '0.9'}
SEEN
