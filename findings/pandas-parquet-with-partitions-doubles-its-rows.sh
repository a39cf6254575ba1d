#!/usr/bin/env bash
# pandas' to_parquet with partition_cols, run twice, holds every row twice.
#
# Guess: to_parquet replaces what it wrote before, as it does without partition_cols.
# What happens: pyarrow gives each file a new random name and leaves the old ones, so a notebook that is run again adds
#   its rows again, and a row may lie in the training and the test set. existing_data_behavior='delete_matching'
#   replaces them.
# Versions: numpy 2.4.6, pandas 2.3.3, pyarrow 26.0.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 pyarrow==26.0.1
venv/bin/python - <<'PYTHON' | tee output.txt
import pandas as pd
scores = pd.DataFrame({"fold": [0, 1], "accuracy": [0.5, 0.6]})
for path, options in (
    ("whole", {}),
    ("parts", {"partition_cols": ["fold"]}),
    ("again", {"partition_cols": ["fold"], "existing_data_behavior": "delete_matching"}),
):
    for run in range(2):
        scores.to_parquet(path, **options)
    print(options, "rows:", len(pd.read_parquet(path)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} rows: 2
{'partition_cols': ['fold']} rows: 4
{'partition_cols': ['fold'], 'existing_data_behavior': 'delete_matching'} rows: 2
SEEN
