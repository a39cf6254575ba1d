#!/usr/bin/env bash
# A bandwidth of 0.1 is 14 in scipy's gaussian_kde of -100 and 100, and 0.1 in scikit-learn's KernelDensity.
#
# Guess: a bandwidth is the width of the kernel, in the unit of the data.
# What happens: bw_method of SciPy is a factor of the data's standard deviation. The best bandwidth of one is far off
#   in the other, except for standardized data.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from scipy.stats import gaussian_kde
from sklearn.neighbors import KernelDensity
x = np.array([-100.0, 100.0])
place = np.array([100.0, 101.0])
print("data:", x.tolist(), "standard deviation:", round(float(x.std(ddof=1)), 1))
by_scipy = gaussian_kde(x, bw_method=0.1)(place)
by_sklearn = np.exp(KernelDensity(bandwidth=0.1).fit(x[:, None]).score_samples(place[:, None]))
print("density a step of 1 from a point, of that at the point:", "scipy", round(float(by_scipy[1] / by_scipy[0]), 3), "scikit-learn", round(float(by_sklearn[1] / by_sklearn[0]), 3))
print("width of scipy's kernel:", round(float(gaussian_kde(x, bw_method=0.1).covariance[0, 0] ** 0.5), 2))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
data: [-100.0, 100.0] standard deviation: 141.4
density a step of 1 from a point, of that at the point: scipy 0.998 scikit-learn 0.0
width of scipy's kernel: 14.14
SEEN
