#!/usr/bin/env bash
# skrub's fuzzy_join joins the row Mars colony with germany.
#
# Guess: a row without a similar one on the other side is left without a match.
# What happens: each row of the left table gets the nearest of the right one, however far, since max_dist is infinite.
#   The missing values by which one would find it are not there: every row looks matched. max_dist, and the distances
#   of add_match_info=True, are needed.
# Versions: numpy 2.4.6, pandas 2.3.3, scikit-learn 1.9.1, skrub 0.11.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scikit-learn==1.9.1 skrub==0.11.0
venv/bin/python - <<'PYTHON' | tee output.txt
import pandas as pd
from skrub import fuzzy_join
left = pd.DataFrame({"country": ["France", "Germany", "Mars colony"]})
right = pd.DataFrame({"land": ["france", "germany", "italy"], "size": [1, 2, 3]})
for options in ({}, {"max_dist": 0.9}):
    joined = fuzzy_join(left, right, left_on="country", right_on="land", add_match_info=False, **options)
    print(options, {country: land if isinstance(land, str) else None for country, land in zip(joined["country"], joined["land"])})
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} {'France': 'france', 'Germany': 'germany', 'Mars colony': 'germany'}
{'max_dist': 0.9} {'France': 'france', 'Germany': 'germany', 'Mars colony': None}
SEEN
