#!/usr/bin/env bash
# randint(1, 3) of Syne Tune draws 3, where randint(1, 3) of NumPy and SciPy does not.
#
# Guess: a function called randint leaves its upper end out, as NumPy's, SciPy's and Ray Tune's do.
# What happens: the upper end belongs to it: a search space that is copied from Ray, whose words for a space Syne Tune
#   has taken over, has one value more, and an index into a list of three is out of range.
# Versions: numpy 2.4.6, scipy 1.17.1, syne-tune 0.16.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 syne-tune==0.16.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from scipy import stats
from syne_tune.config_space import randint
rng = np.random.RandomState(0)
domain = randint(1, 3)
print("Syne Tune:", sorted({int(domain.sample(random_state=rng)) for _ in range(200)}))
print("NumPy:    ", sorted({int(rng.randint(1, 3)) for _ in range(200)}))
print("SciPy:    ", sorted({int(n) for n in stats.randint(1, 3).rvs(200, random_state=rng)}))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
Syne Tune: [1, 2, 3]
NumPy:     [1, 2]
SciPy:     [1, 2]
SEEN
