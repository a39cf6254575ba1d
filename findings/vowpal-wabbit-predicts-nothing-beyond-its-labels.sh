#!/usr/bin/env bash
# Vowpal Wabbit, trained on y = 2 x from 0 to 8, predicts 8 at x = 10.
#
# Guess: a linear model goes on along its line.
# What happens: predictions are cut to the range of the labels seen so far: a trend, or a load higher than ever
#   before, is never predicted, and a wrong weight is hidden. --max_prediction moves the cut.
# Versions: numpy 2.4.6, vowpalwabbit 9.11.9.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 vowpalwabbit==9.11.9
venv/bin/python - <<'PYTHON' | tee output.txt
import vowpalwabbit
for words in ("", "--min_prediction -100 --max_prediction 100"):
    model = vowpalwabbit.Workspace(f"--quiet {words}")
    for _ in range(200):
        for x in range(5):
            model.learn(f"{2 * x} | x:{x}")
    print(repr(words), [round(model.predict(f"| x:{x}")) for x in (-10, 2, 10)])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
'' [0, 4, 8]
'--min_prediction -100 --max_prediction 100' [-18, 4, 19]
SEEN
