#!/usr/bin/env bash
# Dataset.from_list of Hugging Face datasets drops every key that the first row lacks.
#
# Guess: rows of a JSON log may lack a key; a column is made of each key that occurs, with None where it is missing,
#   as pandas does.
# What happens: the first row alone says which columns there are. A label or a metric that begins with the second
#   row is gone without a word; one that only the first row has is filled with None. Give the rows all keys, or go
#   through pandas.
# Versions: numpy 2.4.6, pandas 2.3.3, datasets 5.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 datasets==5.2.0
venv/bin/python - <<'PYTHON' | tee output.txt
import pandas as pd
from datasets import Dataset
rows = [{"text": "good"}, {"text": "bad", "label": 0}]
print("from_list:", Dataset.from_list(rows).column_names)
print("from_list, turned round:", Dataset.from_list(rows[::-1])[:])
print("pandas:", list(pd.DataFrame(rows).columns))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
from_list: ['text']
from_list, turned round: {'text': ['bad', 'good'], 'label': [0, None]}
pandas: ['text', 'label']
SEEN
