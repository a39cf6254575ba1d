#!/usr/bin/env bash
# scipy.stats.wasserstein_distance of the histograms [1, 0, 0] and [0, 0, 1] is 0.
#
# Guess: the earth must be moved by two bins, so the distance is 2.
# What happens: the arguments are the places of the examples, not how many are in each bin: both are one 1 and two 0.
#   Counts or probabilities go into the third and fourth argument, after the places of the bins.
# Versions: numpy 2.4.6, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
from scipy.stats import wasserstein_distance
first, last, bins = [1, 0, 0], [0, 0, 1], [0, 1, 2]
print("of the histograms:", float(wasserstein_distance(first, last)))
print("of the bins, weighted by them:", float(wasserstein_distance(bins, bins, first, last)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
of the histograms: 0.0
of the bins, weighted by them: 2.0
SEEN
