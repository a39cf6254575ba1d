#!/usr/bin/env bash
# scipy's shortest_path finds no way between two nodes at distance 0.
#
# Guess: a zero in a matrix of distances is a distance: the way costs nothing.
# What happens: in a dense array zero means no edge, as infinity does, so that two equal examples are in different
#   components; in a sparse array a stored zero is an edge of length 0. The same matrix gives other distances in its
#   two forms.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path
far = np.inf
dense = np.array([[0, 0, far], [0, 0, 1], [far, 1, 0]])
sparse = csr_array(([0.0, 1.0], ([0, 1], [1, 2])), shape=(3, 3))
print("dense: ", shortest_path(dense, directed=False)[0].tolist())
print("sparse:", shortest_path(sparse, directed=False)[0].tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
dense:  [0.0, inf, inf]
sparse: [0.0, 0.0, 1.0]
SEEN
