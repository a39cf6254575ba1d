#!/usr/bin/env bash
# scikit-image's adapted_rand_error is 0 for a segmentation that finds 92 objects where there is one.
#
# Guess: objects that are not there cost something.
# What happens: pixels that are 0 in the truth are left out unless ignore_labels=() is given, as in a competition on
#   cells that touch. Whatever is found on the background is forgiven, and precision says 1.
# Versions: numpy 2.4.6, scikit-image 0.26.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-image==0.26.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from skimage.metrics import adapted_rand_error
truth = np.zeros((10, 10), int)
truth[:3, :3] = 1
invented = np.where(truth == 1, 1, np.arange(2, 102).reshape(10, 10))
print("objects in truth:", len(set(truth.flat) - {0}), "found:", len(set(invented.flat) - {0}))
for options in ({}, {"ignore_labels": ()}):
    error, precision, recall = adapted_rand_error(truth, invented, **options)
    print(options, "error:", round(float(error), 3), "precision:", round(float(precision), 3), "recall:", round(float(recall), 3))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
objects in truth: 1 found: 92
{} error: 0.0 precision: 1.0 recall: 1.0
{'ignore_labels': ()} error: 0.983 precision: 0.009 recall: 1.0
SEEN
