#!/usr/bin/env bash
# Looking up a row of torch's Embedding with max_norm changes the weights, in eval mode and under no_grad too.
#
# Guess: max_norm bounds what is given back, or what an optimizer's step leaves; evaluating a model changes nothing.
# What happens: each row that is looked up is renormalized in place. Two evaluations leave other weights than one of
#   other examples, and what the optimizer does not know of is no step of it.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
for words in ({}, {"max_norm": 1.0}):
    embedding = torch.nn.Embedding(3, 2, **words).eval()
    with torch.no_grad():
        embedding.weight.fill_(3.0)
        before = embedding.weight.clone()
        embedding(torch.tensor([1]))
    print(words, "rows changed by looking at row 1:", (embedding.weight != before).any(dim=1).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} rows changed by looking at row 1: [False, False, False]
{'max_norm': 1.0} rows changed by looking at row 1: [False, True, False]
SEEN
