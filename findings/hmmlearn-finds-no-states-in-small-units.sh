#!/usr/bin/env bash
# hmmlearn finds the two states of a signal in millivolts, and not in volts.
#
# Guess: a Gaussian model with free means and variances fits the same signal in any unit.
# What happens: 0.01 (covars_prior) is added to each state's sum of squares and 0.001 (min_covar) to the variances at
#   the start. In small units both outweigh the data, and the states overlap. Scale the signal, or set both.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, hmmlearn 0.3.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 hmmlearn==0.3.3
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from hmmlearn.hmm import GaussianHMM
random = np.random.RandomState(0)
states = np.repeat(random.randint(0, 2, 50), 20)
signal = (4 * states + random.randn(1000)).reshape(-1, 1)
for unit, words in ((1, {}), (0.001, {}), (0.001, {"covars_prior": 1e-8, "min_covar": 1e-8})):
    model = GaussianHMM(2, n_iter=50, random_state=0, **words).fit(unit * signal)
    right = (model.predict(unit * signal) == states).mean()
    print(f"unit {unit} {words}: over 99 % of the states right: {max(right, 1 - right) > 0.99}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
unit 1 {}: over 99 % of the states right: True
unit 0.001 {}: over 99 % of the states right: False
unit 0.001 {'covars_prior': 1e-08, 'min_covar': 1e-08}: over 99 % of the states right: True
SEEN
