#!/usr/bin/env bash
# One seed draws other numbers in Dask when the chunks are others.
#
# Guess: chunks say how the work is cut, as those of any array do: the same seed, the same numbers.
# What happens: each chunk has a stream of its own, so weights or noise drawn on a machine with smaller chunks are
#   others from the second chunk on; chunks="auto" takes a setting that may differ between machines.
# Versions: numpy 2.4.6, dask 2026.8.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 dask==2026.8.0
venv/bin/python - <<'PYTHON' | tee output.txt
import dask.array as da
import numpy as np
whole, halves = (da.random.default_rng(0).normal(size=1000, chunks=chunks) for chunks in (1000, 500))
same = np.asarray(whole) == np.asarray(halves)
print(f"first half the same: {same[:500].all()}, second half: {same[500:].any()}")
ones = [da.ones(1000, chunks=chunks).cumsum(axis=0) for chunks in (1000, 500)]
print(f"without draws the same: {bool((np.asarray(ones[0]) == np.asarray(ones[1])).all())}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
first half the same: True, second half: False
without draws the same: True
SEEN
