#!/usr/bin/env bash
# optax.apply_if_finite with max_consecutive_errors=3 applies the fourth NaN, and the parameters are lost.
#
# Guess: after so many errors it raises, or goes on leaving them out: the parameters stay finite, as the name says.
# What happens: it gives up guarding: from the fourth in a row on, updates that are not finite are applied, so that
#   the failure is seen. A run that checks its loss only now and then finds parameters of NaN.
# Versions: jax 0.10.2, optax 0.2.8.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2 optax==0.2.8
venv/bin/python - <<'PYTHON' | tee output.txt
import jax.numpy as jnp
import optax
parameters = jnp.ones(1)
update = optax.apply_if_finite(optax.sgd(0.1), max_consecutive_errors=3)
state, seen = update.init(parameters), []
for _ in range(5):
    change, state = update.update(jnp.full(1, jnp.nan), state, parameters)
    parameters = optax.apply_updates(parameters, change)
    seen.append(bool(jnp.isfinite(parameters).all()))
print("finite after each of five steps:", seen)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
finite after each of five steps: [True, True, True, False, False]
SEEN
