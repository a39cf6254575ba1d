#!/usr/bin/env bash
# LogisticRegression(solver="liblinear") guesses when 100 is added to its only feature.
#
# Guess: a constant that is added to a feature is taken up by the intercept, which is not penalized.
# What happens: liblinear appends a column of ones and penalizes its weight like the others: far from zero no boundary
#   is cheap enough. LinearSVC does so too, and the default solver does not. A temperature in kelvin, or a year, needs
#   scaling.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from sklearn.linear_model import LogisticRegression
x = np.linspace(-2, 2, 200)[:, None]
y = x[:, 0] > 0.5
for solver in ("lbfgs", "liblinear"):
    accuracies = [LogisticRegression(solver=solver, max_iter=1000).fit(x + k, y).score(x + k, y) for k in (0, 100)]
    print(f"{solver}: accuracy {accuracies[0]:.2f}, and with 100 added {accuracies[1]:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
lbfgs: accuracy 1.00, and with 100 added 1.00
liblinear: accuracy 0.99, and with 100 added 0.62
SEEN
