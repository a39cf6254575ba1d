#!/usr/bin/env bash
# Evidently finds no drift between two tables of 1000 rows, and drift between two of 1001 with the same shift.
#
# Guess: the same shift in a row more is judged alike.
# What happens: up to 1000 rows a number's drift is a Kolmogorov-Smirnov test with the level 0.05, above that a
#   Wasserstein distance with the limit 0.1, and other methods hold for text and categories. A monitor changes its
#   verdict when the traffic grows, not the data; a method has to be named.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, scikit-learn 1.9.1, evidently 0.7.23.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 scikit-learn==1.9.1 evidently==0.7.23
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import numpy as np
import pandas as pd
from evidently import DataDefinition, Dataset, Report
from evidently.metrics import ValueDrift
from scipy.stats import norm
columns = DataDefinition(numerical_columns=["x"])
for rows in (1000, 1001):
    x = norm.ppf((np.arange(rows) + 0.5) / rows)
    before, after = (Dataset.from_pandas(pd.DataFrame({"x": x + shift}), columns) for shift in (0, 0.12))
    result = Report([ValueDrift(column="x")], include_tests=True).run(after, before).dict()
    test = result["tests"][0]
    print(rows, "rows | test:", str(test["status"]).split(".")[-1].lower(), "| by", result["metrics"][0]["metric_name"].split("method=")[1].split(",")[0])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
1000 rows | test: success | by K-S p_value
1001 rows | test: fail | by Wasserstein distance (normed)
SEEN
