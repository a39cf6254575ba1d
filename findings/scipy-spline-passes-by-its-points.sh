#!/usr/bin/env bash
# scipy's UnivariateSpline of ten accuracies is a single cubic that misses one of them by 0.35.
#
# Guess: a spline goes through its points unless smoothing is asked for, as CubicSpline's does.
# What happens: it smooths until the sum of squared errors is about the number of points, whatever their unit: values
#   from 0 to 1 allow a single cubic for any data, the same in percent are met more closely. s=0, or weights of 1 /
#   deviation, are needed.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from scipy.interpolate import UnivariateSpline
epochs = np.arange(10.0)
accuracy = np.array([0.1, 0.5, 0.2, 0.9, 0.3, 0.8, 0.4, 0.9, 0.7, 0.9])
for label, unit, words in (("fractions", 1, {}), ("percent", 100, {}), ("fractions, s=0", 1, {"s": 0})):
    spline = UnivariateSpline(epochs, accuracy * unit, **words)
    error = np.abs(spline(epochs) / unit - accuracy).max()
    print(f"{label}: {len(spline.get_knots()) - 1} cubics, largest error {error:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
fractions: 1 cubics, largest error 0.35
percent: 7 cubics, largest error 0.02
fractions, s=0: 7 cubics, largest error 0.00
SEEN
