#!/usr/bin/env bash
# feature-engine's RareLabelEncoder leaves a label of one row in a hundred as it is.
#
# Guess: labels below tol=0.05 become 'Rare'.
# What happens: a column with fewer than ten categories is left alone (n_categories), however rare they are; the
#   warning is all that one sees, and a label that occurs once stays a column of its own.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, pandas 2.3.3, feature-engine 1.9.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 pandas==2.3.3 feature-engine==1.9.4
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import pandas as pd
from feature_engine.encoding import RareLabelEncoder
table = pd.DataFrame({"colour": ["red"] * 97 + ["blue", "green", "grey"]})
for words in ({}, {"n_categories": 2}):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(words, RareLabelEncoder(tol=0.05, **words).fit_transform(table)["colour"].value_counts().to_dict())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} {'red': 97, 'blue': 1, 'green': 1, 'grey': 1}
{'n_categories': 2} {'red': 97, 'Rare': 3}
SEEN
