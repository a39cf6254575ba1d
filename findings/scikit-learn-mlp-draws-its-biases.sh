#!/usr/bin/env bash
# MLPClassifier draws its biases at random, from the range of the weights.
#
# Guess: biases start at zero, as in Keras and in Glorot and Bengio's paper.
# What happens: they are uniform in the same +-sqrt(6 / (in + out)) as the weights (2 for 6 with
#   activation="logistic"), whose width comes from a derivation that assumes zero biases.
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
X = np.random.RandomState(1).randn(100, 4)
for activation, numerator in (("relu", 6), ("logistic", 2)):
    network = MLPClassifier((2000,), activation=activation, solver="sgd", learning_rate_init=1e-12, max_iter=1, random_state=1)
    network.fit(X, X[:, 0] > 0)
    bound = (numerator / 2004) ** 0.5
    b = network.intercepts_[0]
    print(f"{activation}: biases of zero: {(b == 0).sum()}, largest / sqrt({numerator} / (in + out)) = {abs(b).max() / bound:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
relu: biases of zero: 0, largest / sqrt(6 / (in + out)) = 1.00
logistic: biases of zero: 0, largest / sqrt(2 / (in + out)) = 1.00
SEEN
