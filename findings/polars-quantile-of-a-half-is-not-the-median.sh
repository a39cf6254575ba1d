#!/usr/bin/env bash
# In Polars quantile(0.5) of 1, 2, 3, 4 is 3, and the median is 2.5.
#
# Guess: the quantile 0.5 is the median, as in NumPy and pandas.
# What happens: quantile and the quartiles of describe() take the nearest value (interpolation='nearest'), median the
#   mean of the two in the middle. Means of few seeds, interquartile ranges and clipping bounds differ from pandas'.
#   Say 'linear'.
# Versions: numpy 2.4.6, pandas 3.1.1, polars 2.1.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==3.1.1 polars==2.1.0
venv/bin/python - <<'PYTHON' | tee output.txt
import pandas as pd
import polars as pl
scores = [1, 2, 3, 4]
series = pl.Series(scores)
described = dict(series.describe().iter_rows())
print("Polars: quantile", series.quantile(0.5), "median", series.median(), "describe 50%", described["50%"])
print("quartiles: Polars", described["25%"], described["75%"], "pandas", *pd.Series(scores).quantile([0.25, 0.75]))
print("linear:", series.quantile(0.5, interpolation="linear"))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
Polars: quantile 3.0 median 2.5 describe 50% 3.0
quartiles: Polars 2.0 3.0 pandas 1.75 3.25
linear: 2.5
SEEN
