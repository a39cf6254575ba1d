#!/usr/bin/env bash
# scipy.optimize.brute of (x - 1.5)**2 over the range from 0 to 1 gives 1.5.
#
# Guess: a search of a grid gives the best point of the grid, within the ranges.
# What happens: the best point is the start of a search by fmin, which knows no ranges: a rate between 0 and 1 may come
#   out above 1 or below 0. finish=None keeps to the grid.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
from scipy.optimize import brute
for name, cost in (("(x - 1.5)**2", lambda x: (x[0] - 1.5) ** 2), ("(x + 0.3)**2", lambda x: (x[0] + 0.3) ** 2)):
    polished, grid = brute(cost, [(0, 1)]), brute(cost, [(0, 1)], finish=None)
    print(name, "from 0 to 1:", round(float(polished[0]), 3), "finish=None:", round(float(grid), 3))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
(x - 1.5)**2 from 0 to 1: 1.5 finish=None: 1.0
(x + 0.3)**2 from 0 to 1: -0.3 finish=None: 0.0
SEEN
