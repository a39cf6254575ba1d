#!/usr/bin/env bash
# audiomentations' Shift by three samples makes 8, 9, 10, 1, ..., 7 of 1, 2, ..., 10.
#
# Guess: what is moved in is silence, as when a recording starts later.
# What happens: rollover is True: the end of the clip comes first. A word that ends the clip is cut, its end stands
#   before its beginning, and the label's time is wrong for it. rollover=False moves silence in.
# Versions: numpy 2.4.6, audiomentations 0.43.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 audiomentations==0.43.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import numpy as np
from audiomentations import Shift
clip = np.arange(1, 11, dtype=np.float32)
for options in ({}, {"rollover": False}):
    shift = Shift(min_shift=0.3, max_shift=0.3, fade_duration=0, p=1, **options)
    print(options, shift(clip, sample_rate=10).astype(int).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} [8, 9, 10, 1, 2, 3, 4, 5, 6, 7]
{'rollover': False} [0, 0, 0, 1, 2, 3, 4, 5, 6, 7]
SEEN
