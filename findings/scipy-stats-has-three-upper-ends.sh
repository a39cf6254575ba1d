#!/usr/bin/env bash
# uniform(1, 10), loguniform(1, 10) and randint(1, 10) of scipy.stats end at 11, 10 and 9.
#
# Guess: each of the three, which a random search takes for its ranges, draws from 1 to 10.
# What happens: uniform takes a start and a length, loguniform two ends, randint the end that it leaves out.
#   uniform(0.5, 1) for a dropout rate or momentum goes up to 1.5.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
from scipy import stats
for name in ("uniform", "loguniform", "randint"):
    print(name, [float(end) for end in getattr(stats, name)(1, 10).support()])
print("uniform(0.5, 1)", [float(end) for end in stats.uniform(0.5, 1).support()])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
uniform [1.0, 11.0]
loguniform [1.0, 10.0]
randint [1.0, 9.0]
uniform(0.5, 1) [0.5, 1.5]
SEEN
