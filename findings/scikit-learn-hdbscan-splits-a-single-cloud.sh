#!/usr/bin/env bash
# scikit-learn's HDBSCAN splits one round cloud of 200 points into ten clusters and noise.
#
# Guess: one cloud without any gap is one cluster, so that the method tells whether there are groups at all.
# What happens: the whole is not allowed as a cluster, so it looks for the best parts of it, and finds chance groups.
#   allow_single_cluster=True permits the answer that there are no groups.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from sklearn.cluster import HDBSCAN
cloud = np.random.RandomState(0).randn(200, 2)
for words in ({}, {"allow_single_cluster": True}):
    labels = HDBSCAN(copy=True, **words).fit(cloud).labels_
    print(words, "clusters:", len(set(labels) - {-1}), "noise above a third:", bool(np.mean(labels == -1) > 1 / 3))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} clusters: 10 noise above a third: True
{'allow_single_cluster': True} clusters: 1 noise above a third: False
SEEN
