#!/usr/bin/env bash
# In PyArrow the best accuracy of a seed that ended in NaN is 0.5, and its mean is NaN.
#
# Guess: NaN is a number that spoils every summary, as in NumPy, or is passed over by every one, as in pandas.
# What happens: max and min pass NaN over, mean and sum do not, and count, drop_null and is_null take it for a value.
#   A table grouped by seed has both in one row. Turn NaN into null with from_pandas=True or if_else.
# Versions: numpy 2.4.6, pyarrow 26.0.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pyarrow==26.0.1
venv/bin/python - <<'PYTHON' | tee output.txt
import pyarrow as pa
import pyarrow.compute as pc
table = pa.table({"seed": [1, 1, 2], "accuracy": [0.5, float("nan"), 0.7]})
grouped = table.group_by("seed").aggregate([("accuracy", kind) for kind in ("max", "mean", "count")])
for row in grouped.to_pylist():
    print(row)
print("values left by drop_null:", len(pc.drop_null(table["accuracy"])))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{'seed': 1, 'accuracy_max': 0.5, 'accuracy_mean': nan, 'accuracy_count': 2}
{'seed': 2, 'accuracy_max': 0.7, 'accuracy_mean': 0.7, 'accuracy_count': 1}
values left by drop_null: 3
SEEN
