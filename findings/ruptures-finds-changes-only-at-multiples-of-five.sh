#!/usr/bin/env bash
# ruptures finds a jump after 52 values at 50, and Pelt finds a second one at 55.
#
# Guess: a jump from 0 to 10 without noise is found where it is.
# What happens: Pelt, Binseg, BottomUp, Window and Dynp try every fifth place only (jump=5), also Dynp, whose search
#   is exact; KernelCPD tries all. Short events are shifted, and F1 with a small margin is 0. Set jump=1.
# Versions: numpy 2.4.6, scipy 1.17.1, ruptures 1.1.10.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 ruptures==1.1.10
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import ruptures
signal = np.repeat([0.0, 10.0], [52, 61])
print("Pelt", ruptures.Pelt(model="l2").fit_predict(signal, pen=10))
print("Dynp", ruptures.Dynp(model="l2").fit_predict(signal, n_bkps=1))
print("Pelt, jump=1", ruptures.Pelt(model="l2", jump=1).fit_predict(signal, pen=10))
print("KernelCPD", ruptures.KernelCPD().fit_predict(signal, n_bkps=1))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
Pelt [50, 55, 113]
Dynp [50, 113]
Pelt, jump=1 [52, 113]
KernelCPD [52, 113]
SEEN
