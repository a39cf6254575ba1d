#!/usr/bin/env bash
# HistGradientBoostingRegressor trains on 10000 rows of 10000, and on 9000 of 10001.
#
# Guess: early stopping, and the part of the data that it needs, is off unless asked for, as in
#   GradientBoostingRegressor.
# What happens: early_stopping="auto" switches it on above 10000 rows: one row more, and a tenth is held out at random,
#   the number of trees changes, and random_state matters where it did not.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import os
os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor
rng = np.random.RandomState(0)
for rows in (10000, 10001):
    X = rng.rand(rows, 1)
    model = HistGradientBoostingRegressor(max_iter=5, max_leaf_nodes=3).fit(X, rng.randn(rows))
    print(rows, "rows: early stopping", model.do_early_stopping_, "held out", len(model.validation_score_) > 0)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
10000 rows: early stopping False held out False
10001 rows: early stopping True held out True
SEEN
