#!/usr/bin/env bash
# MLPClassifier divides its L2 penalty by the batch size.
#
# Guess: alpha means the same for every batch_size: the penalty of a network is a property of its weights.
# What happens: the penalty is 0.5 * alpha * sum(W^2) / (examples in this batch), averaged over the batches: one
#   network, hardly moved, reports a penalty ten times as large with batches a tenth as large, and is pulled as much
#   harder at each of ten times as many steps.
# Versions: numpy 2.4.6, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import numpy as np
from sklearn.neural_network import MLPClassifier
warnings.simplefilter("ignore")
X = np.random.RandomState(1).randn(1000, 2)
y = X[:, 0] > 0
def loss(alpha, batch_size):
    network = MLPClassifier((5,), solver="sgd", learning_rate_init=1e-12, alpha=alpha, batch_size=batch_size,
                            max_iter=1, random_state=1)
    network.fit(X, y)
    return network.loss_, sum((W**2).sum() for W in network.coefs_)
for batch_size in (1000, 100, 10):
    without, _ = loss(0, batch_size)
    with_penalty, squares = loss(100, batch_size)
    ratio = (with_penalty - without) / (0.5 * 100 * squares / 1000)
    print(f"batches of {batch_size}: penalty {ratio:.2f} times 0.5 * alpha * sum(W^2) / 1000")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
batches of 1000: penalty 1.00 times 0.5 * alpha * sum(W^2) / 1000
batches of 100: penalty 10.00 times 0.5 * alpha * sum(W^2) / 1000
batches of 10: penalty 100.00 times 0.5 * alpha * sum(W^2) / 1000
SEEN
