#!/usr/bin/env bash
# MiniSom's train(data, 100) of 200 sorted rows never sees the second class.
#
# Guess: 100 is the number of passes, or at least draws rows from all of the data, as fit does elsewhere.
# What happens: it is the number of rows that are looked at, one a step and in their order, and random_order=True
#   shuffles these same hundred. The map fits the first half of a sorted table without error and has no place for the
#   second; shuffled rows or use_epochs=True see all.
# Versions: numpy 2.4.6, minisom 2.3.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 minisom==2.3.6
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from minisom import MiniSom
data = np.vstack([np.zeros((100, 2)), np.ones((100, 2))])
for label, settings in (("train(data, 100)", {}), ("random_order=True", {"random_order": True}), ("use_epochs=True", {"use_epochs": True})):
    grid = MiniSom(3, 3, 2, random_seed=0)
    grid.train(data, 100, **settings)
    errors = [grid.quantization_error(half) for half in (data[:100], data[100:])]
    print(label + ":", "error below 0.1 in the first class:", bool(errors[0] < 0.1), "in the second:", bool(errors[1] < 0.1))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
train(data, 100): error below 0.1 in the first class: True in the second: False
random_order=True: error below 0.1 in the first class: True in the second: False
use_epochs=True: error below 0.1 in the first class: True in the second: True
SEEN
