#!/usr/bin/env bash
# The score of scikit-learn's KernelDensity doubles with the number of test rows, that of its GaussianMixture does not.
#
# Guess: score of a density is the mean log likelihood of a row in both.
# What happens: KernelDensity adds up, GaussianMixture takes the mean. Of two folds the larger one looks worse, and a
#   comparison of the two models needs a division. score_samples(X).mean() is the mean in both.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from sklearn.mixture import GaussianMixture
from sklearn.neighbors import KernelDensity
x = np.random.default_rng(0).normal(size=(1000, 1))
for model in (KernelDensity().fit(x), GaussianMixture(random_state=0).fit(x)):
    once, twice = model.score(x), model.score(np.concatenate([x, x]))
    print(type(model).__name__, "of 1000 rows:", round(float(once), 1), "of the same rows twice:", round(float(twice), 1), "score_samples(X).mean():", round(float(model.score_samples(x).mean()), 1))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
KernelDensity of 1000 rows: -1495.9 of the same rows twice: -2991.8 score_samples(X).mean(): -1.5
GaussianMixture of 1000 rows: -1.4 of the same rows twice: -1.4 score_samples(X).mean(): -1.4
SEEN
