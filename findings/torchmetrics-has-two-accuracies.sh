#!/usr/bin/env bash
# torchmetrics' Accuracy says 90 %, its MulticlassAccuracy 50 % for the same predictions.
#
# Guess: Accuracy(task='multiclass') makes a MulticlassAccuracy, so both are the share of right ones.
# What happens: Accuracy averages over examples (micro) unless told, MulticlassAccuracy over classes (macro): on 9 of
#   one class and 1 of the other, always saying the first is 0.9 or 0.5. The functional forms differ in the same way;
#   average= settles it.
# Versions: numpy 2.4.6, torch 2.13.0, torchmetrics 1.9.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 torchmetrics==1.9.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
import torchmetrics
from torchmetrics.classification import MulticlassAccuracy
labels, predictions = torch.tensor([0] * 9 + [1]), torch.zeros(10, dtype=torch.long)
for words in ({}, {"average": "micro"}):
    one = torchmetrics.Accuracy(task="multiclass", num_classes=2, **words)(predictions, labels)
    other = MulticlassAccuracy(num_classes=2, **words)(predictions, labels)
    print(words, f"Accuracy {one:.1f}, MulticlassAccuracy {other:.1f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} Accuracy 0.9, MulticlassAccuracy 0.5
{'average': 'micro'} Accuracy 0.9, MulticlassAccuracy 0.9
SEEN
