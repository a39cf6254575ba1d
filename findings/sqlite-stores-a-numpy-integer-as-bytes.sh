#!/usr/bin/env bash
# SQLite does not find the NumPy integer 5 that was put into an integer column: it holds eight bytes.
#
# Guess: np.int64(5) is stored as 5, as np.float64(0.5) is stored as 0.5, or refused.
# What happens: Python's sqlite3 knows float64, which is a Python float, and takes every other NumPy number for a
#   buffer of bytes. The label is no number to the database: WHERE label = 5 overlooks it, and SUM counts it as 0.
#   int(x) stores it.
# Versions: numpy 2.4.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6
venv/bin/python - <<'PYTHON' | tee output.txt
import sqlite3
import numpy as np
database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE examples (label INTEGER)")
for label in (5, np.int64(5), np.float32(5), np.float64(5)):
    database.execute("DELETE FROM examples")
    database.execute("INSERT INTO examples VALUES (?)", (label,))
    stored = database.execute("SELECT label, typeof(label) FROM examples").fetchone()
    found = database.execute("SELECT count(*) FROM examples WHERE label = 5").fetchone()[0]
    print(type(label).__name__, "stored:", *stored, "found:", found)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
int stored: 5 integer found: 1
int64 stored: b'\x05\x00\x00\x00\x00\x00\x00\x00' blob found: 0
float32 stored: b'\x00\x00\xa0@' blob found: 0
float64 stored: 5 integer found: 1
SEEN
