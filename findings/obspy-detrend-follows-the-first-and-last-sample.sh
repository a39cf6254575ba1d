#!/usr/bin/env bash
# ObsPy's detrend() turns 0, 1, 2, 3, 14 into 0, -2.5, -5, -7.5, 0.
#
# Guess: the least-squares line is subtracted, as by scipy.signal.detrend.
# What happens: the default type is 'simple', the line through the first and the last sample: one outlier at an end
#   tilts the whole record, and its mean is not zero. 'linear' is the least-squares line.
# Versions: numpy 2.4.6, scipy 1.17.1, obspy 1.5.1, setuptools 79.0.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 obspy==1.5.1 setuptools==79.0.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import numpy as np
import obspy
from scipy.signal import detrend
x = np.array([0.0, 1.0, 2.0, 3.0, 14.0])
for words in ((), ("linear",)):
    print("ObsPy", *words, obspy.Trace(x.copy()).detrend(*words).data.round(6).tolist())
print("SciPy", detrend(x).round(6).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
ObsPy [0.0, -2.5, -5.0, -7.5, 0.0]
ObsPy linear [2.0, 0.0, -2.0, -4.0, 4.0]
SciPy [2.0, 0.0, -2.0, -4.0, 4.0]
SEEN
