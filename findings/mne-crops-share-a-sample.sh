#!/usr/bin/env bash
# MNE's raw.crop(0, 1) and raw.crop(1, 2) share a sample, and each is one longer than a second.
#
# Guess: parts are half open, as slices are: two seconds at 100 Hz are 100 and 100 samples.
# What happens: tmax belongs to the part. A recording that is cut into training and test parts has samples in both,
#   and its parts put together again are longer than it. include_tmax=False leaves it out.
# Versions: numpy 2.4.6, scipy 1.17.1, mne 1.13.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 mne==1.13.2
venv/bin/python - <<'PYTHON' | tee output.txt
import mne
import numpy as np
mne.set_log_level("ERROR")
raw = mne.io.RawArray(np.arange(300.0)[None], mne.create_info(["EEG"], 100.0))
for words in ({}, {"include_tmax": False}):
    parts = [raw.copy().crop(start, start + 1, **words).get_data()[0] for start in (0, 1)]
    print(words, "lengths:", [len(part) for part in parts], "in both:", np.intersect1d(*parts).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} lengths: [101, 101] in both: [100.0]
{'include_tmax': False} lengths: [100, 100] in both: []
SEEN
