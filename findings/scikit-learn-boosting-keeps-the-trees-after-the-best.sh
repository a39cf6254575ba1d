#!/usr/bin/env bash
# HistGradientBoostingClassifier predicts with the trees that early stopping found useless.
#
# Guess: after early stopping the model is that of the best validation score, as in LightGBM or MLPClassifier.
# What happens: it stops n_iter_no_change trees later and keeps them all; SGDClassifier(early_stopping=True) keeps
#   its last weights likewise.
# Versions: numpy 2.4.6, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
rng = np.random.RandomState(0)
X = rng.randn(400, 3)
y = X[:, 0] + 1.5 * rng.randn(400) > 0
model = HistGradientBoostingClassifier(early_stopping=True, n_iter_no_change=10, max_iter=100, random_state=1).fit(X, y)
stages = list(model.staged_predict_proba(X))
best = int(np.argmax(model.validation_score_))  # entry 0 is before the first tree
print("stopped by itself:", model.n_iter_ < 100)
print("trees after the best one, of those kept: at least 9:", model.n_iter_ - best >= 9)
print("predict_proba is that of all trees:", np.array_equal(model.predict_proba(X), stages[-1]))
print("predict_proba is that of the best:", np.array_equal(model.predict_proba(X), stages[best - 1]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
stopped by itself: True
trees after the best one, of those kept: at least 9: True
predict_proba is that of all trees: True
predict_proba is that of the best: False
SEEN
