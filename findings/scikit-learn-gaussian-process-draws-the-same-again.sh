#!/usr/bin/env bash
# GaussianProcessRegressor.sample_y draws the same functions at each call.
#
# Guess: random_state is None unless told, as everywhere in scikit-learn, so two calls draw two functions.
# What happens: sample_y has random_state=0. A loop of Thompson sampling tries the same function again and again.
#   random_state=None, or a RandomState that is kept, draws others.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.mixture import GaussianMixture
model = GaussianProcessRegressor().fit([[0.0]], [0.0])
X = [[1.0], [2.0], [3.0]]
for options in ({}, {"random_state": None}):
    print("GaussianProcessRegressor.sample_y", options, "two calls equal:", np.array_equal(model.sample_y(X, **options), model.sample_y(X, **options)))
mixture = GaussianMixture(2).fit(np.arange(10.0)[:, None])
print("GaussianMixture.sample two calls equal:", np.array_equal(mixture.sample(5)[0], mixture.sample(5)[0]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
GaussianProcessRegressor.sample_y {} two calls equal: True
GaussianProcessRegressor.sample_y {'random_state': None} two calls equal: False
GaussianMixture.sample two calls equal: False
SEEN
