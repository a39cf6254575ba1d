#!/usr/bin/env bash
# No label of an ARFF file that SciPy reads equals its name: (data['class'] == 'yes') is all False.
#
# Guess: a nominal attribute {yes, no} comes as text, and its rows can be compared with 'yes'.
# What happens: labels come as bytes, b'yes', which equal no text; pandas keeps them so. The comparison gives 0
#   without an error: no positives, or an accuracy of 0 against predicted names. data['class'].astype(str) makes
#   text of them.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1
venv/bin/python - <<'PYTHON' | tee output.txt
import io
import pandas as pd
from scipy.io import arff
text = "@relation runs\n@attribute score numeric\n@attribute class {yes,no}\n@data\n0.5,yes\n0.25,no\n"
data, _ = arff.loadarff(io.StringIO(text))
print("array:", data["class"].tolist(), "equal to 'yes':", (data["class"] == "yes").tolist())
print("pandas:", (pd.DataFrame(data)["class"] == "yes").tolist())
print("astype(str):", (data["class"].astype(str) == "yes").tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
array: [b'yes', b'no'] equal to 'yes': [False, False]
pandas: [False, False]
astype(str): [True, False]
SEEN
