#!/usr/bin/env bash
# scikit-fuzzy's cmeans of 100 examples with three features finds two clusters of the three features.
#
# Guess: rows are examples, as in scikit-learn.
# What happens: cmeans wants (features, examples), the other way round, and says nothing: the centres have 100
#   coordinates, the memberships three columns. X.T is needed.
# Versions: numpy 2.4.6, scipy 1.17.1, packaging 26.4, scikit-fuzzy 0.5.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 packaging==26.4 scikit-fuzzy==0.5.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from skfuzzy.cluster import cmeans
generator = np.random.default_rng(0)
X = np.concatenate([generator.normal(0, 0.1, (50, 3)), generator.normal(5, 0.1, (50, 3))])
for name, data in (("X", X), ("X.T", X.T)):
    centres, memberships, *_ = cmeans(data, 2, 2, error=1e-5, maxiter=100, seed=0)
    print(name, "shape:", data.shape, "centres:", centres.shape, "memberships:", memberships.shape)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
X shape: (100, 3) centres: (2, 100) memberships: (2, 3)
X.T shape: (3, 100) centres: (2, 3) memberships: (2, 100)
SEEN
