#!/usr/bin/env bash
# mlxtend's mcnemar gives p = 0 for two models that never disagree.
#
# Guess: p = 1: nothing speaks for a difference.
# What happens: the statistic with its default correction is (|0 - 0| - 1)^2 / 0, infinite, and p is 0: a model
#   compared with itself is significantly different. exact=True gives 1 there, and is right for few disagreements.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, mlxtend 0.25.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 mlxtend==0.25.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import numpy as np
from mlxtend.evaluate import mcnemar, mcnemar_table
warnings.simplefilter("ignore")
y = np.array([0, 1] * 10)
model = np.where(np.arange(20) < 5, 1 - y, y)
table = mcnemar_table(y_target=y, y_model1=model, y_model2=model)
for words in ({}, {"corrected": False}, {"exact": True}):
    print(f"{words}: p = {mcnemar(table, **words)[1]:g}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{}: p = 0
{'corrected': False}: p = nan
{'exact': True}: p = 1
SEEN
