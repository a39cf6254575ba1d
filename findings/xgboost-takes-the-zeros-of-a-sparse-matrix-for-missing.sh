#!/usr/bin/env bash
# XGBoost predicts something else for the same rows when they come as a sparse matrix.
#
# Guess: a sparse matrix is another way to write the same numbers: what is not stored is 0.
# What happens: what is not stored is missing, and takes the tree's default branch; a model trained on an array and
#   asked with a sparse matrix (one-hot columns, words) is wrong without a word.
# Versions: numpy 2.4.6, scipy 1.17.1, xgboost 3.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 xgboost==3.2.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import xgboost
from scipy import sparse
X = np.array([[0.0], [1.0], [2.0]] * 20)
y = (X[:, 0] == 0).astype(float)
model = xgboost.train({"max_depth": 1, "eta": 1}, xgboost.DMatrix(X, y), 3)
for rows in (X[:3], sparse.csr_matrix(X[:3])):
    print(f"{type(rows).__name__}: {np.round(model.predict(xgboost.DMatrix(rows)), 2) + 0.0}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
ndarray: [1. 0. 0.]
csr_matrix: [0. 0. 0.]
SEEN
