#!/usr/bin/env bash
# Three libraries find three distances of 0, 0, 0 and 1, 1, 1 by dynamic time warping.
#
# Guess: it is 3, the sum of the differences along the best path, as the definition goes.
# What happens: dtw-python counts a diagonal step twice (symmetric2) and says 5, fastdtw 3, dtaidistance the root of
#   the sum of squares, 1.73. A threshold or a published figure means nothing without the library.
# Versions: numpy 2.4.6, scipy 1.17.1, dtw-python 1.9.0, fastdtw 0.3.4, dtaidistance 2.5.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 dtw-python==1.9.0 fastdtw==0.3.4 dtaidistance==2.5.1
venv/bin/python - <<'PYTHON' | tee output.txt
import contextlib
import io
import numpy as np
from dtaidistance import dtw as dtaidistance
from fastdtw import fastdtw
with contextlib.redirect_stdout(io.StringIO()):
    from dtw import dtw
zeros, ones = np.zeros(3), np.ones(3)
print("dtw-python", dtw(zeros, ones).distance, "symmetric1", dtw(zeros, ones, step_pattern="symmetric1").distance)
print("fastdtw", fastdtw(zeros, ones)[0])
print(f"dtaidistance {dtaidistance.distance(zeros, ones):.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
dtw-python 5.0 symmetric1 3.0
fastdtw 3.0
dtaidistance 1.73
SEEN
