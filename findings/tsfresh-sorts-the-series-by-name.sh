#!/usr/bin/env bash
# tsfresh gives the features of run2, run10 and run1 in the order run1, run10, run2.
#
# Guess: row i of the features is of the i-th series, as in sktime, tslearn and aeon.
# What happens: extract_features groups by id and sorts the ids, texts by letter. Labels in a list or an array, in the
#   order of the data, then belong to other series, and fit raises nothing. Labels in a pandas Series need y[X.index].
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, tsfresh 0.21.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 tsfresh==0.21.2
venv/bin/python - <<'PYTHON' | tee output.txt
import pandas as pd
from tsfresh import extract_features
from tsfresh.feature_extraction import MinimalFCParameters
table = pd.DataFrame({"run": ["run2"] * 2 + ["run10"] * 2 + ["run1"] * 2, "loss": [2.0, 2.0, 10.0, 10.0, 1.0, 1.0]})
features = extract_features(table, column_id="run", default_fc_parameters=MinimalFCParameters(), disable_progressbar=True, n_jobs=0)
print("given:   ", table["run"].unique().tolist())
print("features:", features.index.tolist(), features["loss__mean"].tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
given:    ['run2', 'run10', 'run1']
features: ['run1', 'run10', 'run2'] [1.0, 10.0, 2.0]
SEEN
