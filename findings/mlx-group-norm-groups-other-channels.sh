#!/usr/bin/env bash
# MLX's GroupNorm puts channels 0 and 2 into one group where PyTorch puts 0 and 1.
#
# Guess: a group is a run of neighbouring channels, as in the paper (Wu and He 2018) and every other library.
# What happens: unless pytorch_compatible=True, channels are dealt out in turn: with two groups, the even ones and
#   the odd ones. Weights taken over from elsewhere give other outputs without an error.
# Versions: mlx 0.32.4, mlx-cpu 0.32.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet mlx==0.32.4 mlx-cpu==0.32.4
venv/bin/python - <<'PYTHON' | tee output.txt
import mlx.core as mx
import mlx.nn as nn
X = mx.array([[0.0, 2.0, 10.0, 12.0]])
for words in ({}, {"pytorch_compatible": True}):
    print(words, [round(value) for value in nn.GroupNorm(2, 4, **words)(X)[0].tolist()])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} [-1, -1, 1, 1]
{'pytorch_compatible': True} [-1, 1, -1, 1]
SEEN
