#!/usr/bin/env bash
# Dask's to_parquet of two rows into a folder of six leaves four of the old ones there.
#
# Guess: writing to the same path again replaces what was there, as pandas' to_parquet does.
# What happens: each partition is a file, part.0.parquet and so on. Fewer partitions than before overwrite the first
#   files only, and read_parquet mixes new rows with old. overwrite=True removes the old ones.
# Versions: numpy 2.4.6, pandas 2.3.3, pyarrow 26.0.1, dask 2026.8.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 pyarrow==26.0.1 dask==2026.8.0
venv/bin/python - <<'PYTHON' | tee output.txt
import dask.dataframe as dd
import pandas as pd
old, new = pd.DataFrame({"x": range(6)}), pd.DataFrame({"x": [100, 101]})
for options in ({}, {"overwrite": True}):
    dd.from_pandas(old, npartitions=3).to_parquet("scores")
    dd.from_pandas(new, npartitions=1).to_parquet("scores", **options)
    print("written:", new.x.tolist(), options, "read:", dd.read_parquet("scores").compute().x.tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
written: [100, 101] {} read: [100, 101, 2, 3, 4, 5]
written: [100, 101] {'overwrite': True} read: [100, 101]
SEEN
