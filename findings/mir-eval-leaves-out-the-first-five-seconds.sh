#!/usr/bin/env bash
# mir_eval's beat.evaluate gives 0 to perfect beats of a clip of five seconds.
#
# Guess: Beats that are compared with themselves have the F-measure 1.
# What happens: Beats before the fifth second are left out of both, as listeners need time to find them, so nothing is
#   left of a short clip, and 0 comes with a warning; of a clip of ten seconds half counts. f_measure alone leaves
#   nothing out.
# Versions: numpy 2.4.6, scipy 1.17.1, mir_eval 0.8.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 mir_eval==0.8.2
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import numpy as np
from mir_eval import beat
warnings.simplefilter("ignore")
for seconds in (5, 10):
    beats = np.arange(0, seconds, 0.5)
    scores = float(beat.evaluate(beats, beats)["F-measure"]), float(beat.f_measure(beats, beats))
    print(seconds, "seconds: evaluate", scores[0], "f_measure", scores[1])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
5 seconds: evaluate 0.0 f_measure 1.0
10 seconds: evaluate 1.0 f_measure 1.0
SEEN
