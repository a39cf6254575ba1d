#!/usr/bin/env bash
# nilearn's signal.clean without confounds gives back a signal of the deviation 1 and without its trend.
#
# Guess: without confounds and filters there is nothing to clean.
# What happens: detrend and standardize are on unless told. Differences of size between subjects or regions, and a slow
#   rise, are gone before the model sees them. detrend=False, standardize=False leaves the signal alone.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, scikit-learn 1.9.1, nilearn 0.14.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 scikit-learn==1.9.1 nilearn==0.14.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import numpy as np
from nilearn import signal
x = np.arange(20.0)[:, None] * [1, 100]
x[::2] += 5
for options in ({}, {"standardize": False}, {"standardize": False, "detrend": False}):
    cleaned = signal.clean(x, **options)
    print(options, "deviations:", np.abs(cleaned.std(axis=0, ddof=1)).round(1).tolist(), "unchanged:", bool(np.allclose(cleaned, x)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} deviations: [1.0, 1.0] unchanged: False
{'standardize': False} deviations: [2.6, 2.6] unchanged: False
{'standardize': False, 'detrend': False} deviations: [6.2, 591.4] unchanged: True
SEEN
