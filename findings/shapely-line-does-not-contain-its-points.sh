#!/usr/bin/env bash
# A line of Shapely does not contain its own ends, nor most points that it interpolates.
#
# Guess: a line contains its ends, and the point that it gives for a third of its length.
# What happens: contains leaves the boundary out, and the boundary of a line is its two ends; a point in between is
#   rounded, and lies beside the line by less than the last digit, where distance says 0. Ten of eleven tests are
#   False; a distance below a tolerance is the test that works.
# Versions: numpy 2.4.6, shapely 2.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 shapely==2.2.0
venv/bin/python - <<'PYTHON' | tee output.txt
from shapely import LineString
line = LineString([(0, 0), (3, 1)])
points = [line.interpolate(k / 10, normalized=True) for k in range(11)]
print("contains:        ", sum(line.contains(point) for point in points), "of 11, the ends", line.contains(points[0]))
print("intersects:      ", sum(line.intersects(point) for point in points), "of 11")
print("distance < 1e-12:", sum(line.distance(point) < 1e-12 for point in points), "of 11")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
contains:         1 of 11, the ends False
intersects:       3 of 11
distance < 1e-12: 11 of 11
SEEN
