#!/usr/bin/env bash
# jnp.asarray makes 7 of the NumPy number 2**40 + 7, and a negative number of a time in milliseconds.
#
# Guess: a number that does not fit raises, as jnp.asarray(2**40 + 7) of a Python number does.
# What happens: JAX has 32-bit integers unless told, and a NumPy int64 is cut to its lower half without a word. User
#   ids and hashes that differ become equal, times become negative. jax.config.update('jax_enable_x64', True) keeps
#   them.
# Versions: numpy 2.4.6, jax 0.10.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 jax==0.10.2
venv/bin/python - <<'PYTHON' | tee output.txt
import jax
import jax.numpy as jnp
import numpy as np
numbers = np.array([2**40 + 7, 2**41 + 7, 1_700_000_000_000])
print("asarray:   ", jnp.asarray(numbers))
print("device_put:", jax.device_put(numbers))
print("into a jit:", jax.jit(lambda x: x)(numbers))
try:
    print(jnp.asarray(2**40 + 7))
except OverflowError as error:
    print("of a Python number:", type(error).__name__)
jax.config.update("jax_enable_x64", True)
print("with x64:  ", jnp.asarray(numbers))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
asarray:    [         7          7 -807049216]
device_put: [         7          7 -807049216]
into a jit: [         7          7 -807049216]
of a Python number: OverflowError
with x64:   [1099511627783 2199023255559 1700000000000]
SEEN
