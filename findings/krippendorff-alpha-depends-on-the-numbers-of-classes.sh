#!/usr/bin/env bash
# krippendorff's alpha of two annotators changes when the classes get other numbers.
#
# Guess: agreement about classes depends on who agrees, not on which class is called 0.
# What happens: the level of measurement is 'interval' by default, so that 0 for 3 is a worse error than 0 for 1.
#   Labels of classes need level_of_measurement='nominal', which nothing asks for.
# Versions: numpy 2.4.6, krippendorff 0.9.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 krippendorff==0.9.0
venv/bin/python - <<'PYTHON' | tee output.txt
import krippendorff
import numpy as np
one = np.array([0, 1, 2, 0, 1, 2, 0, 0])
other = np.array([0, 1, 2, 0, 2, 1, 0, 1])
for numbers in ([0, 1, 2], [2, 0, 1], [0, 1, 50]):
    labels = np.array(numbers)[[one, other]]
    print(numbers, f"alpha {krippendorff.alpha(labels):.2f}, nominal {krippendorff.alpha(labels, level_of_measurement='nominal'):.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[0, 1, 2] alpha 0.73, nominal 0.46
[2, 0, 1] alpha 0.52, nominal 0.46
[0, 1, 50] alpha 0.39, nominal 0.46
SEEN
