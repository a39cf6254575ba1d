#!/usr/bin/env bash
# feature-engine's CyclicalFeatures gives 23 o'clock the same two numbers as midnight.
#
# Guess: sine and cosine of the hour make a circle of 24 points, so that 23 o'clock lies next to 0 and not on it.
# What happens: the circle is closed at the largest value seen, 23: the hours 23 and 0 become one, and so do
#   December and January (11 and 0) or Sunday and Monday (6 and 0): no model can tell them apart. Data without a
#   late hour make a circle of yet another size. max_values={'hour': 24} gives the right one.
# Versions: numpy 2.4.6, pandas 2.3.3, feature-engine 1.9.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 feature-engine==1.9.4
venv/bin/python - <<'PYTHON' | tee output.txt
import pandas as pd
from feature_engine.creation import CyclicalFeatures
hours = pd.DataFrame({"hour": range(24)})
for words in ({}, {"max_values": {"hour": 24}}):
    circle = CyclicalFeatures(**words).fit_transform(hours).round(2) + 0.0
    print(words, {hour: circle.loc[hour, ["hour_sin", "hour_cos"]].tolist() for hour in (0, 1, 22, 23)})
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} {0: [0.0, 1.0], 1: [0.27, 0.96], 22: [-0.27, 0.96], 23: [0.0, 1.0]}
{'max_values': {'hour': 24}} {0: [0.0, 1.0], 1: [0.26, 0.97], 22: [-0.5, 0.87], 23: [-0.26, 0.97]}
SEEN
