#!/usr/bin/env bash
# Keras' PolynomialDecay raises a learning rate of 2e-5, to five times as much.
#
# Guess: a decay goes down, to 0 unless told otherwise, as PyTorch's PolynomialLR.
# What happens: it ends at end_learning_rate, 0.0001 by default whatever the start: a rate for fine-tuning, smaller
#   than that, grows during the training.
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

for start in (1e-2, 2e-5):
    schedule = keras.optimizers.schedules.PolynomialDecay(start, decay_steps=100)
    print(f"from {start:g}:", [f"{float(schedule(step)):.5f}" for step in (0, 50, 100)])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
from 0.01: ['0.01000', '0.00505', '0.00010']
from 2e-05: ['0.00002', '0.00006', '0.00010']
SEEN
