#!/usr/bin/env bash
# statsmodels' add_constant puts a column of ones before two rows, and none before one row.
#
# Guess: a column of ones is added to every table, as its name says.
# What happens: a column that does not vary counts as a constant, and in a single row none varies: the new example that
#   is to be predicted has one number too few. So it is with a test set in which one feature happens to be the same in
#   all rows. has_constant="add" adds always.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, statsmodels 0.15.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 statsmodels==0.15.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from statsmodels.api import add_constant
for rows in ([[2.0, 3.0], [4.0, 5.0]], [[2.0, 3.0]], [[2.0, 3.0], [2.0, 5.0]]):
    added = [add_constant(np.array(rows), **words).tolist() for words in ({}, {"has_constant": "add"})]
    print(rows, *added)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[[2.0, 3.0], [4.0, 5.0]] [[1.0, 2.0, 3.0], [1.0, 4.0, 5.0]] [[1.0, 2.0, 3.0], [1.0, 4.0, 5.0]]
[[2.0, 3.0]] [[2.0, 3.0]] [[1.0, 2.0, 3.0]]
[[2.0, 3.0], [2.0, 5.0]] [[2.0, 3.0], [2.0, 5.0]] [[1.0, 2.0, 3.0], [1.0, 2.0, 5.0]]
SEEN
