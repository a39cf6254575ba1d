#!/usr/bin/env bash
# shap's explainers use 100 rows of the background that they are given.
#
# Guess: the base value is the mean prediction over the background data, as the explanation says what differs from
#   it.
# What happens: rows beyond 100 are dropped by a draw of 100 (max_samples of the masker), without a word: base value
#   and all contributions shift with it. shap.maskers.Independent(X, max_samples=len(X)) uses all.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, shap 0.51.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 shap==0.51.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import shap
from sklearn.linear_model import LinearRegression
X = np.random.RandomState(0).randn(1000, 2)
model = LinearRegression().fit(X, 10 * X[:, 0])
for name, background in (("1000 rows", X), ("max_samples", shap.maskers.Independent(X, max_samples=1000))):
    base = shap.LinearExplainer(model, background)(X[:1]).base_values[0]
    print(f"{name}: base value {base:.2f}, mean prediction {model.predict(X).mean():.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
1000 rows: base value 0.93, mean prediction -0.22
max_samples: base value -0.22, mean prediction -0.22
SEEN
