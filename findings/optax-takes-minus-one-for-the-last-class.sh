#!/usr/bin/env bash
# optax's cross-entropy takes the label -1 for the last class.
#
# Guess: a label outside of the classes, -1 for "unknown" by habit, is an error, or NaN as a label too large is.
# What happens: -1 counts from the end, as an index of NumPy does: unlabelled examples train the last class; only
#   where=... leaves them out. -4 of three classes, and 3, give NaN.
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
logits = jnp.array([0.0, 1.0, 2.0])
for label in (0, 1, 2, 3, -1, -4):
    print(f"label {label}: {optax.softmax_cross_entropy_with_integer_labels(logits, jnp.array(label)):.3f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
label 0: 2.408
label 1: 1.408
label 2: 0.408
label 3: nan
label -1: 0.408
label -4: nan
SEEN
