#!/usr/bin/env bash
# In uncertainties x - x is exactly 0, and x minus a copy of it, or what a worker process gives back, is 0.00+/-0.14.
#
# Guess: a copy is the same quantity, as far as its error goes.
# What happens: the error belongs to the object: copy.copy, copy.deepcopy and pickle make an independent quantity. What
#   comes back from multiprocessing or a cache is no longer correlated with what it was computed from, so errors add up
#   where they should cancel. Quantities that are pickled together keep it among themselves.
# Versions: uncertainties 3.2.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet uncertainties==3.2.3
venv/bin/python - <<'PYTHON' | tee output.txt
import copy
import pickle
from uncertainties import ufloat
x = ufloat(1, 0.1)
double = 2 * x
print("x - x:                ", x - x)
print("x - copy:             ", x - copy.copy(x))
print("x - pickled:          ", x - pickle.loads(pickle.dumps(x)))
print("2 x - 2 pickled 2 x:  ", 2 * x - pickle.loads(pickle.dumps(double)))
x, double = pickle.loads(pickle.dumps((x, double)))
print("pickled together:     ", 2 * x - double)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
x - x:                 0.0+/-0
x - copy:              0.00+/-0.14
x - pickled:           0.00+/-0.14
2 x - 2 pickled 2 x:   0.00+/-0.28
pickled together:      0.0+/-0
SEEN
