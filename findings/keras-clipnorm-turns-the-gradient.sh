#!/usr/bin/env bash
# Keras' clipnorm clips each variable by itself, so that gradients of 30 and 40 become 1 and 1.
#
# Guess: clipnorm is the largest norm of the gradient, as in PyTorch's clip_grad_norm_: the direction stays, 0.6 and
#   0.8.
# What happens: the norm is that of one variable. Clipped gradients point elsewhere, and the whole is larger than
#   clipnorm by up to the root of the number of variables; global_clipnorm is the other one.
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
for words in ({"clipnorm": 1.0}, {"global_clipnorm": 1.0}):
    variables = [keras.Variable([0.0]), keras.Variable([0.0])]
    optimizer = keras.optimizers.SGD(1.0, **words)
    optimizer.build(variables)
    optimizer.apply([np.array([-30], "float32"), np.array([-40], "float32")], variables)
    print(words, [f"{variable.numpy()[0]:.1f}" for variable in variables])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{'clipnorm': 1.0} ['1.0', '1.0']
{'global_clipnorm': 1.0} ['0.6', '0.8']
SEEN
