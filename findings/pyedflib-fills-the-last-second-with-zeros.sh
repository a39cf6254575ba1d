#!/usr/bin/env bash
# A recording of 1.5 seconds that pyEDFlib writes is 2 seconds long when it is read.
#
# Guess: 150 samples come back as 150.
# What happens: it writes records of one second, and the last is filled with zeros, which neither file nor reader
#   tells from measured ones: mean, deviation and the last window are wrong. Keep the length beside the file, or cut
#   to whole seconds.
# Versions: numpy 2.4.6, pyedflib 0.1.42.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pyedflib==0.1.42
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from pyedflib import highlevel
signal = 1 + np.sin(np.arange(150) / 5)
header = highlevel.make_signal_header("EEG", sample_frequency=100, physical_min=-2, physical_max=2)
highlevel.write_edf("recording.edf", [signal], [header])
read = highlevel.read_edf("recording.edf")[0][0]
print("samples:", len(signal), "read:", len(read), "of them within 0.001 of zero after the end:", (abs(read[150:]) < 0.001).sum())
print(f"mean: {signal.mean():.2f} read: {read.mean():.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
samples: 150 read: 200 of them within 0.001 of zero after the end: 50
mean: 1.03 read: 0.77
SEEN
