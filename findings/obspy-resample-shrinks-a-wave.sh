#!/usr/bin/env bash
# A wave of 20 Hz loses a third of its height when ObsPy resamples it from 100 to 200 Hz.
#
# Guess: More samples show the same wave: a sum of sines below the Nyquist frequency is kept, as by
#   scipy.signal.resample.
# What happens: a Hann window is laid over the spectrum unless window=None: the higher the frequency, the smaller the
#   wave, at 40 percent of the Nyquist frequency by more than a third, so all amplitudes and magnitudes shrink.
# Versions: numpy 2.4.6, obspy 1.5.1, setuptools 79.0.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 obspy==1.5.1 setuptools==79.0.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import numpy as np
import obspy
for frequency in (2, 20):
    for words in ({}, {"window": None}):
        trace = obspy.Trace(np.sin(2 * np.pi * frequency * np.arange(1000) / 100), {"sampling_rate": 100})
        trace.resample(200, **words)
        print(frequency, "Hz", words, "amplitude", round(float(np.abs(trace.data).max()), 2))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
2 Hz {} amplitude 1.0
2 Hz {'window': None} amplitude 1.0
20 Hz {} amplitude 0.62
20 Hz {'window': None} amplitude 0.95
SEEN
