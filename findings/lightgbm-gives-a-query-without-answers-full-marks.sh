#!/usr/bin/env bash
# LightGBM gives a query without a relevant document the NDCG 1, where scikit-learn gives it 0.
#
# Guess: a query that has nothing to find adds 0 or is left out, so the mean is about scikit-learn's.
# What happens: LightGBM counts it as 1, so a validation set in which half of the queries have no relevant document
#   never shows less than 0.5, and two ways of sampling the negatives give NDCGs that cannot be compared. XGBoost does
#   the same for ndcg, and counts 0 for ndcg-.
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
from sklearn.metrics import ndcg_score
rng = np.random.default_rng(0)
X = rng.normal(size=(20, 2))
y = np.array([1, 0, 0, 0, 0] * 2 + [0] * 10)
groups = [5, 5, 5, 5]
data = lightgbm.Dataset(X, y, group=groups)
seen = {}
model = lightgbm.train({"objective": "lambdarank", "metric": "ndcg", "eval_at": [5], "verbose": -1, "num_threads": 1, "min_data_in_leaf": 1},
                       data, 1, valid_sets=[data], callbacks=[lightgbm.record_evaluation(seen)])
scores = model.predict(X)
each = [ndcg_score([y[row:row + 5]], [scores[row:row + 5]], k=5) for row in range(0, 20, 5)]
print("scikit-learn, query by query:", [round(float(one), 3) for one in each], "mean:", round(float(np.mean(each)), 3))
print("LightGBM:", round(seen["training"]["ndcg@5"][-1], 3))
matrix = xgboost.DMatrix(X, y, base_margin=scores)
matrix.set_group(groups)
for metric in ("ndcg@5", "ndcg@5-"):
    booster = xgboost.Booster({"objective": "rank:ndcg", "eval_metric": metric, "nthread": 1}, [matrix])
    print("XGBoost", booster.eval(matrix).split("\t")[1].replace("eval-", ""))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
scikit-learn, query by query: [1.0, 1.0, 0.0, 0.0] mean: 0.5
LightGBM: 1.0
XGBoost ndcg@5:1.00000000000000000
XGBoost ndcg@5-:0.50000000000000000
SEEN
