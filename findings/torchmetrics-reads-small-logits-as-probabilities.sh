#!/usr/bin/env bash
# torchmetrics takes logits for probabilities in a batch where all lie between 0 and 1.
#
# Guess: BinaryAccuracy cuts at one place: a logit of 0.3, which is a probability of 0.57, counts as class 1, always.
# What happens: a batch with any value outside of 0 to 1 goes through the sigmoid, another does not: the same logit
#   0.3 counts as class 1 beside a 4 and as class 0 alone, so the accuracy depends on the batches, most at the start
#   of training.
# Versions: numpy 2.4.6, torch 2.13.0, torchmetrics 1.9.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 torchmetrics==1.9.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from torchmetrics.classification import BinaryAccuracy
logits, labels = torch.tensor([0.3, 0.2, 0.4, 4.0]), torch.ones(4, dtype=torch.int)
for size in (4, 2, 1):
    accuracy = BinaryAccuracy()
    for first in range(0, 4, size):
        accuracy.update(logits[first : first + size], labels[first : first + size])
    print(f"batches of {size}: accuracy {accuracy.compute().item():.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
batches of 4: accuracy 1.00
batches of 2: accuracy 0.50
batches of 1: accuracy 0.25
SEEN
