#!/usr/bin/env bash
# cp.norm(X) of the matrix [[3, 0], [0, 4]] is 4 in CVXPY, and np.linalg.norm(X) is 5.
#
# Guess: norm without an order is the root of the sum of squares, as in NumPy and PyTorch.
# What happens: cp.norm's default order is 2, which for a matrix is the largest singular value; where an order is
#   named, both agree. A penalty on the weights then punishes one direction alone. 'fro' is NumPy's default.
# Versions: numpy 2.4.6, scipy 1.17.1, cvxpy 1.9.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 cvxpy==1.9.3
venv/bin/python - <<'PYTHON' | tee output.txt
import cvxpy as cp
import numpy as np
X = np.array([[3.0, 0.0], [0.0, 4.0]])
print("no order:", "cvxpy", round(float(cp.norm(X).value), 6), "numpy", float(np.linalg.norm(X)), "cvxpy fro", round(float(cp.norm(X, "fro").value), 6))
for order in (1, 2):
    print(f"order {order}: ", "cvxpy", round(float(cp.norm(X, order).value), 6), "numpy", round(float(np.linalg.norm(X, order)), 6))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
no order: cvxpy 4.0 numpy 5.0 cvxpy fro 5.0
order 1:  cvxpy 4.0 numpy 4.0
order 2:  cvxpy 4.0 numpy 4.0
SEEN
