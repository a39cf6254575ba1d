#!/usr/bin/env bash
# Prophet gives another lower bound each time the same model predicts the same day.
#
# Guess: a fitted model predicts the same twice.
# What happens: the interval is made of a thousand trends that are drawn from NumPy's global random numbers at each
#   predict, without a seed of its own. A point that was an outlier is none when it is looked at again; np.random.seed
#   before each predict makes it repeat.
# Versions: numpy 2.4.6, pandas 2.3.3, prophet 1.5.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 prophet==1.5.0
venv/bin/python - <<'PYTHON' | tee output.txt
import logging
logging.disable(logging.CRITICAL)
import numpy as np
import pandas as pd
from prophet import Prophet
days = pd.DataFrame({"ds": pd.date_range("2024-01-01", periods=200), "y": np.random.default_rng(0).normal(size=200)})
model = Prophet().fit(days)
future = model.make_future_dataframe(5)
def predict(column, seed=None):
    if seed is not None:
        np.random.seed(seed)
    return float(model.predict(future)[column].iloc[-1])
print("yhat the same twice:", predict("yhat") == predict("yhat"))
print("yhat_lower the same twice:", predict("yhat_lower") == predict("yhat_lower"))
print("yhat_lower after np.random.seed(0):", predict("yhat_lower", 0) == predict("yhat_lower", 0))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
yhat the same twice: True
yhat_lower the same twice: False
yhat_lower after np.random.seed(0): True
SEEN
