#!/usr/bin/env bash
# The accuracy of CatBoost's right predictions of three classes is 0.395 by (predicted == y).mean().
#
# Guess: predict gives one class for each row in an array of the shape (60,), as scikit-learn's classifiers do and
#   as CatBoost does for two classes.
# What happens: for three classes the shape is (60, 1). Compared with y of (60,) that makes 60 by 60 comparisons
#   without a word, and their mean is the share of pairs of one class, whatever was learned. predict(X).ravel(), or
#   score(X, y), is right.
# Versions: numpy 2.4.6, catboost 1.2.10.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 catboost==1.2.10
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from catboost import CatBoostClassifier
X = np.random.default_rng(0).normal(size=(60, 2))
for classes in (2, 3):
    y = (X[:, 0] > 0).astype(int) + (classes - 2) * (X[:, 0] > 1)
    model = CatBoostClassifier(iterations=20, verbose=0, allow_writing_files=False).fit(X, y)
    predicted = model.predict(X)
    print(classes, "classes:", predicted.shape, f"accuracy {(predicted == y).mean():.3f}, after ravel {(predicted.ravel() == y).mean():.3f}, score {model.score(X, y):.3f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
2 classes: (60,) accuracy 1.000, after ravel 1.000, score 1.000
3 classes: (60, 1) accuracy 0.395, after ravel 1.000, score 1.000
SEEN
