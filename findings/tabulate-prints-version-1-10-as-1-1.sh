#!/usr/bin/env bash
# tabulate prints the texts '1.1', '1.10' and '1.100' all as 1.1.
#
# Guess: text is printed as it is: a table of versions shows the names that they have.
# What happens: a column of texts that all look like numbers with a point is read as numbers and written anew: three
#   versions, or three runs named by their date, 11.1 and 11.10, get one name. One other word in the column keeps
#   all. disable_numparse=True prints what it is given.
# Versions: tabulate 0.10.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet tabulate==0.10.0
venv/bin/python - <<'PYTHON' | tee output.txt
from tabulate import tabulate
for versions in (["1.1", "1.10", "1.100"], ["1.1", "1.10", "main"]):
    rows = list(zip(versions, ["good", "better", "best"]))
    for words in ({}, {"disable_numparse": True}):
        print(versions, words, [line.split()[0] for line in tabulate(rows, tablefmt="plain", **words).splitlines()])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
['1.1', '1.10', '1.100'] {} ['1.1', '1.1', '1.1']
['1.1', '1.10', '1.100'] {'disable_numparse': True} ['1.1', '1.10', '1.100']
['1.1', '1.10', 'main'] {} ['1.1', '1.10', 'main']
['1.1', '1.10', 'main'] {'disable_numparse': True} ['1.1', '1.10', 'main']
SEEN
