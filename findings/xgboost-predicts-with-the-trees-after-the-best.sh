#!/usr/bin/env bash
# After early stopping XGBoost's Booster predicts with all trees, its XGBClassifier with those up to the best.
#
# Guess: both faces of one library predict alike; early stopping means the best iteration.
# What happens: xgboost.train returns a booster that keeps the trees after the best and uses them, until
#   iteration_range says otherwise; the class for scikit-learn cuts them off by itself.
# Versions: numpy 2.4.6, scikit-learn 1.9.1, xgboost-cpu 3.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1 xgboost-cpu==3.2.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import xgboost
rng = np.random.RandomState(0)
X = rng.randn(400, 3)
y = (X[:, 0] + 1.5 * rng.randn(400) > 0).astype(int)
train, watched = xgboost.DMatrix(X[:200], y[:200]), xgboost.DMatrix(X[200:], y[200:])
words = {"evals": [(watched, "watched")], "early_stopping_rounds": 10, "verbose_eval": False}
booster = xgboost.train({"objective": "binary:logistic"}, train, 100, **words)
model = xgboost.XGBClassifier(n_estimators=100, early_stopping_rounds=10)
model.fit(X[:200], y[:200], eval_set=[(X[200:], y[200:])], verbose=False)
probabilities = model.predict_proba(X)[:, 1]
everything = xgboost.DMatrix(X)
print("the same best iteration:", booster.best_iteration == model.best_iteration)
print("the same predictions:", np.allclose(booster.predict(everything), probabilities))
cut = booster.predict(everything, iteration_range=(0, booster.best_iteration + 1))
print("with iteration_range:", np.allclose(cut, probabilities))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
the same best iteration: True
the same predictions: False
with iteration_range: True
SEEN
