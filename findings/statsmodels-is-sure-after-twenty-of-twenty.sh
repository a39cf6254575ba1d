#!/usr/bin/env bash
# statsmodels' 95 percent interval for an accuracy of 20 in 20 goes from 1 to 1.
#
# Guess: proportion_confint gives an interval, wider for 20 examples than for 2,000.
# What happens: its method is the normal approximation unless told, whose width is 0 where all or none are right, at
#   any number of examples: 1 of 1 is certain. method='wilson' or 'beta' is not.
# Versions: numpy 2.4.6, scipy 1.17.1, pandas 3.1.1, statsmodels 0.15.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 pandas==3.1.1 statsmodels==0.15.0
venv/bin/python - <<'PYTHON' | tee output.txt
from statsmodels.stats.proportion import proportion_confint
for right, n in ((1, 1), (20, 20), (19, 20)):
    print(f"{right} of {n}:", {method: [round(float(end), 2) for end in proportion_confint(right, n, method=method)] for method in ("normal", "wilson")})
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
1 of 1: {'normal': [1.0, 1.0], 'wilson': [0.21, 1.0]}
20 of 20: {'normal': [1.0, 1.0], 'wilson': [0.84, 1.0]}
19 of 20: {'normal': [0.85, 1.0], 'wilson': [0.76, 0.99]}
SEEN
