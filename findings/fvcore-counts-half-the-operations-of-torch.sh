#!/usr/bin/env bash
# A layer of a million weights costs a million FLOPs for fvcore and two million for PyTorch's own counter.
#
# Guess: FLOPs are floating point operations, so two counters of one model agree.
# What happens: FlopCountAnalysis counts a multiplication and its addition as one, FlopCounterMode as two, and
#   neither's name says so. Two papers' or two models' figures that come from different counters differ by a factor of
#   2, which looks like a model of half the cost.
# Versions: numpy 2.4.6, torch 2.13.0, fvcore 0.1.5.post20221221.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 fvcore==0.1.5.post20221221
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from fvcore.nn import FlopCountAnalysis
from torch.utils.flop_counter import FlopCounterMode
layer = torch.nn.Linear(1000, 1000, bias=False)
row = torch.ones(1, 1000)
with FlopCounterMode(display=False) as counter:
    layer(row)
print("weights:", layer.weight.numel(), "| fvcore:", int(FlopCountAnalysis(layer, row).total()), "| torch.utils.flop_counter:", counter.get_total_flops())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
weights: 1000000 | fvcore: 1000000 | torch.utils.flop_counter: 2000000
SEEN
