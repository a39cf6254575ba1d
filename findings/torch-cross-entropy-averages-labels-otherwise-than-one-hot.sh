#!/usr/bin/env bash
# Weighted cross-entropy of the same labels differs between class numbers and one-hot rows.
#
# Guess: the label 1 and the row [0, 1] are the same target and cost the same.
# What happens: with class numbers the mean divides by the weights of the labels seen, with rows by the number of
#   examples: with a weight of 9 the loss and its gradient are five times as large, so a change of the label's form
#   is a change of rate.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
logits = torch.tensor([[1.0, 0.0], [0.0, 0.0]])
labels = torch.tensor([0, 1])
for weight in ([1.0, 1.0], [1.0, 9.0]):
    cost = torch.nn.CrossEntropyLoss(weight=torch.tensor(weight))
    print(f"weights {weight}: class numbers {cost(logits, labels):.3f}, one-hot rows {cost(logits, torch.eye(2)[labels]):.3f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
weights [1.0, 1.0]: class numbers 0.503, one-hot rows 0.503
weights [1.0, 9.0]: class numbers 0.655, one-hot rows 3.276
SEEN
