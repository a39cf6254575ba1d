#!/usr/bin/env bash
# optax.amsgrad takes the maximum of the corrected second moments, PyTorch and Keras of the uncorrected ones.
#
# Guess: amsgrad is one algorithm, up to epsilon.
# What happens: after a large first gradient, the corrected second moment is already large at step 1 and stays the
#   maximum for ever: the third step is less than half as long as with the maximum of the raw averages, which the
#   code below writes out.
# Versions: jax 0.10.2, optax 0.2.8.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2 optax==0.2.8
venv/bin/python - <<'PYTHON' | tee output.txt
import jax
jax.config.update("jax_enable_x64", True)
import numpy as np
import optax
rate, b1, b2 = 0.1, 0.9, 0.999
optimizer = optax.amsgrad(rate, eps=1e-20)
x = np.zeros(1)
state = optimizer.init(x)
m = v = largest = raw = 0.0
for t, g in enumerate((1.0, 0.1, 0.1), 1):
    update, state = optimizer.update(np.array([g]), state, x)
    x = x + np.asarray(update)
    m, v = b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * g * g
    largest = max(largest, v)
    raw -= rate * m / (1 - b1**t) / (largest / (1 - b2**t)) ** 0.5
    print(f"step {t}: optax {x[0]:.4f}, maximum before the correction {raw:.4f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
step 1: optax -0.1000, maximum before the correction -0.1000
step 2: optax -0.1526, maximum before the correction -0.1741
step 3: optax -0.1895, maximum before the correction -0.2374
SEEN
