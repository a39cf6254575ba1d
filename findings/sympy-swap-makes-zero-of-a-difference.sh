#!/usr/bin/env bash
# SymPy's (x - y).subs({x: y, y: x}) is 0.
#
# Guess: a dict swaps the two, so the result is y - x.
# What happens: the pairs are put in one after the other: after the first both are y, and the difference is 0 before
#   the second. simultaneous=True swaps.
# Versions: sympy 1.14.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet sympy==1.14.0
venv/bin/python - <<'PYTHON' | tee output.txt
import sympy
x, y = sympy.symbols("x y")
for words in ({}, {"simultaneous": True}):
    print(words, "x - y:", (x - y).subs({x: y, y: x}, **words), " x / y:", (x / y).subs({x: y, y: x}, **words))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} x - y: 0  x / y: 1
{'simultaneous': True} x - y: -x + y  x / y: y/x
SEEN
