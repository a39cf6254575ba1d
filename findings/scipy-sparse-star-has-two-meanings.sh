#!/usr/bin/env bash
# The same W * X is a matrix product for SciPy's csr_matrix and a product of elements for its csr_array.
#
# Guess: the newer csr_array is csr_matrix under another name, so code goes on as it did.
# What happens: csr_matrix keeps NumPy's old matrix: * and ** multiply matrices, sums stay two-dimensional; csr_array
#   is as ndarray. Both are about: scikit-learn's encoders and scipy.sparse.eye give matrices, eye_array arrays.
#   Square ones mix without an error; @ means one thing for both.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
import scipy.sparse
W = [[1, 2], [3, 4]]
for make in (scipy.sparse.csr_matrix, scipy.sparse.csr_array):
    A = make(W)
    print(make.__name__, "* gives", (A * A).toarray().tolist(), "@ gives", (A @ A).toarray().tolist(), "** gives", (A**2).toarray().tolist(), "sum of columns has the shape", A.sum(axis=0).shape)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
csr_matrix * gives [[7, 10], [15, 22]] @ gives [[7, 10], [15, 22]] ** gives [[7, 10], [15, 22]] sum of columns has the shape (1, 2)
csr_array * gives [[1, 4], [9, 16]] @ gives [[7, 10], [15, 22]] ** gives [[1, 4], [9, 16]] sum of columns has the shape (2,)
SEEN
