#!/usr/bin/env bash
# Saving an AnnData makes categories of its texts, also in memory: a label that could be set before raises after it.
#
# Guess: writing to a file leaves the object as it is.
# What happens: write turns each column of texts that repeat into a category, in the file and in obs itself. The same
#   cell of a notebook that renames a label works before the saving and raises after it. Columns of texts that are all
#   different stay.
# Versions: numpy 2.4.6, pandas 2.3.3, anndata 0.12.19.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 anndata==0.12.19
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import anndata
import numpy as np
import pandas as pd
obs = pd.DataFrame({"kind": ["T", "B", "T", "B"], "name": ["c1", "c2", "c3", "c4"]}, index=list("abcd"))
data = anndata.AnnData(np.ones((4, 2), np.float32), obs=obs)
for moment in ("before", "after"):
    print(moment, {name: str(dtype) for name, dtype in data.obs.dtypes.items()})
    try:
        data.obs.loc["a", "kind"] = "NK" if moment == "after" else "T"
        print("a label is set")
    except TypeError as error:
        print(type(error).__name__, "as a new label is set")
    data.write("cells.h5ad")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
before {'kind': 'object', 'name': 'object'}
a label is set
after {'kind': 'category', 'name': 'object'}
TypeError as a new label is set
SEEN
