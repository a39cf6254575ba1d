#!/usr/bin/env bash
# MultilabelStratifiedKFold(3, shuffle=False) of iterative-stratification makes other folds each time.
#
# Guess: without shuffle the folds are the same each time, as scikit-learn's are; a seed is even refused.
# What happens: ties between folds are broken by NumPy's global random state, so that two models compared by
#   cross-validation see other folds, unless np.random.seed is called before each. shuffle=True with a random_state
#   repeats.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, iterative-stratification 0.1.9.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 iterative-stratification==0.1.9
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from iterstrat.ml_stratifiers import MultilabelStratifiedKFold
labels = np.eye(3)[np.arange(30) % 3]
for words in ({"shuffle": False}, {"shuffle": True, "random_state": 0}):
    folds = {str([test.tolist() for _, test in MultilabelStratifiedKFold(3, **words).split(labels, labels)]) for _ in range(5)}
    print(words, "always the same folds in 5 calls:", len(folds) == 1)
try:
    MultilabelStratifiedKFold(3, shuffle=False, random_state=0)
except ValueError as error:
    print("with a seed:", type(error).__name__)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{'shuffle': False} always the same folds in 5 calls: False
{'shuffle': True, 'random_state': 0} always the same folds in 5 calls: True
with a seed: ValueError
SEEN
