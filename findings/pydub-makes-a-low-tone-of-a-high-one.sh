#!/usr/bin/env bash
# pydub's set_frame_rate(8000) turns a tone of 6000 Hz into one of 2000 Hz, as loud as before.
#
# Guess: lowering the rate filters out what the lower rate cannot hold, as librosa, torchaudio and SciPy's
#   resample_poly do.
# What happens: set_frame_rate interpolates between samples without a filter, so everything above half of the new rate
#   comes back as a lower tone. Speech that is prepared so has sounds in it that nobody made, and a model that is
#   trained on it hears others where the program that serves it resamples otherwise.
# Versions: numpy 2.4.6, scipy 1.17.1, pydub 0.25.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 pydub==0.25.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from pydub.generators import Sine
from scipy.signal import resample_poly
def loudest(samples, rate):
    spectrum = np.abs(np.fft.rfft(samples))
    return int(np.argmax(spectrum) * rate / len(samples)), "Hz, deviation", round(float(np.std(samples)) / 1000)
tone = Sine(6000, sample_rate=16000).to_audio_segment(duration=1000)
samples = np.array(tone.get_array_of_samples(), float)
print("16000 samples a second:", *loudest(samples, 16000), "thousand")
print("pydub, 8000 a second:", *loudest(np.array(tone.set_frame_rate(8000).get_array_of_samples(), float), 8000), "thousand")
print("scipy, 8000 a second: deviation", round(float(np.std(resample_poly(samples, 1, 2))) / 1000), "thousand")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
16000 samples a second: 6000 Hz, deviation 23 thousand
pydub, 8000 a second: 2000 Hz, deviation 23 thousand
scipy, 8000 a second: deviation 0 thousand
SEEN
