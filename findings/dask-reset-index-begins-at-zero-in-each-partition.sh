#!/usr/bin/env bash
# Dask's reset_index of six rows in three partitions numbers them 0, 1, 0, 1, 0, 1.
#
# Guess: 0 to 5, as in pandas.
# What happens: each partition is numbered by itself. loc[0] then gives three rows, and a join of predictions with
#   labels by this index makes three rows of each. A running sum of ones gives whole numbers over all partitions.
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
frame = pd.DataFrame({"x": range(6)})
for partitions in (1, 3):
    numbered = dd.from_pandas(frame, npartitions=partitions).reset_index(drop=True)
    print(partitions, "partitions:", numbered.compute().index.tolist(), "rows at 0:", len(numbered.compute().loc[[0]]), "joined with itself:", len(numbered.merge(numbered, left_index=True, right_index=True)), "rows")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
1 partitions: [0, 1, 2, 3, 4, 5] rows at 0: 1 joined with itself: 6 rows
3 partitions: [0, 1, 0, 1, 0, 1] rows at 0: 3 joined with itself: 18 rows
SEEN
