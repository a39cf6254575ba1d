#!/usr/bin/env bash
# xarray reads the labels 0, 1, 2, 0 of a Zarr array of format 2 as NaN, 1, 2, NaN.
#
# Guess: Zeros that were written are zeros when they are read, as zarr itself reads them.
# What happens: in format 2 xarray takes the fill value, which is 0 unless told, for a mark of missing values: all
#   zeros go, means leave them out, and whole numbers become floats. In format 3, or with mask_and_scale=False, they
#   stay.
# Versions: numpy 2.4.6, zarr 3.1.6, xarray 2026.9.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 zarr==3.1.6 xarray==2026.9.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import xarray
import zarr
warnings.simplefilter("ignore")
for number in (2, 3):
    group = zarr.open_group(f"{number}.zarr", mode="w", zarr_format=number)
    names = {"dimension_names": ["x"]} if number == 3 else {}
    labels = group.create_array("labels", shape=(4,), dtype="int64", **names)
    labels[:] = [0, 1, 2, 0]
    if number == 2:
        labels.attrs["_ARRAY_DIMENSIONS"] = ["x"]
    read = xarray.open_zarr(f"{number}.zarr", consolidated=False)["labels"]
    print("format", number, "zarr:", labels[:].tolist(), "xarray:", read.values.tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
format 2 zarr: [0, 1, 2, 0] xarray: [nan, 1.0, 2.0, nan]
format 3 zarr: [0, 1, 2, 0] xarray: [0, 1, 2, 0]
SEEN
