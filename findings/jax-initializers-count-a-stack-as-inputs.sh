#!/usr/bin/env bash
# jax's he_normal of a stack of layers makes each of them too small.
#
# Guess: twenty layers of 300 by 200 in one array start as each of them alone would.
# What happens: every axis before the last two counts as the pixels of a convolution's kernel, so fan_in is 20 times
#   300 and the standard deviation 0.22 of what it should be; batch_axis=0 is needed (Keras has no such argument).
# Versions: jax 0.10.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2
venv/bin/python - <<'PYTHON' | tee output.txt
import jax
key = jax.random.key(0)
right = (2 / 300) ** 0.5
for shape, words in (((300, 200), {}), ((20, 300, 200), {}), ((20, 300, 200), {"batch_axis": 0})):
    weights = jax.nn.initializers.he_normal(**words)(key, shape)
    print(shape, words, f"standard deviation / sqrt(2 / 300) = {float(weights.std()) / right:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
(300, 200) {} standard deviation / sqrt(2 / 300) = 1.00
(20, 300, 200) {} standard deviation / sqrt(2 / 300) = 0.22
(20, 300, 200) {'batch_axis': 0} standard deviation / sqrt(2 / 300) = 1.00
SEEN
