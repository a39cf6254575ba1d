#!/usr/bin/env bash
# ARIMA(order=(0, 1, 0)) of statsmodels, fitted to 0, 1, ..., 9, forecasts 9, 9, 9.
#
# Guess: the differences are 1 each, so 10, 11 and 12 follow.
# What happens: With a difference the model has no constant unless a trend is asked for: the mean step is taken to be
#   0, and the steps that were seen only raise the variance. trend="t" adds the drift.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, statsmodels 0.15.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 statsmodels==0.15.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import numpy as np
from statsmodels.tsa.arima.model import ARIMA
warnings.simplefilter("ignore")
for words in ({}, {"trend": "t"}):
    model = ARIMA(np.arange(10.0), order=(0, 1, 0), **words).fit()
    print(words, model.forecast(3).round(2).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} [9.0, 9.0, 9.0]
{'trend': 't'} [10.0, 11.0, 12.0]
SEEN
