#!/usr/bin/env bash
# In xarray a difference of two methods' scores leaves out the seeds and rates that only one of them has.
#
# Guess: coordinates that differ raise, or give NaN as in pandas, so that the mean is missing or seen to be.
# What happens: arithmetic joins by the inner set of coordinates, without a word: 3 scores minus 3 scores are 2, and
#   a grid of rates written as 0.3 and as 3 * 0.1 loses that rate. xr.set_options(arithmetic_join='exact') raises.
# Versions: numpy 2.4.6, pandas 3.1.1, xarray 2026.9.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==3.1.1 xarray==2026.9.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import pandas as pd
import xarray as xr
def scores(seeds):
    return xr.DataArray(np.ones(len(seeds)), coords={"seed": seeds}, dims="seed")
one, other = scores([0, 1, 2]), scores([1, 2, 3])
print("xarray:", dict((one - other).sizes), "pandas:", len(one.to_series() - other.to_series()))
print("rates:", (scores([0.1, 0.2, 0.3]) - scores(list(np.arange(1, 4) * 0.1))).seed.values.tolist())
with xr.set_options(arithmetic_join="exact"):
    try:
        one - other
    except ValueError as error:
        print("exact raises", type(error).__name__)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
xarray: {'seed': 2} pandas: 4
rates: [0.1, 0.2]
exact raises AlignmentError
SEEN
