#!/usr/bin/env bash
# The mean of a loss column with a NaN is NaN in polars, and 0.5 when the column came from pandas.
#
# Guess: the same numbers have the same mean, whether they came as a dictionary, as NumPy or as pandas.
# What happens: pl.from_pandas and pl.DataFrame(frame) turn NaN into null, which every aggregate leaves out, a
#   dictionary and NumPy keep it. So a diverged run is left out of one table and makes the other one's mean NaN.
#   nan_to_null=False keeps it.
# Versions: numpy 2.4.6, pandas 2.3.3, pyarrow 26.0.1, polars 2.1.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 pyarrow==26.0.1 polars==2.1.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import pandas as pd
import polars as pl
losses = {"loss": [0.5, float("nan")]}
frame = pd.DataFrame(losses)
for name, table in (
    ("dictionary", pl.DataFrame(losses)),
    ("numpy", pl.DataFrame({"loss": np.array(losses["loss"])})),
    ("pandas", pl.from_pandas(frame)),
    ("pl.DataFrame(pandas)", pl.DataFrame(frame)),
    ("nan_to_null=False", pl.from_pandas(frame, nan_to_null=False)),
):
    print(name, "mean:", table["loss"].mean(), "missing:", table["loss"].null_count())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
dictionary mean: nan missing: 0
numpy mean: nan missing: 0
pandas mean: 0.5 missing: 1
pl.DataFrame(pandas) mean: 0.5 missing: 1
nan_to_null=False mean: nan missing: 0
SEEN
