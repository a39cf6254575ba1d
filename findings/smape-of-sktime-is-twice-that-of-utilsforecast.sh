#!/usr/bin/env bash
# The sMAPE of forecasting 50 where 100 comes is 0.667 in sktime and 0.333 in utilsforecast.
#
# Guess: a symmetric mean absolute percentage error is a share: the same in both, or a hundred times as much.
# What happens: sktime divides the error by the mean of both numbers, utilsforecast (of Nixtla) by their sum: the one
#   goes to 2, the other to 1. A table that takes one model's score from each favours the second by a factor of 2.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, scikit-learn 1.9.1, sktime 1.2.0, utilsforecast 0.2.17.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 scikit-learn==1.9.1 sktime==1.2.0 utilsforecast==0.2.17
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import pandas as pd
from sktime.performance_metrics.forecasting import mean_absolute_percentage_error
from utilsforecast.losses import smape
for forecast in (50.0, 90.0, 0.0):
    y, y_hat = np.full(2, 100.0), np.full(2, forecast)
    table = pd.DataFrame({"unique_id": "a", "ds": [1, 2], "y": y, "model": y_hat})
    print("forecast", forecast, "sktime:", round(float(mean_absolute_percentage_error(y, y_hat, symmetric=True)), 3), "utilsforecast:", round(float(smape(table, ["model"])["model"][0]), 3))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
forecast 50.0 sktime: 0.667 utilsforecast: 0.333
forecast 90.0 sktime: 0.105 utilsforecast: 0.053
forecast 0.0 sktime: 2.0 utilsforecast: 1.0
SEEN
