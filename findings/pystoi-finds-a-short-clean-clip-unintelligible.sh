#!/usr/bin/env bash
# pystoi gives a clip of 0.3 seconds, compared with itself, the intelligibility 0.00001, and noise in the pauses costs nothing.
#
# Guess: a clip that equals its reference gets 1, and one with a burst of noise after the words less.
# What happens: the measure looks at stretches of 30 frames of speech, about 0.4 seconds; where there is none, it
#   returns 1e-5 with a warning, which goes into the mean of a test set of single words. Frames in which the reference
#   is silent are cut out of both, so whatever a denoiser does there is not heard.
# Versions: numpy 2.4.6, scipy 1.17.1, pystoi 0.4.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 pystoi==0.4.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import numpy as np
from pystoi import stoi
rng = np.random.default_rng(0)
for seconds in (0.3, 0.5):
    clip = rng.normal(size=int(16000 * seconds))
    print(seconds, "seconds with themselves:", round(float(stoi(clip, clip, 16000)), 6))
speech = rng.normal(size=16000)
clean = np.concatenate([speech, np.zeros(16000)])
noisy = np.concatenate([speech, rng.normal(size=16000)])
print("a second of speech, and a second of noise as loud where silence was:", round(float(stoi(clean, noisy, 16000)), 6))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
0.3 seconds with themselves: 1e-05
0.5 seconds with themselves: 1.0
a second of speech, and a second of noise as loud where silence was: 1.0
SEEN
