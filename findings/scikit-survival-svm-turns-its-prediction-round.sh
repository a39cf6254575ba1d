#!/usr/bin/env bash
# FastSurvivalSVM's prediction of scikit-survival is a risk when rank_ratio is 1, and a time when it is 0.5.
#
# Guess: a hyperparameter changes how good a prediction is, not which end of it is bad.
# What happens: with rank_ratio=1 it ranks risks, below 1 it regresses times. score() turns its sign to fit, so the
#   search over rank_ratio sees nothing; concordance_index_censored, which wants risks, then gives 0 to a perfect
#   model.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, scikit-learn 1.9.1, scikit-survival 0.28.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 scikit-learn==1.9.1 scikit-survival==0.28.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import numpy as np
from sksurv.metrics import concordance_index_censored
from sksurv.svm import FastSurvivalSVM
from sksurv.util import Surv
risk = np.random.default_rng(0).normal(size=(100, 1))
died, times = np.ones(100, bool), np.exp(2 - risk[:, 0])
y = Surv.from_arrays(died, times)
for ratio in (1, 0.5):
    model = FastSurvivalSVM(rank_ratio=ratio, fit_intercept=ratio < 1, random_state=0).fit(risk, y)
    concordance = concordance_index_censored(died, times, model.predict(risk))[0]
    print("rank_ratio:", ratio, "score:", round(float(model.score(risk, y)), 2), "concordance of predict():", round(float(concordance), 2))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
rank_ratio: 1 score: 1.0 concordance of predict(): 1.0
rank_ratio: 0.5 score: 1.0 concordance of predict(): 0.0
SEEN
