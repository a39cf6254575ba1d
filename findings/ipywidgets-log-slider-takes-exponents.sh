#!/usr/bin/env bash
# ipywidgets' FloatLogSlider from 0.00001 to 0.1 goes from 1.00002 to 1.26.
#
# Guess: min and max are values, as in FloatSlider, and a value between them is kept.
# What happens: min and max are exponents of base, and a value outside of what they make is moved to the end without
#   a word: a slider for learning rates around 0.001 hands 1.00002 to the training. min=-5, max=-1 is meant.
# Versions: ipywidgets 8.1.9.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet ipywidgets==8.1.9
venv/bin/python - <<'PYTHON' | tee output.txt
import ipywidgets
for ends in ({"min": 1e-5, "max": 1e-1}, {"min": -5, "max": -1}):
    print(ends, f"{ipywidgets.FloatLogSlider(value=1e-3, **ends).value:.5f}")
print("FloatSlider", f"{ipywidgets.FloatSlider(value=1e-3, min=1e-5, max=1e-1).value:.5f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{'min': 1e-05, 'max': 0.1} 1.00002
{'min': -5, 'max': -1} 0.00100
FloatSlider 0.00100
SEEN
