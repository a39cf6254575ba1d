#!/usr/bin/env bash
# The median of 1000 numbers is 0.94 in NumPy and 1.20 by Dask's percentile in ten chunks.
#
# Guess: Another order of computing gives the same quantiles, up to rounding.
# What happens: the percentiles of each chunk are merged, not its numbers: the result depends on the chunks, and is an
#   estimate, here off by 27 percent; so is a data frame's quantile. Merging the chunks first gives the true one.
# Versions: numpy 2.4.6, pandas 2.3.3, dask 2026.8.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 dask[array]==2026.8.0
venv/bin/python - <<'PYTHON' | tee output.txt
import dask.array
import numpy as np
x = np.random.RandomState(0).lognormal(size=1000)
print(f"NumPy: {np.percentile(x, 50):.3f}")
for chunk in (1000, 500, 100):
    median = dask.array.percentile(dask.array.from_array(x, chunks=chunk), [50]).compute()[0]
    print(f"Dask, chunks of {chunk}: {median:.3f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
NumPy: 0.944
Dask, chunks of 1000: 0.944
Dask, chunks of 500: 0.953
Dask, chunks of 100: 1.203
SEEN
