#!/usr/bin/env bash
# In Keras a mask and sample weights of 0 over the same steps give different losses.
#
# Guess: a step masked and a step of weight 0 are both left out: the loss is the mean over the others.
# What happens: a mask divides by the steps that are left, weights by all steps: with 3 of 4 left out the loss and
#   the gradient are a quarter, so padding marked by weights lowers the rate; nor are weights relative: all 10 make
#   the loss tenfold.
# Versions: jax 0.10.2, keras 3.15.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2 keras==3.15.1
venv/bin/python - <<'PYTHON' | tee output.txt
import os
os.environ["KERAS_BACKEND"] = "jax"
import keras
import numpy as np

x = np.array([[[2.0], [-1.0], [-1.0], [-1.0]]])
y = np.zeros((1, 4, 1))
def loss(mask, weights):
    first = [keras.layers.Masking(mask_value=-1.0)] if mask else []
    model = keras.Sequential([keras.Input((4, 1)), *first, keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")])
    model.compile(loss="mse")
    return model.evaluate(x, y, sample_weight=weights, verbose=0)
print(f"error 2 in the first step, the other three masked: {loss(True, None):g}")
print(f"the other three weighed 0: {loss(False, np.array([[1.0, 0, 0, 0]])):g}")
print(f"weights of 10 and 0: {loss(False, np.array([[10.0, 0, 0, 0]])):g}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
error 2 in the first step, the other three masked: 4
the other three weighed 0: 1
weights of 10 and 0: 10
SEEN
