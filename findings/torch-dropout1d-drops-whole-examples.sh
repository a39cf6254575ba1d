#!/usr/bin/env bash
# nn.Dropout1d after a linear layer drops whole examples.
#
# Guess: on an array of examples by features it drops features, being made for one dimension.
# What happens: an array with two axes is taken for one example of channels by length: the channels dropped are the
#   rows, so that some examples become 0 in all features and the others are scaled up.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
torch.manual_seed(0)
out = torch.nn.Dropout1d(0.5)(torch.ones(1000, 5))
zeros = (out == 0).sum(dim=1)
print("examples with all, some, no features dropped:", [(zeros == 5).any().item(), ((zeros > 0) & (zeros < 5)).any().item(), (zeros == 0).any().item()])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
examples with all, some, no features dropped: [True, False, True]
SEEN
