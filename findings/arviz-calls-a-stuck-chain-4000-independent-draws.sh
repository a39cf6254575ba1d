#!/usr/bin/env bash
# ArviZ gives four chains that never moved an effective sample size of 4000.
#
# Guess: draws that are all the same tell no more than one: 1, 0 or NaN.
# What happens: a constant array gets its number of draws back as effective sample size, and NaN as R-hat, and rhat >
#   1.01 is False for NaN. A sampler that is stuck everywhere looks perfect by both rules; stuck at two places it has
#   2.0.
# Versions: numpy 2.4.6, scipy 1.17.1, arviz 0.23.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 arviz==0.23.4
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import arviz as az
import numpy as np
free = np.random.default_rng(0).normal(size=(4, 1000))
for name, chains in (("free", free), ("stuck", np.zeros((4, 1000))), ("stuck at two", np.repeat([[0.0], [1.0]], 1000, 1))):
    size, rhat = float(az.ess(chains)), float(az.rhat(chains))
    print(f"{name:13}enough draws (> 400): {size > 400}, chains differ (R-hat > 1.01): {rhat > 1.01}")
print("effective sample size of the stuck:", float(az.ess(np.zeros((4, 1000)))), "R-hat:", float(az.rhat(np.zeros((4, 1000)))))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
free         enough draws (> 400): True, chains differ (R-hat > 1.01): False
stuck        enough draws (> 400): True, chains differ (R-hat > 1.01): False
stuck at two enough draws (> 400): False, chains differ (R-hat > 1.01): True
effective sample size of the stuck: 4000.0 R-hat: nan
SEEN
