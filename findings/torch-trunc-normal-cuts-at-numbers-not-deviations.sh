#!/usr/bin/env bash
# torch's trunc_normal_(w, std=0.02) truncates nothing.
#
# Guess: as in Keras and JAX, a truncated normal is cut at two standard deviations.
# What happens: it is cut at the numbers -2 and 2, whatever std is: at 0.02 that is a hundred deviations away, a
#   plain normal; at 10 it is nearly uniform, its deviation a ninth of what was asked. a=-2*std, b=2*std gives the
#   usual one.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
for std in (0.02, 1.0, 10.0):
    for words in ({}, {"a": -2 * std, "b": 2 * std}):
        w = torch.nn.init.trunc_normal_(torch.empty(1000, 200), std=std, generator=torch.Generator().manual_seed(0), **words)
        print(f"std {std:g} {words}: beyond 2 std: {(w.abs() > 2.0001 * std).any().item()}, deviation / std {w.std().item() / std:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
std 0.02 {}: beyond 2 std: True, deviation / std 1.00
std 0.02 {'a': -0.04, 'b': 0.04}: beyond 2 std: False, deviation / std 0.88
std 1 {}: beyond 2 std: False, deviation / std 0.88
std 1 {'a': -2.0, 'b': 2.0}: beyond 2 std: False, deviation / std 0.88
std 10 {}: beyond 2 std: False, deviation / std 0.12
std 10 {'a': -20.0, 'b': 20.0}: beyond 2 std: False, deviation / std 0.88
SEEN
