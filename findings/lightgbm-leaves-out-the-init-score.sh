#!/usr/bin/env bash
# LightGBM trained with init_score=1000 predicts 50 where 1050 was the target.
#
# Guess: the model predicts what it was fitted to.
# What happens: the trees learn the difference to the given scores, which are not kept: predict gives the difference
#   alone, for a classifier the wrong probabilities. They must be added to predict(raw_score=True) by hand.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, lightgbm 4.7.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 lightgbm==4.7.0
venv/bin/python - <<'PYTHON' | tee output.txt
import lightgbm
import numpy as np
X = np.arange(100.0)[:, None] // 10 * 10
y = X[:, 0] + 1000
for words in ({}, {"init_score": np.full(100, 1000.0)}):
    model = lightgbm.LGBMRegressor(verbose=-1, min_child_samples=1, num_threads=1).fit(X, y, **words)
    print(list(words), "the target", y[50], "predicted", round(model.predict(X[50:51])[0]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[] the target 1050.0 predicted 1050
['init_score'] the target 1050.0 predicted 50
SEEN
