#!/usr/bin/env bash
# pyod's KNN finds 10 outliers in its training set, and predicts 5 for the same rows.
#
# Guess: predict of the training rows gives labels_, and decision_function gives decision_scores_.
# What happens: in training a point is no neighbour of its own, in predict it is the nearest one, at distance 0, and
#   takes the place of the fifth. Scores of the training set are too small beside the threshold; take labels_.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, pyod 3.6.7.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 pyod==3.6.7
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from pyod.models.iforest import IForest
from pyod.models.knn import KNN
X = np.random.RandomState(0).randn(100, 2)
for detector in (KNN(), IForest(random_state=0)):
    detector.fit(X)
    lower = (detector.decision_function(X) < detector.decision_scores_).sum()
    print(type(detector).__name__, "found:", detector.labels_.sum(), "predicted:", detector.predict(X).sum(), "lower scores:", lower)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
KNN found: 10 predicted: 5 lower scores: 100
IForest found: 10 predicted: 10 lower scores: 0
SEEN
