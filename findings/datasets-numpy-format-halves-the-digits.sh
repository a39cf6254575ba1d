#!/usr/bin/env bash
# A column of float64 comes out of Hugging Face datasets as float32 when the format is numpy.
#
# Guess: with_format('numpy') gives the column's own type, which the features of the data set name, for one row as
#   for all.
# What happens: columns of floats are made float32 unless a dtype is asked for, integers and the floats of a single
#   row keep their 64 bits: 16777217.0, an identifier or a time stamp kept as a float, loses its last digit without a
#   word. with_format('numpy', dtype=np.float64) keeps it.
# Versions: numpy 2.4.6, pyarrow 26.0.1, datasets 5.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pyarrow==26.0.1 datasets==5.2.0
venv/bin/python - <<'PYTHON' | tee output.txt
import datasets
import numpy as np
data = datasets.Dataset.from_dict({"stamp": [16777217.0], "count": [16777217]})
print("stored:", data.features["stamp"].dtype, data[0])
for words in ({}, {"dtype": np.float64}):
    for name, rows in (("a row", 0), ("all rows", slice(None))):
        stamp = np.ravel(data.with_format("numpy", **words)[rows]["stamp"])
        print("numpy" if not words else "numpy, float64", f"{name}: {stamp.dtype} {stamp[0]:.0f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
stored: float64 {'stamp': 16777217.0, 'count': 16777217}
numpy a row: float64 16777217
numpy all rows: float32 16777216
numpy, float64 a row: float64 16777217
numpy, float64 all rows: float64 16777217
SEEN
