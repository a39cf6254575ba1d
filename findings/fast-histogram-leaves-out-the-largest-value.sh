#!/usr/bin/env bash
# fast-histogram and boost-histogram leave out probabilities of exactly 1 in a histogram from 0 to 1.
#
# Guess: a histogram from 0 to 1 counts the 1 in its last bin, as NumPy's does.
# What happens: the last bin ends before its upper edge: fast-histogram drops the value, boost-histogram counts it
#   as overflow, unless its copy of NumPy's function is used. The surest predictions are missing from a reliability
#   diagram. Give the range a little more than 1, or use boost_histogram.numpy.
# Versions: numpy 2.4.6, fast-histogram 0.14, boost-histogram 1.8.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 fast-histogram==0.14 boost-histogram==1.8.1
venv/bin/python - <<'PYTHON' | tee output.txt
import boost_histogram
import numpy as np
from fast_histogram import histogram1d
probabilities = np.array([0.0, 0.25, 0.5, 1.0, 1.0])
histogram = boost_histogram.Histogram(boost_histogram.axis.Regular(2, 0, 1))
histogram.fill(probabilities)
print("NumPy:", np.histogram(probabilities, 2, (0, 1))[0].tolist())
print("fast-histogram:", histogram1d(probabilities, 2, (0, 1)).tolist())
print("boost-histogram:", histogram.values().tolist(), "overflow", histogram.values(flow=True)[-1])
print("boost_histogram.numpy:", boost_histogram.numpy.histogram(probabilities, 2, (0, 1))[0].tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
NumPy: [2, 3]
fast-histogram: [2.0, 1.0]
boost-histogram: [2.0, 1.0] overflow 2.0
boost_histogram.numpy: [2, 3]
SEEN
