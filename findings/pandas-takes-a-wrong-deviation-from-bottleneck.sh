#!/usr/bin/env bash
# pandas' standard deviation of a long float32 column is 22 times too large once Bottleneck is installed.
#
# Guess: an optional package that pandas calls by itself makes it faster, and changes at most the last digits.
# What happens: Bottleneck adds float32 numbers one after the other in float32. Of ten million values around 200 with
#   a deviation of 1 it makes one of over 20, which then scales a feature. pd.set_option('compute.use_bottleneck',
#   False) or float64 helps.
# Versions: numpy 2.4.6, pandas 3.1.1, Bottleneck 1.6.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==3.1.1 Bottleneck==1.6.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import pandas as pd
column = pd.Series(np.random.RandomState(0).randn(10**7).astype(np.float32) + np.float32(200))
for use in (False, True):
    pd.set_option("compute.use_bottleneck", use)
    print(f"Bottleneck {use}: float32 {column.std():.0f}, float64 {column.astype(float).std():.0f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
Bottleneck False: float32 1, float64 1
Bottleneck True: float32 22, float64 1
SEEN
