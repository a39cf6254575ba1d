#!/usr/bin/env bash
# LightGBM's feature_importances_ finds noise far more important than the feature that decides the target.
#
# Guess: feature_importances_ says how much a feature helps, as those of scikit-learn and XGBoost do under the same
#   name.
# What happens: LightGBM counts splits unless told importance_type='gain'. A yes-or-no feature is split once a tree and
#   a feature of noise as often as leaves are left, so a selection of the most important features throws the useful one
#   out.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, lightgbm 4.7.0, xgboost-cpu 3.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 lightgbm==4.7.0 xgboost-cpu==3.2.0
venv/bin/python - <<'PYTHON' | tee output.txt
import lightgbm
import numpy as np
import xgboost
from sklearn.ensemble import RandomForestRegressor
rng = np.random.default_rng(0)
useful = rng.integers(0, 2, 1000)
X = np.column_stack([useful, rng.normal(size=1000)])
y = 10 * useful + rng.normal(size=1000)
for name, model in (("LightGBM", lightgbm.LGBMRegressor(verbose=-1, n_jobs=1)), ("LightGBM, gain", lightgbm.LGBMRegressor(importance_type="gain", verbose=-1, n_jobs=1)),
                    ("XGBoost", xgboost.XGBRegressor(n_jobs=1)), ("scikit-learn", RandomForestRegressor(random_state=0))):
    share = model.fit(X, y).feature_importances_
    print(name + ": share of the useful feature", "above 0.9" if share[0] / share.sum() > 0.9 else "below 0.1" if share[0] / share.sum() < 0.1 else "between")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
LightGBM: share of the useful feature below 0.1
LightGBM, gain: share of the useful feature above 0.9
XGBoost: share of the useful feature above 0.9
scikit-learn: share of the useful feature above 0.9
SEEN
