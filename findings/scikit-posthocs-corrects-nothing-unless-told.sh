#!/usr/bin/env bash
# scikit-posthocs finds a difference among ten equal models in two of three studies.
#
# Guess: a test after the test is there to correct for the number of pairs, as Tukey's and Nemenyi's do.
# What happens: posthoc_dunn, posthoc_conover, posthoc_mannwhitney and posthoc_ttest give plain p values; p_adjust is
#   None. With ten models there are 45 pairs. p_adjust='holm' finds one in at most 5 of 100.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, statsmodels 0.15.0, scikit-posthocs 0.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 statsmodels==0.15.0 scikit-posthocs==0.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from scikit_posthocs import posthoc_dunn
generator, pairs = np.random.default_rng(0), np.triu_indices(10, 1)
studies = [generator.normal(size=(10, 20)).tolist() for _ in range(100)]
for adjust in (None, "holm"):
    found = sum((posthoc_dunn(study, p_adjust=adjust).to_numpy()[pairs] < 0.05).any() for study in studies)
    print("p_adjust:", adjust, "studies of 100 that find a difference of equal models:", found)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
p_adjust: None studies of 100 that find a difference of equal models: 68
p_adjust: holm studies of 100 that find a difference of equal models: 3
SEEN
