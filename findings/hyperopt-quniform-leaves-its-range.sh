#!/usr/bin/env bash
# hyperopt's hp.quniform draws values beyond its upper bound, and half as often at its ends.
#
# Guess: quniform(low, high, q) gives the multiples of q from low to high, each equally often.
# What happens: the uniform number is rounded afterwards: between 0 and 7 in steps of 4 it draws 8, and of 1, 2, 3, 4
#   the two ends come half as often; uniformint, its form for whole numbers, does so too.
# Versions: numpy 2.4.6, hyperopt 0.3.0, setuptools 79.0.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 hyperopt==0.3.0 setuptools==79.0.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from hyperopt import hp, pyll
rng = np.random.default_rng(1)
spaces = {"quniform 0 to 7, step 4": hp.quniform("x", 0, 7, 4), "quniform 1 to 4, step 1": hp.quniform("x", 1, 4, 1),
          "uniformint 1 to 4": hp.uniformint("x", 1, 4)}
for name, space in spaces.items():
    values, counts = np.unique([pyll.stochastic.sample(space, rng=rng) for _ in range(6000)], return_counts=True)
    print(name, {int(value): f"{count / 6000:.1f}" for value, count in zip(values, counts)})
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
quniform 0 to 7, step 4 {0: '0.3', 4: '0.6', 8: '0.1'}
quniform 1 to 4, step 1 {1: '0.2', 2: '0.3', 3: '0.3', 4: '0.2'}
uniformint 1 to 4 {1: '0.2', 2: '0.3', 3: '0.3', 4: '0.2'}
SEEN
