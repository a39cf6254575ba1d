#!/usr/bin/env bash
# skorch's NeuralNetClassifier trains on four fifths of the data that fit is given.
#
# Guess: fit(X, y) trains on all of X, as every estimator of scikit-learn does unless early stopping is asked for.
# What happens: a fifth is held out for the loss that it prints, also in a search: with five folds each network sees
#   64 percent, and the refitted one 80; train_split=None trains on all.
# Versions: numpy 2.4.6, scikit-learn 1.9.1, torch 2.13.0, skorch 1.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1 torch==2.13.0 skorch==1.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import torch
from skorch import NeuralNetClassifier
class Net(torch.nn.Module):
    seen = 0
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(2, 2)
    def forward(self, x):
        Net.seen += len(x) if self.training else 0
        return self.layer(x).softmax(1)
X, y = np.zeros((100, 2), np.float32), np.arange(100) % 2
for words in ({}, {"train_split": None}):
    Net.seen = 0
    NeuralNetClassifier(Net, max_epochs=1, verbose=0, **words).fit(X, y)
    print(words, "examples trained on, of 100:", Net.seen)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} examples trained on, of 100: 80
{'train_split': None} examples trained on, of 100: 100
SEEN
