#!/usr/bin/env bash
# jaxopt's GradientDescent is not gradient descent, unless acceleration=False.
#
# Guess: GradientDescent with a fixed stepsize repeats x <- x - stepsize * gradient.
# What happens: acceleration is on by default, which is Nesterov's momentum with a growing factor: after ten steps it
#   stands elsewhere than the plain rule, further along the flat direction and worse along the steep one.
# Versions: jax 0.10.2, jaxopt 0.8.5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2 jaxopt==0.8.5
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import jax
import jax.numpy as jnp
warnings.simplefilter("ignore")
import jaxopt
curvatures = jnp.array([1.0, 10.0])
cost = lambda x: 0.5 * jnp.sum(curvatures * x**2)
x = jnp.ones(2)
for _ in range(10):
    x = x - 0.05 * jax.grad(cost)(x)
print("ten steps by hand:", [f"{v:.4f}" for v in x])
for words in ({}, {"acceleration": False}):
    found = jaxopt.GradientDescent(cost, stepsize=0.05, maxiter=10, tol=0, **words).run(jnp.ones(2)).params
    print(words, [f"{v:.4f}" for v in found])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
ten steps by hand: ['0.5987', '0.0010']
{} ['0.3204', '0.0020']
{'acceleration': False} ['0.5987', '0.0010']
SEEN
