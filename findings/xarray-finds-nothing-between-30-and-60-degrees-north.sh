#!/usr/bin/env bash
# xarray's sel(lat=slice(30, 60)) is empty when the latitudes go from north to south.
#
# Guess: the slice is the values from 30 to 60, however they are ordered, or it raises.
# What happens: a slice of labels begins at the first and goes on to the second, so in a descending coordinate, as many
#   weather data have it, nothing lies between; the mean of it is NaN, the sum 0. slice(60, 30) finds them.
# Versions: numpy 2.4.6, xarray 2026.9.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 xarray==2026.9.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import xarray
north_first = xarray.DataArray(np.arange(7.0), dims="lat", coords={"lat": np.arange(90, -91, -30)})
for part in (slice(30, 60), slice(60, 30)):
    found = north_first.sel(lat=part)
    print(part, "latitudes", found["lat"].values.tolist(), "sum", found.sum().item())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
slice(30, 60, None) latitudes [] sum 0.0
slice(60, 30, None) latitudes [60, 30] sum 3.0
SEEN
