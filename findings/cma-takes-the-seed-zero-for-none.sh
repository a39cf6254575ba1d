#!/usr/bin/env bash
# cma (CMA-ES) with seed 0 searches differently each time.
#
# Guess: 0 is a seed like others: the same search twice.
# What happens: 0 means a seed from the clock, as none at all does; seeds from 1 on repeat. A study over the seeds 0
#   to 4 has one run that nobody can repeat.
# Versions: numpy 2.4.6, cma 4.5.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 cma==4.5.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import cma
def found(seed):
    """The point found on a bowl after 50 evaluations."""
    search = cma.CMAEvolutionStrategy([1.0, 1.0], 0.5, {"seed": seed, "verbose": -9, "maxfevals": 50})
    return search.optimize(lambda x: x[0] ** 2 + 10 * x[1] ** 2).result.xbest.tolist()
for seed in (0, 1, 2):
    print(f"seed {seed}: the same point twice: {found(seed) == found(seed)}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
seed 0: the same point twice: False
seed 1: the same point twice: True
seed 2: the same point twice: True
SEEN
