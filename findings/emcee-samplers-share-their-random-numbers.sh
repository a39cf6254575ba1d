#!/usr/bin/env bash
# Two emcee samplers made one after the other draw the same random numbers.
#
# Guess: two samplers without a seed are independent, so that their agreement says that the chains have converged.
# What happens: each copies NumPy's global random state when it is made and leaves that state alone. From the same
#   start both give the same chain, also when one ran long ago. Draw a number or seed between the two.
# Versions: numpy 2.4.6, emcee 3.1.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 emcee==3.1.6
venv/bin/python - <<'PYTHON' | tee output.txt
import emcee
import numpy as np
def chain():
    sampler = emcee.EnsembleSampler(8, 2, lambda x: -(x**2).sum() / 2)
    sampler.run_mcmc(start, 50)
    return sampler.get_chain()
start = np.random.randn(8, 2)
one, other = chain(), chain()
np.random.rand()
third = chain()
print("second chain the same:", np.array_equal(one, other), "after a draw:", np.array_equal(one, third))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
second chain the same: True after a draw: False
SEEN
