#!/usr/bin/env bash
# gplearn's div(1, 0.0005) is 1, and its log of 0.0005 is 0.
#
# Guess: the formula that symbolic regression finds is the formula that it says: 1 / 0.0005 is 2000.
# What happens: div and inv give 1 and 0 where the divisor is within 0.001 of zero, log 0, and log and sqrt take the
#   absolute value. A formula that is copied out of gplearn predicts something else, most of all for features in small
#   units.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, gplearn 0.4.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 gplearn==0.4.3
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from gplearn.functions import _function_map as functions
one = np.ones(1)
for divisor in (0.5, 0.002, 0.0005):
    print("div(1, x), inv(x), log(x) at x =", divisor, "->", *(float(y[0].round(3)) for y in (functions["div"](one, one * divisor), functions["inv"](one * divisor), functions["log"](one * divisor))))
print("sqrt(-4) ->", float(functions["sqrt"](-4 * one)[0]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
div(1, x), inv(x), log(x) at x = 0.5 -> 2.0 2.0 -0.693
div(1, x), inv(x), log(x) at x = 0.002 -> 500.0 500.0 -6.215
div(1, x), inv(x), log(x) at x = 0.0005 -> 1.0 0.0 0.0
sqrt(-4) -> 2.0
SEEN
