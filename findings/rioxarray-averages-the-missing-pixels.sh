#!/usr/bin/env bash
# The mean height of a map of 10, 20, 30 and a missing pixel is -2485 by rioxarray's open_rasterio, and 20 by xarray.
#
# Guess: a pixel that the file declares as missing is missing when the map is opened.
# What happens: open_rasterio gives the number that stands for missing, here -9999, as a height, unless masked=True;
#   xarray's open_dataset of the same file, by the same package, gives NaN. Means, minima and what is trained on them
#   hold depths of ten kilometres.
# Versions: numpy 2.4.6, xarray 2026.9.0, rasterio 1.4.4, rioxarray 0.19.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 xarray==2026.9.0 rasterio==1.4.4 rioxarray==0.19.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import rasterio
import rioxarray
import xarray
from rasterio.transform import from_origin
with rasterio.open("map.tif", "w", driver="GTiff", height=2, width=2, count=1, dtype="float32", nodata=-9999, transform=from_origin(0, 2, 1, 1), crs="EPSG:32633") as file:
    file.write(np.array([[10, 20], [30, -9999]], np.float32), 1)
print("open_rasterio:", rioxarray.open_rasterio("map.tif").mean().item(), "masked=True:", rioxarray.open_rasterio("map.tif", masked=True).mean().item())
print("open_dataset:", xarray.open_dataset("map.tif", engine="rasterio").band_data.mean().item())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
open_rasterio: -2484.75 masked=True: 20.0
open_dataset: 20.0
SEEN
