#!/usr/bin/env bash
# The mean of a negative binomial distribution of 10 and 0.2 is 40 in NumPy and SciPy, and 2.5 in PyTorch and NumPyro.
#
# Guess: n and p are the same n and p, so counts that are fitted with one are drawn with the other.
# What happens: PyTorch's and NumPyro's probs is the probability of what is counted, SciPy's p that of the successes
#   which end the count: one is 1 minus the other. The geometric distribution differs too: it counts the trials in
#   NumPy, SciPy and jax.random, from 1, and the failures in PyTorch and NumPyro, from 0.
# Versions: numpy 2.4.6, scipy 1.17.1, torch 2.13.0, jax 0.10.2, numpyro 0.22.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 torch==2.13.0 jax==0.10.2 numpyro==0.22.0
venv/bin/python - <<'PYTHON' | tee output.txt
import jax
import numpy as np
import numpyro.distributions as numpyro
import torch
from scipy import stats
rng = np.random.default_rng(0)
print("negative binomial of 10 and 0.2, means | NumPy:", round(float(rng.negative_binomial(10, 0.2, 100000).mean())), "SciPy:", float(stats.nbinom(10, 0.2).mean()),
      "PyTorch:", torch.distributions.NegativeBinomial(10, torch.tensor(0.2)).mean.item(), "NumPyro:", float(numpyro.NegativeBinomialProbs(10, 0.2).mean))
print("geometric of 0.5, smallest of 1000 | NumPy:", int(rng.geometric(0.5, 1000).min()), "SciPy:", int(stats.geom(0.5).rvs(1000, random_state=0).min()),
      "JAX:", int(jax.random.geometric(jax.random.key(0), 0.5, (1000,)).min()), "PyTorch:", int(torch.distributions.Geometric(torch.tensor(0.5)).sample((1000,)).min()),
      "NumPyro:", int(numpyro.GeometricProbs(0.5).sample(jax.random.key(0), (1000,)).min()))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
negative binomial of 10 and 0.2, means | NumPy: 40 SciPy: 40.0 PyTorch: 2.5 NumPyro: 2.5
geometric of 0.5, smallest of 1000 | NumPy: 1 SciPy: 1 JAX: 1 PyTorch: 0 NumPyro: 0
SEEN
