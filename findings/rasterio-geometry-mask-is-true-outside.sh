#!/usr/bin/env bash
# rasterio's geometry_mask of a square is True in every pixel but those of the square.
#
# Guess: the mask of a shape is True where the shape is, as rasterize burns 1 there.
# What happens: it follows NumPy's masked arrays, where True is left out, so picture[geometry_mask(...)] takes the
#   background. invert=True is the mask of the shape.
# Versions: numpy 2.4.6, rasterio 1.4.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 rasterio==1.4.4
venv/bin/python - <<'PYTHON' | tee output.txt
from rasterio.features import geometry_mask, rasterize
from rasterio.transform import from_origin
square = {"type": "Polygon", "coordinates": [[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]]}
transform = from_origin(0, 3, 1, 1)
print("rasterize:    ", rasterize([square], (3, 3), transform=transform).tolist())
print("geometry_mask:", geometry_mask([square], (3, 3), transform).astype(int).tolist())
print("invert=True:  ", geometry_mask([square], (3, 3), transform, invert=True).astype(int).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
rasterize:     [[0, 0, 0], [0, 0, 0], [1, 0, 0]]
geometry_mask: [[1, 1, 1], [1, 1, 1], [0, 1, 1]]
invert=True:   [[0, 0, 0], [0, 0, 0], [1, 0, 0]]
SEEN
