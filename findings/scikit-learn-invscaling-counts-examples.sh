#!/usr/bin/env bash
# MLPClassifier(learning_rate="invscaling") divides the rate by the root of the examples seen, not of the epochs.
#
# Guess: after the first of many epochs a rate of 0.1 is still about 0.1 / sqrt(2) = 0.07.
# What happens: its step counter t_ counts examples: with 300 of them the rate is 0.1 / sqrt(301) = 0.0058 after one
#   epoch, a seventeenth, so that a larger data set trains with a smaller rate.
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
for examples in (30, 300, 3000):
    X = np.random.RandomState(1).randn(examples, 2)
    network = MLPClassifier(
        (5,), solver="sgd", learning_rate="invscaling", learning_rate_init=0.1, max_iter=1, random_state=1
    )
    network.fit(X, X[:, 0] > 0)
    rate = network._optimizer.learning_rate
    root = (network.t_ + 1) ** 0.5
    print(f"{examples} examples, {network.n_iter_} epoch: t_ = {network.t_}, rate {rate:.4f}, 0.1 / sqrt(t_ + 1) = {0.1 / root:.4f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
30 examples, 1 epoch: t_ = 30, rate 0.0180, 0.1 / sqrt(t_ + 1) = 0.0180
300 examples, 1 epoch: t_ = 300, rate 0.0058, 0.1 / sqrt(t_ + 1) = 0.0058
3000 examples, 1 epoch: t_ = 3000, rate 0.0018, 0.1 / sqrt(t_ + 1) = 0.0018
SEEN
