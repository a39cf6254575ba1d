#!/usr/bin/env bash
# The mean of a column with a NaN is NaN before astropy writes the table to FITS, and 0.5 when it is read again.
#
# Guess: a NaN that is written is a NaN when it is read, and the mean says so.
# What happens: Table.read masks every NaN, and every empty text, of a FITS table, and a mean leaves masked values out:
#   a diverged run is gone from the mean. mask_invalid=False reads what was written.
# Versions: numpy 2.4.6, astropy 8.0.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 astropy==8.0.2
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from astropy.table import Table
table = Table({"loss": [0.5, np.nan], "note": ["diverged", ""]})
table.write("runs.fits")
print("written:", table["loss"].tolist(), "mean:", float(np.mean(table["loss"])), "notes that are empty:", int(np.sum(table["note"] == "")))
for options in ({}, {"mask_invalid": False}):
    read = Table.read("runs.fits", **options)
    print("read", options, read["loss"].tolist(), "mean:", float(np.mean(read["loss"])))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
written: [0.5, nan] mean: nan notes that are empty: 1
read {} [0.5, None] mean: 0.5
read {'mask_invalid': False} [0.5, nan] mean: nan
SEEN
