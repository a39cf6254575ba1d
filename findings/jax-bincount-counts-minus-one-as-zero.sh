#!/usr/bin/env bash
# jnp.bincount counts the label -1 as the class 0, where np.bincount raises.
#
# Guess: negative labels, which mark what is to be ignored, are refused or left out.
# What happens: they are moved up to 0, so the first class has more examples than there are; labels beyond length are
#   left out. Class weights made of it are wrong.
# Versions: numpy 2.4.6, jax 0.10.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 jax==0.10.2
venv/bin/python - <<'PYTHON' | tee output.txt
import jax.numpy as jnp
import numpy as np
labels = [-1, -1, 0, 2, 7]
print("JAX, length 3:", jnp.bincount(jnp.array(labels), length=3).tolist())
try:
    print("NumPy:", np.bincount(labels))
except ValueError:
    print("NumPy raises ValueError")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
JAX, length 3: [3, 0, 1]
NumPy raises ValueError
SEEN
