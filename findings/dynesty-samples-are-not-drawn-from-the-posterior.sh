#!/usr/bin/env bash
# The standard deviation of dynesty's results.samples is 26 times that of the posterior.
#
# Guess: results.samples are samples of the posterior, as emcee's get_chain and PyMC's draws are: their mean and
#   spread are those of the parameter.
# What happens: they are all points of the nested run, from the whole prior inwards, and count only with their
#   weights. Unweighted they give neither the mean nor the spread, and look the more wrong the wider the prior is.
#   results.samples_equal() draws from the posterior.
# Versions: numpy 2.4.6, dynesty 3.1.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 dynesty==3.1.0
venv/bin/python - <<'PYTHON' | tee output.txt
import dynesty
import numpy as np
sampler = dynesty.NestedSampler(lambda x: -0.5 * ((x[0] - 1) / 0.1) ** 2, lambda u: 20 * u - 10, 1, nlive=100, rstate=np.random.default_rng(0))
sampler.run_nested(print_progress=False)
print("the posterior: mean 1, standard deviation 0.1")
for name, samples in (("samples", sampler.results.samples), ("samples_equal()", sampler.results.samples_equal())):
    print(f"results.{name}: mean {samples.mean():.1f}, standard deviation {samples.std():.1f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
the posterior: mean 1, standard deviation 0.1
results.samples: mean 1.1, standard deviation 2.6
results.samples_equal(): mean 1.0, standard deviation 0.1
SEEN
