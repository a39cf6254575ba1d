#!/usr/bin/env bash
# Keras' AUC of a perfect ranking is 0.5 when all scores lie within a two-hundredth.
#
# Guess: the area under the curve depends on the order of the scores alone: 1 for a perfect one.
# What happens: it is summed over 200 fixed thresholds from 0 to 1. Scores that lie between two of them, as those of
#   a rare event or of a network at its start, are one score; scikit-learn's roc_auc_score uses the scores
#   themselves. No argument makes it exact.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, jax 0.10.2, keras 3.15.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 jax==0.10.2 keras==3.15.1
venv/bin/python - <<'PYTHON' | tee output.txt
import os
os.environ["KERAS_BACKEND"] = "jax"
import keras
import numpy as np
from sklearn.metrics import roc_auc_score
labels = np.repeat([0.0, 1.0], 100)
for largest in (1, 0.004):
    scores = np.linspace(0.001, largest, 200)
    print(f"scores up to {largest}: Keras {float(keras.metrics.AUC()(labels, scores)):.2f}, scikit-learn {roc_auc_score(labels, scores):.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
scores up to 1: Keras 1.00, scikit-learn 1.00
scores up to 0.004: Keras 0.50, scikit-learn 1.00
SEEN
