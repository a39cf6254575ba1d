#!/usr/bin/env bash
# NumPy's pareto(3) draws begin at 0 and have the mean 0.5, and those of SciPy, JAX and Python begin at 1 and have 1.5.
#
# Guess: a Pareto distribution of the shape 3 begins at 1 wherever it is drawn.
# What happens: NumPy draws from Lomax's distribution, Pareto's less 1, under that name. A simulation or a search that
#   multiplies by the draw is off by a whole unit at the smallest value, and SciPy's pareto.fit(draws, floc=0) finds
#   the shape 0.09. rng.pareto(3) + 1 is the other one.
# Versions: numpy 2.4.6, scipy 1.17.1, jax 0.10.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 jax==0.10.2
venv/bin/python - <<'PYTHON' | tee output.txt
import random
import jax
import numpy as np
from scipy import stats
random.seed(0)
draws = {"numpy": np.random.default_rng(0).pareto(3, 100000),
         "scipy": stats.pareto(3).rvs(100000, random_state=0),
         "jax": np.asarray(jax.random.pareto(jax.random.key(0), 3.0, (100000,))),
         "python": np.array([random.paretovariate(3) for _ in range(100000)])}
for name, numbers in draws.items():
    print(name, "smallest:", round(float(numbers.min()), 2), "mean:", round(float(numbers.mean()), 1))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
numpy smallest: 0.0 mean: 0.5
scipy smallest: 1.0 mean: 1.5
jax smallest: 1.0 mean: 1.5
python smallest: 1.0 mean: 1.5
SEEN
