#!/usr/bin/env bash
# The derivative of 3 x that SymPy's lambdify compiled gives one number for an array of four.
#
# Guess: a compiled function of an array gives an array of the same shape, as that of x**2 does.
# What happens: an expression in which x no longer occurs is compiled to `return 3`, whatever x is. Broadcasting
#   hides it until a sum or a mean over examples: that of four gradients is 3 and not 12. Add 0 * x in NumPy.
# Versions: numpy 2.4.6, sympy 1.14.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 sympy==1.14.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import sympy
x, w = sympy.symbols("x w")
data = np.arange(4.0)
for loss in (w * x, w**2 * x, 3 * w):
    gradient = sympy.lambdify((w, x), sympy.diff(loss, w))(1.0, data)
    print(f"d/dw {loss}: shape {np.shape(gradient)}, sum over 4 examples {np.sum(gradient)}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
d/dw w*x: shape (4,), sum over 4 examples 6.0
d/dw w**2*x: shape (4,), sum over 4 examples 12.0
d/dw 3*w: shape (), sum over 4 examples 3
SEEN
