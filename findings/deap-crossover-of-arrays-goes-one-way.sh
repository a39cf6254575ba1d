#!/usr/bin/env bash
# DEAP's crossover of NumPy arrays copies from the second parent to the first, and not back.
#
# Guess: cxTwoPoint swaps a part of two individuals, whether they are lists or arrays.
# What happens: its swap of slices copies for lists; of an array a slice is a view, which has changed before it is
#   copied back. The second child is the second parent, and the genes of the first are lost. Override it, or use
#   lists.
# Versions: numpy 2.4.6, deap 1.4.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 deap==1.4.4
venv/bin/python - <<'PYTHON' | tee output.txt
import random
import numpy as np
from deap import tools
for crossover in (tools.cxOnePoint, tools.cxTwoPoint):
    for kind in (list, np.array):
        random.seed(1)
        one, other = crossover(kind([0] * 6), kind([1] * 6))
        print(f"{crossover.__name__} of {kind.__name__}: {list(map(int, one))} {list(map(int, other))}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
cxOnePoint of list: [0, 0, 1, 1, 1, 1] [1, 1, 0, 0, 0, 0]
cxOnePoint of array: [0, 0, 1, 1, 1, 1] [1, 1, 1, 1, 1, 1]
cxTwoPoint of list: [0, 0, 1, 1, 1, 1] [1, 1, 0, 0, 0, 0]
cxTwoPoint of array: [0, 0, 1, 1, 1, 1] [1, 1, 1, 1, 1, 1]
SEEN
