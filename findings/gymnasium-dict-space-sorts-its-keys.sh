#!/usr/bin/env bash
# Gymnasium's Dict({'speed': ..., 'angle': ...}) flattens the angle first, Dict(speed=..., angle=...) the speed.
#
# Guess: both ways of writing make one space, in the order given, and flatten gives the numbers in that order.
# What happens: a plain dict is sorted by its keys, keyword arguments and an OrderedDict are not. A policy trained
#   with one and run with the other gets its inputs in another order, of the same shape. Read the order from the
#   keys of space.spaces.
# Versions: numpy 2.4.6, gymnasium 1.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 gymnasium==1.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from gymnasium.spaces import Box, Dict, flatten
speed, angle = Box(0, 10, (1,), np.float32), Box(0, 10, (1,), np.float32)
observation = {"speed": np.array([9], np.float32), "angle": np.array([1], np.float32)}
for name, space in (("a dict:  ", Dict({"speed": speed, "angle": angle})), ("keywords:", Dict(speed=speed, angle=angle))):
    print(name, list(space.spaces), flatten(space, observation).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
a dict:   ['angle', 'speed'] [1.0, 9.0]
keywords: ['speed', 'angle'] [9.0, 1.0]
SEEN
