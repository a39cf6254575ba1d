#!/usr/bin/env bash
# MLPRegressor's tol is absolute, so the unit of the target decides when training stops.
#
# Guess: training in kilometres stops where training in metres does, or at least learns as well.
# What happens: loss has the target's unit squared and tol does not: in the small unit the first epochs already
#   improve by less than tol, training counts as converged without a warning and the fit is far worse than the mean.
# Versions: numpy 2.4.6, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import numpy as np
from sklearn.neural_network import MLPRegressor
warnings.simplefilter("ignore")
rng = np.random.RandomState(1)
X = rng.randn(300, 2)
metres = 3 * X[:, 0] - 2 * X[:, 1]
for unit, factor in (("km", 1e-3), ("m", 1.0)):
    network = MLPRegressor(hidden_layer_sizes=(10,), max_iter=3000, random_state=1).fit(X, factor * metres)
    r2 = network.score(X, factor * metres)
    print(f"{unit}: fewer than 100 epochs: {network.n_iter_ < 100}, R^2 below 0: {r2 < 0}, R^2 above 0.9: {r2 > 0.9}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
km: fewer than 100 epochs: True, R^2 below 0: True, R^2 above 0.9: False
m: fewer than 100 epochs: False, R^2 below 0: False, R^2 above 0.9: True
SEEN
