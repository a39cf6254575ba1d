#!/usr/bin/env bash
# The Wasserstein distance of 0 and 3 is 9 with POT's ot.emd2 and ot.dist, and 3 with SciPy.
#
# Guess: ot.dist gives distances, so that the optimal transport over them is the Wasserstein distance of SciPy.
# What happens: ot.dist gives squared Euclidean distances unless metric='euclidean' is named, and wasserstein_1d with
#   p=2 takes no root either. Of two samples it is the square of another distance (W2), which orders models otherwise
#   than W1: here the first is nearer by SciPy and the second by POT.
# Versions: numpy 2.4.6, scipy 1.17.1, pot 0.9.7.post1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 pot==0.9.7.post1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import ot
from scipy.stats import wasserstein_distance
real = np.zeros((4, 1))
for name, made in (("one sample far", [0, 0, 0, 3]), ("all a little off", [1, 1, 1, 1])):
    made = np.array(made, float)[:, None]
    weights = np.full(4, 0.25)
    print(name, "| SciPy:", float(wasserstein_distance(real[:, 0], made[:, 0])), "| POT:", round(float(ot.emd2(weights, weights, ot.dist(real, made))), 6),
          "| POT, metric='euclidean':", round(float(ot.emd2(weights, weights, ot.dist(real, made, metric="euclidean"))), 6))
print("0 and 3:", float(wasserstein_distance([0], [3])), "and", round(float(ot.emd2([1.0], [1.0], ot.dist(np.array([[0.0]]), np.array([[3.0]])))), 6))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
one sample far | SciPy: 0.75 | POT: 2.25 | POT, metric='euclidean': 0.75
all a little off | SciPy: 1.0 | POT: 1.0 | POT, metric='euclidean': 1.0
0 and 3: 3.0 and 9.0
SEEN
