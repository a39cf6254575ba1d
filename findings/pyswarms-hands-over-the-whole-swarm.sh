#!/usr/bin/env bash
# PySwarms minimizes np.sum(x**2) without an error, and does not come near 0.
#
# Guess: the objective gets one particle, as in SciPy, cma and DEAP, and np.sum(x**2) is its cost.
# What happens: the objective gets all particles as a matrix and should return a cost each. One sum for all of them is
#   taken as the cost of every particle, so the swarm has nothing to follow. (x**2).sum(axis=1) finds the minimum.
# Versions: numpy 2.4.6, scipy 1.17.1, pyswarms 1.3.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 pyswarms==1.3.0
venv/bin/python - <<'PYTHON' | tee output.txt
import logging
import numpy as np
logging.disable(logging.CRITICAL)
from pyswarms.single import GlobalBestPSO
for name, objective in (("np.sum(x**2)", lambda x: np.sum(x**2)), ("(x**2).sum(axis=1)", lambda x: (x**2).sum(axis=1))):
    np.random.seed(0)
    swarm = GlobalBestPSO(n_particles=10, dimensions=2, options={"c1": 0.5, "c2": 0.3, "w": 0.7})
    cost, position = swarm.optimize(objective, 200, verbose=False)
    print(name, "a cost below 0.001:", bool(cost < 0.001), "within 0.1 of the minimum:", bool(np.abs(position).max() < 0.1))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
np.sum(x**2) a cost below 0.001: False within 0.1 of the minimum: False
(x**2).sum(axis=1) a cost below 0.001: True within 0.1 of the minimum: True
SEEN
