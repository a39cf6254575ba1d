#!/usr/bin/env bash
# Spectral Python reads a pixel of an ENVI image as 0.5, and through open_memmap as 5000.
#
# Guess: open_memmap is load without the memory: the same image, read when it is needed.
# What happens: load, read_band and indexing divide by the reflectance scale factor of the header, open_memmap gives
#   the numbers of the file. A model trained on the one and run on the other sees a scene 10000 times as bright.
#   Divide by image.scale_factor.
# Versions: numpy 2.4.6, spectral 0.24.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 spectral==0.24
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import spectral.io.envi
spectral.io.envi.save_image("scene.hdr", np.array([[[5000]]], np.int16), metadata={"reflectance scale factor": 10000})
image = spectral.io.envi.open("scene.hdr")
print("load:", np.asarray(image.load()).item(), "read_band:", image.read_band(0).item(), "index:", image[0, 0].item())
print("open_memmap:", image.open_memmap().item(), "divided by scale_factor:", image.open_memmap().item() / image.scale_factor)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
load: 0.5 read_band: 0.5 index: 0.5
open_memmap: 5000 divided by scale_factor: 0.5
SEEN
