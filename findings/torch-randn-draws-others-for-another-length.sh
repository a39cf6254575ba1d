#!/usr/bin/env bash
# torch.randn(16) and torch.randn(17) of the same seed share one number.
#
# Guess: a longer draw begins with the shorter one, as torch.rand's does and NumPy's normals: one unit more leaves
#   the others' weights.
# What happens: from 16 numbers on the normals are made from uniforms in blocks of 16, and the last block is drawn
#   again when it is cut: only whole blocks before it stay. Below 16 another method draws others altogether.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import torch
def shared(draw, short, long):
    """How many of the first numbers are the same, to rounding, whichever instructions the processor has."""
    a, b = draw(short), draw(long)[:short]
    return int(np.isclose(a, b, atol=1e-5).sum())
def torch_draw(function):
    return lambda length: function(length, generator=torch.Generator().manual_seed(0)).numpy()
draws = {"torch.randn": torch_draw(torch.randn), "torch.rand": torch_draw(torch.rand), "NumPy's normals": lambda length: np.random.default_rng(0).standard_normal(length)}
for name, draw in draws.items():
    print(name, {f"{short} of {long}": shared(draw, short, long) for short, long in ((15, 16), (16, 17), (16, 32))})
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
torch.randn {'15 of 16': 0, '16 of 17': 1, '16 of 32': 16}
torch.rand {'15 of 16': 15, '16 of 17': 16, '16 of 32': 16}
NumPy's normals {'15 of 16': 15, '16 of 17': 16, '16 of 32': 16}
SEEN
