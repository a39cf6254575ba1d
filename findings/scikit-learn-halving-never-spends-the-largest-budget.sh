#!/usr/bin/env bash
# HalvingRandomSearchCV may judge nobody at max_resources.
#
# Guess: the last round is scored with the largest budget that was allowed.
# What happens: with min_resources given, the rounds end when one or fewer than `factor` candidates are left: 16
#   candidates, factor 3, resources 10 to 270 end at 90; only min_resources="exhaust" or aggressive_elimination=True
#   reach 270.
# Versions: numpy 2.4.6, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import numpy as np
from sklearn.experimental import enable_halving_search_cv  # noqa: F401
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import HalvingRandomSearchCV
warnings.simplefilter("ignore")
rng = np.random.RandomState(1)
X = rng.randn(100, 2)
y = X[:, 0] > 0
for words in ({}, {"aggressive_elimination": True}):
    search = HalvingRandomSearchCV(
        SGDClassifier(tol=None), {"alpha": np.logspace(-6, 1, 50)}, n_candidates=16, factor=3, resource="max_iter",
        min_resources=10, max_resources=270, random_state=1, cv=2, **words,
    ).fit(X, y)
    print(words, "candidates", search.n_candidates_, "resources", search.n_resources_)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} candidates [16, 6, 2] resources [10, 30, 90]
{'aggressive_elimination': True} candidates [16, 6, 2] resources [30, 90, 270]
SEEN
