#!/usr/bin/env bash
# pyproj gives inf, inf for a place with latitude and longitude swapped, and no error.
#
# Guess: a latitude of 151 degrees is refused.
# What happens: transform gives infinity where no place is, unless errcheck=True, and of an array only for some rows.
#   As swapped degrees below 90 are valid places, a table of swapped ones becomes a mix of infinite and wrong places,
#   and its mean is infinite.
# Versions: pyproj 3.7.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet pyproj==3.7.2
venv/bin/python - <<'PYTHON' | tee output.txt
from pyproj import Transformer
transformer = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
print("Sydney:", [round(number) for number in transformer.transform(151.2, -33.9)], "swapped:", transformer.transform(-33.9, 151.2))
print("Sydney and Berlin swapped:", [[float(round(number, -3)) for number in axis] for axis in transformer.transform([-33.9, 52.5], [151.2, 13.4])])
try:
    transformer.transform(-33.9, 151.2, errcheck=True)
except Exception as error:
    print("errcheck=True:", type(error).__name__)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
Sydney: [16831507, -4015382] swapped: (inf, inf)
Sydney and Berlin swapped: [[inf, 5844000.0], [inf, 1505000.0]]
errcheck=True: ProjError
SEEN
