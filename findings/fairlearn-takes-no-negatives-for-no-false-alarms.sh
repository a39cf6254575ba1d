#!/usr/bin/env bash
# fairlearn gives a group without negatives the false positive rate 0, and calls the others unfair.
#
# Guess: a rate over nobody is NaN, and a difference with it too.
# What happens: 0 of 0 is 0. A group in which all are positive has the best rate of all, so that
#   equalized_odds_difference is the whole rate of the other group. Small groups need a count beside the rate.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, pandas 2.3.3, fairlearn 0.15.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 pandas==2.3.3 fairlearn==0.15.0
venv/bin/python - <<'PYTHON' | tee output.txt
from fairlearn.metrics import MetricFrame, equalized_odds_difference, false_positive_rate
truth, predicted, group = [1, 1, 1, 0, 0, 1], [1, 1, 1, 0, 1, 1], list("aaabbb")
frame = MetricFrame(metrics=false_positive_rate, y_true=truth, y_pred=predicted, sensitive_features=group)
print("false positive rates:", {name: float(rate) for name, rate in frame.by_group.items()})
print("equalized odds difference:", equalized_odds_difference(truth, predicted, sensitive_features=group))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
false positive rates: {'a': 0.0, 'b': 0.5}
equalized odds difference: 0.5
SEEN
