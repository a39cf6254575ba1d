#!/usr/bin/env bash
# scikit-image's peak signal-to-noise ratio rises by 6 dB when one pixel of the true image is -0.001.
#
# Guess: the range of float images is taken from their values, or is 1, and one slightly negative pixel changes
#   nothing that can be seen.
# What happens: as soon as the smallest value of the true image is below 0 the range is taken for -1 to 1, which is
#   twice as large: 20 log10(2) = 6 dB for the same error. Denoised, normalized or resized images have such pixels.
#   data_range=1 says the range.
# Versions: numpy 2.4.6, scikit-image 0.26.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-image==0.26.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from skimage.metrics import peak_signal_noise_ratio
true = np.linspace(0, 1, 1024).reshape(32, 32)
found = np.clip(true + np.where(np.arange(1024).reshape(32, 32) % 2, 0.1, -0.1), 0, 1)
for darkest in (0.0, -0.001):
    true[0, 0] = darkest
    print(f"darkest pixel {darkest}: {peak_signal_noise_ratio(true, found):.1f} dB, with data_range=1 {peak_signal_noise_ratio(true, found, data_range=1):.1f} dB")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
darkest pixel 0.0: 20.3 dB, with data_range=1 20.3 dB
darkest pixel -0.001: 26.3 dB, with data_range=1 20.3 dB
SEEN
