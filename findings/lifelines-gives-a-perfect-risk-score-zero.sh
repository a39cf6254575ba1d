#!/usr/bin/env bash
# lifelines gives a risk that orders all deaths rightly the concordance 0, scikit-survival gives it 1.
#
# Guess: the higher the risk, the sooner the death: a perfect order is 1 in both.
# What happens: lifelines' concordance_index takes predicted times, scikit-survival's predicted risks, and both are
#   called estimates: whoever scores a risk model with the first finds it worse than guessing, and turns it round.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, lifelines 0.30.3, scikit-survival 0.28.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 lifelines==0.30.3 scikit-survival==0.28.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
from lifelines.utils import concordance_index
from sksurv.metrics import concordance_index_censored
times, risks, died = [1.0, 2.0, 3.0], [3.0, 2.0, 1.0], [True, True, True]
print("lifelines:      ", float(concordance_index(times, risks, died)))
print("scikit-survival:", float(concordance_index_censored(died, times, risks)[0]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
lifelines:       0.0
scikit-survival: 1.0
SEEN
