#!/usr/bin/env bash
# np.random.seed before a function compiled by numba does not seed what the function draws.
#
# Guess: np.random inside a compiled function is NumPy's generator, as its name says.
# What happens: compiled code has a state of its own, seeded from the system at the start: np.random.seed(0) outside
#   changes nothing inside, and inside nothing outside. The seed must be set by compiled code.
# Versions: numpy 2.4.6, numba 0.68.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 numba==0.68.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numba
import numpy as np
@numba.njit
def draw():
    return np.random.rand()
@numba.njit
def seed(number):
    np.random.seed(number)
for name, set_seed in (("NumPy's seed", np.random.seed), ("a compiled seed", seed)):
    draws = set()
    for _ in range(3):
        set_seed(0)
        draws.add(draw())
    print(f"{name} set three times: {len(draws)} different first draws")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
NumPy's seed set three times: 3 different first draws
a compiled seed set three times: 1 different first draws
SEEN
