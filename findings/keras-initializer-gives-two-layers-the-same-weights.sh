#!/usr/bin/env bash
# Two Keras layers that share an initializer begin with the same weights.
#
# Guess: he = keras.initializers.HeNormal() without a seed draws anew for each layer, as the name 'he_normal' does.
# What happens: an initializer without a seed draws a seed for itself when it is made, and gives the same numbers at
#   each call. Layers of one shape begin equal, and so do all repetitions that reuse the object. Name it as text,
#   make one for each layer, or hand it a keras.random.SeedGenerator as seed.
# Versions: numpy 2.4.6, jax 0.10.2, keras 3.15.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 jax==0.10.2 keras==3.15.1
KERAS_BACKEND=jax venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import keras
def equal(first, second):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(3, kernel_initializer=first), keras.layers.Dense(3, kernel_initializer=second)])
    return np.array_equal(*(layer.kernel for layer in model.layers))
he = keras.initializers.HeNormal()
drawing = keras.initializers.HeNormal(seed=keras.random.SeedGenerator())
print("one object: equal", equal(he, he))
print("two objects: equal", equal(keras.initializers.HeNormal(), keras.initializers.HeNormal()))
print("the name: equal", equal("he_normal", "he_normal"))
print("one object with a SeedGenerator: equal", equal(drawing, drawing))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
one object: equal True
two objects: equal False
the name: equal False
one object with a SeedGenerator: equal False
SEEN
