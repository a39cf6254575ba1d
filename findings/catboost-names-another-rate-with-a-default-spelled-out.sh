#!/usr/bin/env bash
# CatBoost's learning rate changes when l2_leaf_reg is set to its default, or an eval_set is given.
#
# Guess: spelling out a default, or watching a validation set, changes no tree.
# What happens: learning_rate is chosen by the data set's size, iterations and whether there is an eval_set; with
#   l2_leaf_reg named, even as its default of 3, the choice is off and 0.03 is taken: a grid over l2_leaf_reg is a
#   grid at another rate.
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
rng = np.random.RandomState(0)
X = rng.randn(400, 3)
y = (X[:, 0] + 1.5 * rng.randn(400) > 0).astype(int)
def fit(**words):
    return CatBoostClassifier(iterations=50, verbose=0, random_seed=1, allow_writing_files=False, **words)
print("l2_leaf_reg by default:", fit().fit(X[:200], y[:200]).get_all_params()["l2_leaf_reg"])
print(f"nothing said: rate {fit().fit(X[:200], y[:200]).learning_rate_:.3f}")
print(f"l2_leaf_reg=3: rate {fit(l2_leaf_reg=3).fit(X[:200], y[:200]).learning_rate_:.3f}")
print(f"with an eval_set: rate {fit().fit(X[:200], y[:200], eval_set=(X[200:], y[200:])).learning_rate_:.3f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
l2_leaf_reg by default: 3
nothing said: rate 0.081
l2_leaf_reg=3: rate 0.030
with an eval_set: rate 0.078
SEEN
