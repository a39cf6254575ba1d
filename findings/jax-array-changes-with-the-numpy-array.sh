#!/usr/bin/env bash
# An array of jax.device_put changes when the NumPy array that it came from is written to.
#
# Guess: JAX arrays are immutable, and device_put says that it returns a copy.
# What happens: on the CPU it takes over the memory where it begins at a multiple of 64 bytes, as large arrays often
#   do and small ones at random: a loader that fills one buffer again changes the batches before; jnp.array copies.
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
room = np.zeros(256, np.uint8)
start = -room.ctypes.data % 64
for offset in (0, 16):
    buffer = room[start + offset :][:64].view(np.float32)
    buffer[:] = 1
    put, copied = jax.block_until_ready((jax.device_put(buffer), jnp.array(buffer)))
    buffer[:] = 7
    print(f"{offset} bytes after a multiple of 64: device_put {put[0]:g}, jnp.array {copied[0]:g}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
0 bytes after a multiple of 64: device_put 7, jnp.array 1
16 bytes after a multiple of 64: device_put 1, jnp.array 1
SEEN
