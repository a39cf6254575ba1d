#!/usr/bin/env bash
# fcluster(Z, 3) of SciPy makes one cluster of three pairs that lie far apart.
#
# Guess: 3 is the number of clusters, or the distance at which the tree is cut: three clusters in both.
# What happens: the default criterion is the inconsistency, how many deviations a link is longer than those below it,
#   which rarely reaches 3. criterion='maxclust' or 'distance' is what is meant.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
Z = linkage(np.array([0, 0.1, 5, 5.1, 10, 10.1])[:, None])
for options in ({}, {"criterion": "maxclust"}, {"criterion": "distance"}):
    print(options, fcluster(Z, 3, **options).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} [1, 1, 1, 1, 1, 1]
{'criterion': 'maxclust'} [3, 3, 2, 2, 1, 1]
{'criterion': 'distance'} [3, 3, 2, 2, 1, 1]
SEEN
