#!/usr/bin/env bash
# Gradient descent on abs(z)**2 with jax.grad moves away from 0 where z is imaginary.
#
# Guess: the gradient of a real cost points uphill, so that z - rate * gradient goes down, as in PyTorch.
# What happens: for f(x + iy) JAX gives df/dx - i df/dy, PyTorch df/dx + i df/dy. A loop carried over from PyTorch
#   climbs along the imaginary axis: the conjugate is needed. For real parameters both agree.
# Versions: numpy 2.4.6, jax 0.10.2, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 jax==0.10.2 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import jax
import jax.numpy as jnp
import torch
def with_jax(z):
    return complex(jax.grad(lambda z: jnp.abs(z) ** 2)(jnp.complex64(z)))
def with_torch(z):
    z = torch.tensor(z, requires_grad=True)
    (z.abs() ** 2).backward()
    return z.grad.item()
for name, gradient in (("JAX", with_jax), ("PyTorch", with_torch)):
    for start in (1 + 0j, 1j):
        z = start
        for _ in range(10):
            z = z - 0.1 * gradient(z)
        print(f"{name}, from {start}: |z| after ten steps {abs(z):.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
JAX, from (1+0j): |z| after ten steps 0.11
JAX, from 1j: |z| after ten steps 6.19
PyTorch, from (1+0j): |z| after ten steps 0.11
PyTorch, from 1j: |z| after ten steps 0.11
SEEN
