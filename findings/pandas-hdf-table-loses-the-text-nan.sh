#!/usr/bin/env bash
# The text 'nan' comes back from pandas' HDF5 table as missing, from its fixed format as text.
#
# Guess: a text comes back as the same text: HDF5 has types, unlike CSV.
# What happens: in the table format missing values are stored as the text 'nan', so the two cannot be told apart when
#   they are read, and a word or a name is gone. nan_rep, given when writing, names another text.
# Versions: numpy 2.4.6, pandas 2.3.3, tables 3.11.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 tables==3.11.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import pandas as pd
warnings.simplefilter("ignore")
table = pd.DataFrame({"bread": ["nan", "rye", None]})
for words in ({"format": "fixed"}, {"format": "table"}, {"format": "table", "nan_rep": "missing!"}):
    table.to_hdf("breads.h5", key="breads", mode="w", **words)
    print(words, pd.read_hdf("breads.h5", "breads")["bread"].tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{'format': 'fixed'} ['nan', 'rye', None]
{'format': 'table'} [nan, 'rye', nan]
{'format': 'table', 'nan_rep': 'missing!'} ['nan', 'rye', nan]
SEEN
