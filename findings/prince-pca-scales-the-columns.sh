#!/usr/bin/env bash
# The first component of two features explains 99.99 % in scikit-learn's PCA and 53 % in prince's.
#
# Guess: principal component analysis of the same numbers is the same.
# What happens: prince divides each column by its standard deviation first, scikit-learn only centres. Number of
#   components and order of features follow from it. rescale_with_std=False makes them equal.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, scikit-learn 1.9.1, prince 0.23.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 scikit-learn==1.9.1 prince==0.23.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import pandas as pd
import prince
from sklearn.decomposition import PCA
X = pd.DataFrame(np.random.default_rng(0).normal(size=(200, 2)) * [100, 1], columns=["price", "rooms"])
print("scikit-learn:", round(100 * float(PCA().fit(X.to_numpy()).explained_variance_ratio_[0]), 1), "%")
for options in ({}, {"rescale_with_std": False}):
    print("prince", options, round(float(prince.PCA(n_components=2, **options).fit(X).percentage_of_variance_[0]), 1), "%")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
scikit-learn: 100.0 %
prince {} 52.7 %
prince {'rescale_with_std': False} 100.0 %
SEEN
