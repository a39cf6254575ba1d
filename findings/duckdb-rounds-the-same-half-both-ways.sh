#!/usr/bin/env bash
# DuckDB's cast of 2.5 to an integer is 3 when it is typed in, and 2 when it comes from a column.
#
# Guess: one cast has one rule: Python's int(2.5) cuts, SQL rounds, and 2.5 is 2.5.
# What happens: a number that is typed in is a decimal, whose halves go away from zero; a double's halves go to the
#   even number, and round() sends them away from zero again. A query tried out with numbers does not do the same on
#   the table.
# Versions: numpy 2.4.6, pandas 3.1.1, duckdb 2.0.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==3.1.1 duckdb==2.0.1
venv/bin/python - <<'PYTHON' | tee output.txt
import duckdb
import pandas as pd
table = pd.DataFrame({"x": [0.5, 1.5, 2.5]})
query = "SELECT CAST(x AS INTEGER), CAST(round(x) AS INTEGER) FROM "
print("typed in:      cast, round", duckdb.sql(query + "(VALUES (0.5), (1.5), (2.5)) t(x)").fetchall())
print("from a column: cast, round", duckdb.from_df(table).query("t", query + "t").fetchall())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
typed in:      cast, round [(1, 1), (2, 2), (3, 3)]
from a column: cast, round [(0, 1), (2, 2), (2, 3)]
SEEN
