#!/usr/bin/env bash
# 60 degrees Celsius, turned into kelvin in xarray and saved, is -322 K when it is read.
#
# Guess: a file keeps a variable as int16 hundredths; after open_dataset it is floats, and saving floats saves their
#   values.
# What happens: a variable keeps the way in which its file packed it. data.t + 273.15 forgets that, but data.t +=
#   273.15 and writing into data.t[:] do not: 333.15 K is 33315 hundredths, which wrap round at 32767 without a
#   word. data.drop_encoding() before saving avoids it.
# Versions: numpy 2.4.6, xarray 2026.9.0, netCDF4 1.7.5.1.post1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 xarray==2026.9.0 netCDF4==1.7.5.1.post1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import numpy as np
import xarray as xr
warnings.simplefilter("error")
celsius = xr.Dataset({"t": ("x", np.array([-10.0, 20.0, 60.0]))})
celsius.to_netcdf("celsius.nc", encoding={"t": {"dtype": "int16", "scale_factor": 0.01, "_FillValue": -32768}})
def kelvin(change):
    data = xr.load_dataset("celsius.nc")
    data = change(data)
    data.to_netcdf("kelvin.nc")
    return data.t.values.round(2), xr.load_dataset("kelvin.nc").t.values.round(2)
def in_place(data):
    data["t"] += 273.15
    return data
print("data.t + 273.15:    in memory %s, in the file %s" % kelvin(lambda data: data.assign(t=data.t + 273.15)))
print("data.t += 273.15:   in memory %s, in the file %s" % kelvin(in_place))
print("and drop_encoding:  in memory %s, in the file %s" % kelvin(lambda data: in_place(data).drop_encoding()))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
data.t + 273.15:    in memory [263.15 293.15 333.15], in the file [263.15 293.15 333.15]
data.t += 273.15:   in memory [263.15 293.15 333.15], in the file [ 263.15  293.15 -322.21]
and drop_encoding:  in memory [263.15 293.15 333.15], in the file [263.15 293.15 333.15]
SEEN
