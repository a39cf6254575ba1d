#!/usr/bin/env bash
# A pandas column of the categories 1, 2 and 3 comes back from Parquet as plain integers.
#
# Guess: what to_parquet writes read_parquet gives back, as it does for categories of text and as Feather does for
#   both.
# What happens: only dictionaries of text are restored, so the type and the categories that do not occur are gone:
#   get_dummies makes a column less, and a model takes classes for amounts. Make them text, or set the type again.
# Versions: numpy 2.4.6, pandas 3.1.1, pyarrow 26.0.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==3.1.1 pyarrow==26.0.1
venv/bin/python - <<'PYTHON' | tee output.txt
import pandas as pd
frame = pd.DataFrame({"text": pd.Categorical(["a", "c"], ["a", "b", "c"]), "number": pd.Categorical([1, 3], [1, 2, 3])})
frame.to_parquet("frame.parquet")
frame.to_feather("frame.feather")
for name, read in (("before", frame), ("Parquet", pd.read_parquet("frame.parquet")), ("Feather", pd.read_feather("frame.feather"))):
    dummies = {column: pd.get_dummies(read[[column]], columns=[column]).shape[1] for column in read}
    print(f"{name}: {dict(read.dtypes.astype(str))}, columns of get_dummies {dummies}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
before: {'text': 'category', 'number': 'category'}, columns of get_dummies {'text': 3, 'number': 3}
Parquet: {'text': 'category', 'number': 'int64'}, columns of get_dummies {'text': 3, 'number': 2}
Feather: {'text': 'category', 'number': 'category'}, columns of get_dummies {'text': 3, 'number': 3}
SEEN
