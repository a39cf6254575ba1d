#!/usr/bin/env bash
# autograd's gradient of 0 * 2 * 3 by np.prod is NaN, where it is 6.
#
# Guess: the derivative by a factor is the product of the others, as of 0 * 2 * 3 written out, and as in PyTorch and
#   JAX.
# What happens: it is computed as the product divided by the factor, 0 / 0 for a factor of 0. A likelihood with one
#   probability of 0, or a gate that is shut, gives NaN to every parameter behind it. Multiply out, or sum
#   logarithms.
# Versions: numpy 2.4.6, autograd 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 autograd==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import autograd.numpy as np
from autograd import grad
warnings.simplefilter("ignore")
for x in ([1.0, 2.0, 3.0], [0.0, 2.0, 3.0]):
    for name, product in (("np.prod", np.prod), ("written out", lambda x: x[0] * x[1] * x[2])):
        print(x, name, grad(product)(np.array(x)).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[1.0, 2.0, 3.0] np.prod [6.0, 3.0, 2.0]
[1.0, 2.0, 3.0] written out [6.0, 3.0, 2.0]
[0.0, 2.0, 3.0] np.prod [nan, 0.0, 0.0]
[0.0, 2.0, 3.0] written out [6.0, 0.0, 0.0]
SEEN
