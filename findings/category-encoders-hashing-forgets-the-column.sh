#!/usr/bin/env bash
# category_encoders' HashingEncoder makes one row of a red shirt with blue trousers and a blue shirt with red trousers.
#
# Guess: each value is hashed together with the name of its column, so that red means one thing in each.
# What happens: all columns share eight counters, and the value alone chooses one: two rows with swapped values are
#   equal, as are yes and no in any order over many questions. Put the column's name into the value, or use one
#   encoder for each column.
# Versions: numpy 2.4.6, pandas 2.3.3, category_encoders 2.11.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 category_encoders==2.11.2
venv/bin/python - <<'PYTHON' | tee output.txt
import pandas as pd
from category_encoders import HashingEncoder
clothes = pd.DataFrame({"shirt": ["red", "blue"], "trousers": ["blue", "red"]})
named = clothes.apply(lambda column: column.name + " " + column)
for name, table in (("values:", clothes), ("values with the column's name:", named)):
    rows = HashingEncoder(max_process=1).fit_transform(table).to_numpy().tolist()
    print(name, rows, "equal" if rows[0] == rows[1] else "not equal")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
values: [[0, 0, 0, 0, 1, 0, 0, 1], [0, 0, 0, 0, 1, 0, 0, 1]] equal
values with the column's name: [[0, 0, 1, 1, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0, 0, 0]] not equal
SEEN
