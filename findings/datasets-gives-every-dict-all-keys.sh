#!/usr/bin/env bash
# A row's {'lr': 0.1} comes back from Hugging Face datasets as {'lr': 0.1, 'depth': None}.
#
# Guess: a column of dicts gives each row's dict back, with the keys that it had.
# What happens: a column of dicts is one Arrow struct, which has the keys of all rows: what a row lacks is None, so
#   that `'depth' in row` is true for all and **row hands None to a function. Tool calls, settings and entities are
#   such columns. Drop the None values, or keep the dicts as JSON text.
# Versions: numpy 2.4.6, datasets 5.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 datasets==5.2.0
venv/bin/python - <<'PYTHON' | tee output.txt
from datasets import Dataset
rows = [{"lr": 0.1}, {"depth": 3}]
back = Dataset.from_dict({"settings": rows})["settings"]
for row, read in zip(rows, back):
    print(row, "comes back as", read, "| 'depth' in it:", "depth" in row, "depth" in read)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{'lr': 0.1} comes back as {'lr': 0.1, 'depth': None} | 'depth' in it: False True
{'depth': 3} comes back as {'lr': None, 'depth': 3} | 'depth' in it: True True
SEEN
