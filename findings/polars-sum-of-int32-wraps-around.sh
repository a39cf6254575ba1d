#!/usr/bin/env bash
# The sum of 2147483647 and 1 is -2147483648 in polars.
#
# Guess: 2147483648, as in NumPy, pandas, DuckDB and pyarrow, which add int32 up in int64.
# What happens: polars widens int8 and int16 to int64 before it adds them up, and leaves int32 and float32 as they are.
#   A column of token counts, milliseconds or pixels in int32 has a sum that wraps round; its mean is right.
#   cast(pl.Int64) mends it.
# Versions: numpy 2.4.6, pandas 2.3.3, pyarrow 26.0.1, polars 2.1.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 pyarrow==26.0.1 polars==2.1.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
for dtype in (np.int8, np.int16, np.int32):
    x = np.array([np.iinfo(dtype).max, 1], dtype)
    sums = x.sum(), pd.Series(x).sum(), pc.sum(pa.array(x)).as_py(), pl.Series(x).sum(), pl.Series(x).mean() * 2
    print(np.dtype(dtype), *(f"{name}: {int(y)}" for name, y in zip(("numpy", "pandas", "pyarrow", "polars", "polars' mean * 2"), sums)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
int8 numpy: 128 pandas: 128 pyarrow: 128 polars: 128 polars' mean * 2: 128
int16 numpy: 32768 pandas: 32768 pyarrow: 32768 polars: 32768 polars' mean * 2: 32768
int32 numpy: 2147483648 pandas: 2147483648 pyarrow: 2147483648 polars: -2147483648 polars' mean * 2: 2147483648
SEEN
