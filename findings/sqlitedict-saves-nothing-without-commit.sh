#!/usr/bin/env bash
# with SqliteDict('runs.sqlite') as scores: scores['run'] = 0.9 saves nothing.
#
# Guess: leaving the with block closes the file and saves, as with shelve, h5py and zipfile.
# What happens: sqlitedict commits only when told, so what was set is there until the file is closed and gone after it.
#   commit() or autocommit=True saves; without, a night's results are an empty dictionary.
# Versions: sqlitedict 2.1.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet sqlitedict==2.1.0
venv/bin/python - <<'PYTHON' | tee output.txt
import shelve
from sqlitedict import SqliteDict
with shelve.open("scores") as scores:
    scores["run"] = 0.9
with shelve.open("scores") as scores:
    print("shelve:", dict(scores))
for options in ({}, {"autocommit": True}):
    with SqliteDict("runs.sqlite", **options) as scores:
        scores["run"] = 0.9
        before = dict(scores)
    with SqliteDict("runs.sqlite") as scores:
        print("sqlitedict", options, "before it is closed:", before, "after:", dict(scores))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
shelve: {'run': 0.9}
sqlitedict {} before it is closed: {'run': 0.9} after: {}
sqlitedict {'autocommit': True} before it is closed: {'run': 0.9} after: {'run': 0.9}
SEEN
