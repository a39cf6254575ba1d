#!/usr/bin/env bash
# A function that joblib runs in parallel fails as soon as its array is larger than a megabyte.
#
# Guess: each worker has a copy of its own to write into, whatever the size: what works on a sample works on all.
# What happens: larger arrays reach the workers as a file in memory, read-only: an update in place (values -= mean)
#   raises ValueError there; the same with one job, or on a smaller set, runs. max_nbytes=None copies all.
# Versions: numpy 2.4.6, joblib 1.6.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 joblib==1.6.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from joblib import Parallel, delayed
def centred(values):
    values -= values.mean()
    return float(abs(values).max())
for count in (100_000, 200_000):
    for words in ({"n_jobs": 1}, {"n_jobs": 2}, {"n_jobs": 2, "max_nbytes": None}):
        try:
            seen = Parallel(**words)(delayed(centred)(np.ones(count)) for _ in range(2))
        except ValueError as error:
            seen = f"ValueError: {'read-only' if 'read-only' in str(error) else error}"
        print(f"{8 * count:,} bytes, {words}: {seen}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
800,000 bytes, {'n_jobs': 1}: [0.0, 0.0]
800,000 bytes, {'n_jobs': 2}: [0.0, 0.0]
800,000 bytes, {'n_jobs': 2, 'max_nbytes': None}: [0.0, 0.0]
1,600,000 bytes, {'n_jobs': 1}: [0.0, 0.0]
1,600,000 bytes, {'n_jobs': 2}: ValueError: read-only
1,600,000 bytes, {'n_jobs': 2, 'max_nbytes': None}: [0.0, 0.0]
SEEN
