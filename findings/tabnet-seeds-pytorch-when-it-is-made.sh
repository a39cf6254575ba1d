#!/usr/bin/env bash
# TabNetClassifier() of pytorch-tabnet sets PyTorch's seed to 0: what is drawn after it is the same in each run.
#
# Guess: making a model leaves the global seed alone, and its own draws follow from torch.manual_seed.
# What happens: its seed is 0 unless told, and it calls torch.manual_seed with it. Ten runs with ten seeds begin with
#   the same weights, so their spread is too small, and whatever else draws from PyTorch in the program draws the same
#   numbers. NumPy's are left alone.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, scikit-learn 1.9.1, torch 2.13.0, pytorch-tabnet 4.1.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 scikit-learn==1.9.1 torch==2.13.0 pytorch-tabnet==4.1.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import torch
from pytorch_tabnet.tab_model import TabNetClassifier
def draw(make):
    drawn = []
    for seed in (1, 2):
        torch.manual_seed(seed)
        make()
        drawn.append(torch.rand(3))
    return "the same" if torch.equal(*drawn) else "others"
print("seeds 1 and 2 draw:", draw(lambda: None))
print("seeds 1 and 2, a Linear made after the seed, draw:", draw(lambda: torch.nn.Linear(2, 2)))
print("seeds 1 and 2, a TabNetClassifier made after the seed, draw:", draw(lambda: TabNetClassifier(verbose=0)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
seeds 1 and 2 draw: others
seeds 1 and 2, a Linear made after the seed, draw: others
seeds 1 and 2, a TabNetClassifier made after the seed, draw: the same
SEEN
