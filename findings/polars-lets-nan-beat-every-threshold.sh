#!/usr/bin/env bash
# In Polars a run whose accuracy is NaN passes the filter accuracy > 0.9.
#
# Guess: as in NumPy, pandas and the floating-point standard: no comparison with NaN is true but !=.
# What happens: NaN is greater than every number and equal to itself, so a diverged run stays among the best and
#   stands on top of a descending sort, while max() leaves it out; fill_nan(None) first drops it.
# Versions: numpy 2.4.6, polars 2.1.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 polars==2.1.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import polars as pl
accuracies = [0.85, 0.93, float("nan")]
runs = pl.DataFrame({"run": ["a", "b", "diverged"], "accuracy": accuracies})
print("NumPy, > 0.9:", (np.array(accuracies) > 0.9).tolist())
print("Polars, > 0.9:", runs.filter(pl.col("accuracy") > 0.9)["run"].to_list())
print("best by sort:", runs.sort("accuracy", descending=True)["run"][0], "| max:", runs["accuracy"].max())
print("NaN == NaN:", (runs["accuracy"] == runs["accuracy"]).to_list()[-1])
print("with fill_nan(None):", runs.with_columns(pl.col("accuracy").fill_nan(None)).filter(pl.col("accuracy") > 0.9)["run"].to_list())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
NumPy, > 0.9: [False, True, False]
Polars, > 0.9: ['b', 'diverged']
best by sort: diverged | max: 0.93
NaN == NaN: True
with fill_nan(None): ['b']
SEEN
