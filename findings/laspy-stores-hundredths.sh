#!/usr/bin/env bash
# laspy stores every coordinate as a multiple of 0.01.
#
# Guess: coordinates given as float64 come back as they were, or nearly, as the millimetres of a scanner would need.
# What happens: a new file's scales are 0.01, whatever the unit. A point cloud that was normalized to the unit sphere
#   keeps 201 values an axis, and one in degrees a grid of a kilometre. Set header.scales first.
# Versions: numpy 2.4.6, laspy 2.7.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 laspy==2.7.0
venv/bin/python - <<'PYTHON' | tee output.txt
import laspy
import numpy as np
points = np.stack([np.linspace(-1, 1, 1001)] * 3, axis=1)
for scale in (None, 1e-6):
    header = laspy.LasHeader(point_format=0, version="1.2")
    if scale:
        header.scales = [scale] * 3
    cloud = laspy.LasData(header)
    cloud.xyz = points
    cloud.write("cloud.las")
    read = laspy.read("cloud.las").xyz
    print(f"scale {scale}: of 1001 values {len(np.unique(read[:, 0]))} differ, largest error {abs(read - points).max():.3f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
scale None: of 1001 values 201 differ, largest error 0.004
scale 1e-06: of 1001 values 1001 differ, largest error 0.000
SEEN
