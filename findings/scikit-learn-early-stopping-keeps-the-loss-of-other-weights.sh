#!/usr/bin/env bash
# After early stopping MLPClassifier's loss_ is not the loss of the weights it holds.
#
# Guess: loss_ belongs to the fitted network.
# What happens: the weights of the best validation epoch are put back, loss_ stays that of the last epoch, and
#   best_loss_ is None.
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
rng = np.random.RandomState(3)
X = rng.randn(300, 2)
y = X[:, 0] + 0.8 * rng.randn(300) > 0
network = MLPClassifier((50,), early_stopping=True, n_iter_no_change=20, learning_rate_init=0.01, max_iter=500, random_state=1).fit(X, y)
best = int(np.argmax(network.validation_scores_))
print("stopped after the best epoch:", network.n_iter_ > best + 1)
print("loss_ is the last entry of loss_curve_:", network.loss_ == network.loss_curve_[-1])
print("loss_ is that of the restored epoch:", network.loss_ == network.loss_curve_[best])
print("best_loss_:", network.best_loss_)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
stopped after the best epoch: True
loss_ is the last entry of loss_curve_: True
loss_ is that of the restored epoch: False
best_loss_: None
SEEN
