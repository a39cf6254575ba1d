#!/usr/bin/env bash
# he_normal of Keras' DepthwiseConv2D shrinks with the number of channels.
#
# Guess: each output of a depthwise convolution sums the 9 pixels of one channel, so fan_in is 9, whatever the
#   channels.
# What happens: fan_in is taken from the kernel's shape (3, 3, channels, 1) as 9 times the channels: with 100 of them
#   the weights are a tenth, with 400 a twentieth of He's; Conv2D(groups=channels), the same layer, gets it right.
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
def ratio(layer, channels):
    layer.build((None, 8, 8, channels))
    return np.asarray(layer.weights[0]).std() / (2 / 9) ** 0.5
for channels in (100, 400):
    depthwise = keras.layers.DepthwiseConv2D(3, depthwise_initializer=keras.initializers.HeNormal(seed=1))
    grouped = keras.layers.Conv2D(channels, 3, groups=channels, kernel_initializer=keras.initializers.HeNormal(seed=1))
    print(f"{channels} channels, standard deviation / sqrt(2 / 9): depthwise {ratio(depthwise, channels):.2f}, grouped {ratio(grouped, channels):.1f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
100 channels, standard deviation / sqrt(2 / 9): depthwise 0.10, grouped 1.0
400 channels, standard deviation / sqrt(2 / 9): depthwise 0.05, grouped 1.0
SEEN
