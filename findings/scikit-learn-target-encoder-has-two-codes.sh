#!/usr/bin/env bash
# TargetEncoder's fit_transform(X, y) is not its fit(X, y).transform(X): four words get 20 numbers.
#
# Guess: the two are the same for every transformer of scikit-learn, and equal words get equal numbers.
# What happens: fit_transform encodes each fifth of the rows by the targets of the others, transform all rows by all
#   targets: what the model is trained on and what it is scored on with the same rows differ, and a table encoded once
#   before a split is a third thing.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from sklearn.preprocessing import TargetEncoder
words = np.array(list("abcd" * 25))[:, None]
targets = np.random.RandomState(0).randn(100)
encoder = TargetEncoder()
print("fit_transform:", len(np.unique(encoder.fit_transform(words, targets).round(9))), "numbers for four words")
print("fit, transform:", len(np.unique(encoder.fit(words, targets).transform(words).round(9))))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
fit_transform: 20 numbers for four words
fit, transform: 4
SEEN
