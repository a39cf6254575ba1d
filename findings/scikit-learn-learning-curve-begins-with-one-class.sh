#!/usr/bin/env bash
# The small training sets of scikit-learn's learning_curve are the first examples, so sorted data give one class.
#
# Guess: each size is a random part, stratified as the folds are.
# What happens: each size is the beginning of the fold's training examples, in the data's order. Of data sorted by
#   class the small ones hold one class: a tree says 50 % up to half of the data and then jumps, with no warning.
#   shuffle=True and a random_state are needed.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from sklearn.model_selection import learning_curve
from sklearn.tree import DecisionTreeClassifier
rng = np.random.RandomState(0)
X, y = np.concatenate([rng.randn(50, 2), rng.randn(50, 2) + 5]), np.repeat([0, 1], 50)
for words in ({}, {"shuffle": True, "random_state": 0}):
    sizes, _, scores = learning_curve(DecisionTreeClassifier(random_state=0), X, y, train_sizes=[8, 24, 40, 80], cv=5, **words)
    print(words, [f"{size}: {'better than chance' if score > 0.5 else score}" for size, score in zip(sizes, scores.mean(axis=1))])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} ['8: 0.5', '24: 0.5', '40: 0.5', '80: better than chance']
{'shuffle': True, 'random_state': 0} ['8: better than chance', '24: better than chance', '40: better than chance', '80: better than chance']
SEEN
