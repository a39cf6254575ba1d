#!/usr/bin/env bash
# USearch gives 3.140625 back for the 3.14159 of a float32 vector.
#
# Guess: an index of float32 vectors holds them as they are, as faiss' and hnswlib's do.
# What happens: the default type is bfloat16, which keeps about three digits, so vectors that differ by less are one:
#   the nearest of 1000 numbers that lie 0.001 apart is not found. dtype='f32' has to be named.
# Versions: numpy 2.4.6, usearch 2.26.6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 usearch==2.26.6
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from usearch.index import Index
numbers = (1 + np.arange(1000) / 1000).astype(np.float32)[:, None]
for told in ({}, {"dtype": "f32"}):
    one = Index(ndim=3, **told)
    one.add(1, np.array([3.14159, 2.71828, 1.41421], np.float32))
    print(told, [round(float(number), 6) for number in one.get(1)], end=" ")
    line = Index(ndim=1, metric="l2sq", **told)
    line.add(np.arange(1000), numbers)
    print("distinct numbers of 1000:", len({float(line.get(key)[0]) for key in range(1000)}))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} [3.140625, 2.71875, 1.414062] distinct numbers of 1000: 129
{'dtype': 'f32'} [3.14159, 2.71828, 1.41421] distinct numbers of 1000: 1000
SEEN
