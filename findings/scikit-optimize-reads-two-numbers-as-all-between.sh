#!/usr/bin/env bash
# scikit-optimize reads [16, 64] as every whole number between, and [16, 32, 64] as three choices.
#
# Guess: a list is a list of choices, however long it is.
# What happens: two numbers are the ends of a range, three are categories: whoever strikes one of three batch sizes
#   searches among 49, and whoever writes [0.1, 1.0] draws 0.347. It warns that this will change. Categorical([16, 64])
#   says what is meant.
# Versions: numpy 2.4.6, scikit-learn 1.9.1, scikit-optimize 0.10.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1 scikit-optimize==0.10.2
venv/bin/python - <<'PYTHON' | tee output.txt
from skopt.space import Space
for choices in ([16, 64], [16, 32, 64], [0.1, 1.0], [True, False]):
    dimension = Space([choices]).dimensions[0]
    print(choices, type(dimension).__name__, *getattr(dimension, "bounds", ()))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[16, 64] Integer 16 64
[16, 32, 64] Categorical 16 32 64
[0.1, 1.0] Real 0.1 1.0
[True, False] Categorical True False
SEEN
