#!/usr/bin/env bash
# A Gaussian kernel of the length 2 is 0.882 at distance 1 in scikit-learn, 0.822 in GSTools and 0.779 in george.
#
# Guess: the length scale of a Gaussian process's kernel is one number: exp(-d**2 / (2 * length**2)).
# What happens: scikit-learn has this one; GSTools' len_scale is the integral scale, exp(-pi / 4 * (d / length)**2),
#   and george's metric is the square of the length. A length that was found with one makes another model in the next.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, gstools 1.7.0, george 0.4.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 gstools==1.7.0 george==0.4.4
venv/bin/python - <<'PYTHON' | tee output.txt
import george
import gstools
import numpy as np
from sklearn.gaussian_process.kernels import RBF
zero, one = np.array([[0.0]]), np.array([[1.0]])
print("scikit-learn RBF(2):             ", round(float(RBF(2)(zero, one)[0, 0]), 3))
print("gstools Gaussian(len_scale=2):   ", round(float(gstools.Gaussian(dim=1, len_scale=2).correlation(1)), 3))
print("george ExpSquaredKernel(2):      ", round(float(george.kernels.ExpSquaredKernel(2.0).get_value(zero, one)[0, 0]), 3))
print("gstools len_scale=2 * (pi/2)**.5:", round(float(gstools.Gaussian(dim=1, len_scale=2 * (np.pi / 2) ** 0.5).correlation(1)), 3))
print("george ExpSquaredKernel(4):      ", round(float(george.kernels.ExpSquaredKernel(4.0).get_value(zero, one)[0, 0]), 3))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
scikit-learn RBF(2):              0.882
gstools Gaussian(len_scale=2):    0.822
george ExpSquaredKernel(2):       0.779
gstools len_scale=2 * (pi/2)**.5: 0.882
george ExpSquaredKernel(4):       0.882
SEEN
