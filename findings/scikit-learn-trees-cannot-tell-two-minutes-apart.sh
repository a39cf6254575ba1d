#!/usr/bin/env bash
# scikit-learn's decision tree splits a time in seconds since 1970 only every 128 seconds.
#
# Guess: a float64 feature is split wherever two examples differ, as HistGradientBoosting does.
# What happens: trees and forests turn X into float32, which has 24 bits: times, ids and coordinates in metres lose
#   the rest, in fit and in predict. After subtracting the smallest the same tree is right. XGBoost does so too.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier
from sklearn.tree import DecisionTreeClassifier
seconds = 1.7e9 + np.arange(200.0).reshape(-1, 1)
y = np.arange(200) >= 37
for model in (DecisionTreeClassifier(), ExtraTreesClassifier(random_state=0), HistGradientBoostingClassifier(min_samples_leaf=1)):
    scores = [model.fit(X, y).score(X, y) for X in (seconds, seconds - seconds.min())]
    print(f"{type(model).__name__}: training accuracy {scores[0]:.2f}, from the first second on {scores[1]:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
DecisionTreeClassifier: training accuracy 0.86, from the first second on 1.00
ExtraTreesClassifier: training accuracy 0.86, from the first second on 1.00
HistGradientBoostingClassifier: training accuracy 1.00, from the first second on 1.00
SEEN
