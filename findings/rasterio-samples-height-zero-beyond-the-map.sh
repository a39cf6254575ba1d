#!/usr/bin/env bash
# rasterio's sample gives the height 0 at a place beyond the map.
#
# Guess: a place that is not on the map raises, or is NaN.
# What happens: sample reads a window of one pixel, and fills what lies outside with the file's nodata, or with 0 where
#   it has none. Coordinates in another system, or with x and y exchanged, make a column of zeros that looks measured.
#   masked=True marks them.
# Versions: numpy 2.4.6, rasterio 1.4.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 rasterio==1.4.4
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import numpy as np
import rasterio
from rasterio.transform import from_origin
shape = {"driver": "GTiff", "height": 3, "width": 3, "count": 1, "dtype": "float32"}
with rasterio.open("heights.tif", "w", transform=from_origin(0, 3, 1, 1), **shape) as file:
    file.write(np.full((1, 3, 3), 500, np.float32))
with rasterio.open("heights.tif") as file:
    for options in ({}, {"masked": True}):
        print(options, [(place, heights.tolist()[0]) for place, heights in zip([(1.5, 1.5), (100, 100)], file.sample([(1.5, 1.5), (100, 100)], **options))])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} [((1.5, 1.5), 500.0), ((100, 100), 0.0)]
{'masked': True} [((1.5, 1.5), 500.0), ((100, 100), None)]
SEEN
