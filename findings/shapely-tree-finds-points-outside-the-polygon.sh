#!/usr/bin/env bash
# Shapely's STRtree(points).query(triangle) finds a point that lies outside the triangle.
#
# Guess: a query by a geometry gives what lies in it or touches it.
# What happens: without a predicate the tree compares boxes only: every point within the smallest upright rectangle
#   around the shape is found. Of points in a square that a triangle halves all are, so a join or a count by region is
#   twice too large. predicate='intersects' is the question that was meant.
# Versions: numpy 2.4.6, shapely 2.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 shapely==2.2.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import shapely
rng = np.random.default_rng(0)
tree = shapely.STRtree(shapely.points(rng.random((1000, 2))))
triangle = shapely.Polygon([(0, 0), (1, 0), (0, 1)])
print("area:", triangle.area, "of 1000 points found:", len(tree.query(triangle)), "with predicate='intersects' about half:", 400 < len(tree.query(triangle, predicate="intersects")) < 600)
print("one at (0.9, 0.9):", shapely.STRtree([shapely.Point(0.9, 0.9)]).query(triangle).tolist(), "distance:", round(shapely.Point(0.9, 0.9).distance(triangle), 2))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
area: 0.5 of 1000 points found: 1000 with predicate='intersects' about half: True
one at (0.9, 0.9): [0] distance: 0.57
SEEN
