#!/usr/bin/env bash
# astropy's convolve of 0, 1, 2, 3, 4 with 1, 1, 1 gives means of three, NumPy's and SciPy's gives sums.
#
# Guess: a convolution multiplies and adds up.
# What happens: normalize_kernel is True: every kernel is divided by its sum, so twice the kernel gives the same. NaN
#   is filled in by its neighbours. normalize_kernel=False, nan_treatment='fill' are what the name says.
# Versions: numpy 2.4.6, scipy 1.17.1, astropy 8.0.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 astropy==8.0.2
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import scipy.signal
from astropy.convolution import convolve
x = np.arange(5.0)
for kernel in ([1, 1, 1], [2, 2, 2]):
    print(kernel, "numpy:", np.convolve(x, kernel, "same").tolist(), "scipy:", scipy.signal.convolve(x, kernel, "same").tolist())
    print(kernel, "astropy:", convolve(x, kernel).round(3).tolist(), "normalize_kernel=False:", convolve(x, kernel, normalize_kernel=False).tolist())
print("of 1, NaN, 3:", convolve([1, np.nan, 3], [1, 1, 1]).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[1, 1, 1] numpy: [1.0, 3.0, 6.0, 9.0, 7.0] scipy: [1.0, 3.0, 6.0, 9.0, 7.0]
[1, 1, 1] astropy: [0.333, 1.0, 2.0, 3.0, 2.333] normalize_kernel=False: [1.0, 3.0, 6.0, 9.0, 7.0]
[2, 2, 2] numpy: [2.0, 6.0, 12.0, 18.0, 14.0] scipy: [2.0, 6.0, 12.0, 18.0, 14.0]
[2, 2, 2] astropy: [0.333, 1.0, 2.0, 3.0, 2.333] normalize_kernel=False: [2.0, 6.0, 12.0, 18.0, 14.0]
of 1, NaN, 3: [0.5, 2.0, 1.5]
SEEN
