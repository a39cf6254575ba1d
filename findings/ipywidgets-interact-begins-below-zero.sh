#!/usr/bin/env bash
# interact(f, rate=0.001) of ipywidgets makes a slider from -0.001 to 0.003 in steps of 0.1.
#
# Guess: the slider goes from 0 to something larger, in steps that fit the number.
# What happens: it goes from minus the value to three times the value, so a learning rate, a number of layers or a
#   probability begins below zero, and the step is 0.1 for every float: this slider has nowhere to go. (0.0, 0.01,
#   0.001) gives the ends and the step.
# Versions: ipywidgets 8.1.9, ipython 9.18.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet ipywidgets==8.1.9 ipython==9.18.1
venv/bin/python - <<'PYTHON' | tee output.txt
from ipywidgets import interactive
for value in (0.001, 0.5, 3, (0.0, 0.01, 0.001)):
    slider = interactive.widget_from_abbrev(value)
    print(value, "from", slider.min, "to", slider.max, "step", slider.step)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
0.001 from -0.001 to 0.003 step 0.1
0.5 from -0.5 to 1.5 step 0.1
3 from -3 to 9 step 1
(0.0, 0.01, 0.001) from 0.0 to 0.01 step 0.001
SEEN
