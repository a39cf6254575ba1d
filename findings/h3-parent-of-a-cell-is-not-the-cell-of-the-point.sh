#!/usr/bin/env bash
# In H3 50 of 1000 points lie outside the parent of the cell that they lie in.
#
# Guess: a point in a cell lies in the cell's parent, as in any tree of areas.
# What happens: Seven hexagons do not make a hexagon, so children overlap the edge of their parent: counts that are
#   gathered in cells of resolution 9 and added up by parents are not the counts of the cells of resolution 5.
# Versions: h3 4.5.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet h3==4.5.0
venv/bin/python - <<'PYTHON' | tee output.txt
import h3
points = [(45 + i % 40 * 0.01, 10 + i // 40 * 0.02) for i in range(1000)]
outside = sum(h3.cell_to_parent(h3.latlng_to_cell(*p, 9), 5) != h3.latlng_to_cell(*p, 5) for p in points)
print("cell of 9, then parent of 5, is not the cell of 5:", outside, "of 1000 points")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
cell of 9, then parent of 5, is not the cell of 5: 50 of 1000 points
SEEN
