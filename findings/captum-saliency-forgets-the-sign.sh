#!/usr/bin/env bash
# Captum's Saliency of the feature x in -3 x is 3.
#
# Guess: the saliency is the gradient, so a feature that speaks against the class has a negative one, as in
#   InputXGradient.
# What happens: abs is True unless told, so Saliency gives magnitudes: a symptom that lowers a risk looks like one that
#   raises it, and means over rows of effects that cancel do not. abs=False is the gradient.
# Versions: numpy 2.4.6, torch 2.13.0, captum 0.9.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 captum==0.9.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from captum.attr import InputXGradient, Saliency
def risk(rows):
    return 2 * rows[:, 0] - 3 * rows[:, 1]
row = torch.tensor([[1.0, 1.0]])
print("Saliency:", Saliency(risk).attribute(row).tolist()[0])
print("abs=False:", Saliency(risk).attribute(row, abs=False).tolist()[0])
print("InputXGradient at 1, 1:", InputXGradient(risk).attribute(row).tolist()[0])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
Saliency: [2.0, 3.0]
abs=False: [2.0, -3.0]
InputXGradient at 1, 1: [2.0, -3.0]
SEEN
