#!/usr/bin/env bash
# flax's from_bytes loads weights of 3 by 4 into a model of 5 by 6, without an error.
#
# Guess: the target says what is expected, so weights of another shape are refused, as in PyTorch and Keras.
# What happens: only the names are compared: another name raises, another shape or type takes the place of the
#   target's. A bias of one number that was saved for another model adds itself to all classes, and nobody sees it.
# Versions: numpy 2.4.6, jax 0.10.2, flax 0.12.8.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 jax==0.10.2 flax==0.12.8
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from flax import serialization
saved = serialization.to_bytes({"kernel": np.ones((3, 4), np.float32), "bias": np.full(1, 7, np.int32)})
target = {"kernel": np.zeros((5, 6), np.float32), "bias": np.zeros(6, np.float32)}
loaded = serialization.from_bytes(target, saved)
for name in target:
    print(name, "wanted:", target[name].shape, target[name].dtype, "loaded:", loaded[name].shape, loaded[name].dtype)
try:
    serialization.from_bytes({"kernel": target["kernel"], "bias_": target["bias"]}, saved)
except ValueError as error:
    print("another name:", type(error).__name__)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
kernel wanted: (5, 6) float32 loaded: (3, 4) float32
bias wanted: (6,) float32 loaded: (1,) int32
another name: ValueError
SEEN
