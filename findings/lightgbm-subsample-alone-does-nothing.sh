#!/usr/bin/env bash
# LightGBM's subsample changes nothing unless subsample_freq is set too.
#
# Guess: as in XGBoost and scikit-learn's boosting, subsample=0.3 draws 30 percent of the examples for each tree.
# What happens: subsample_freq, 0 by default, switches it off, without a warning: a search over subsample compares
#   equal models and its seeds, and finds that it does not matter.
# Versions: numpy 2.4.6, scikit-learn 1.9.1, lightgbm 4.7.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1 lightgbm==4.7.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from lightgbm import LGBMClassifier
rng = np.random.RandomState(0)
X = rng.randn(400, 3)
y = (X[:, 0] + rng.randn(400) > 0).astype(int)
def fit(**words):
    return LGBMClassifier(n_estimators=20, verbose=-1, n_jobs=1, random_state=1, **words).fit(X, y).predict_proba(X)
print("subsample 0.3 predicts as 1 does:", np.array_equal(fit(subsample=0.3), fit()))
print("with subsample_freq=1:", np.array_equal(fit(subsample=0.3, subsample_freq=1), fit()))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
subsample 0.3 predicts as 1 does: True
with subsample_freq=1: False
SEEN
