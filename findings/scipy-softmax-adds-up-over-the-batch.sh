#!/usr/bin/env bash
# The rows of scipy.special.softmax of a matrix do not add up to 1.
#
# Guess: softmax works along the last axis, as in JAX and Keras: each row is a distribution.
# What happens: the default is all axes, the whole matrix adds up to 1, and a row's share depends on the other examples
#   of its batch; so it is with logsumexp. The largest is still the largest in its row, so the accuracy does not show
#   it. axis=1 is needed.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from scipy.special import softmax
logits = np.array([[0.0, 1.0], [4.0, 5.0]])
for words in ({}, {"axis": 1}):
    print(words, "rows add up to", softmax(logits, **words).sum(1).round(3).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} rows add up to [0.018, 0.982]
{'axis': 1} rows add up to [1.0, 1.0]
SEEN
