#!/usr/bin/env bash
# PyEphem's observer.lat = 50 is 2864 degrees, and observer.lat = '50' is 50.
#
# Guess: a number and the same number as a text are the same latitude, and one above 90 raises.
# What happens: texts are read in degrees and numbers in radians, without a check of the range. The sun's height at a
#   noon in June is 62 degrees over 50 degrees north, and 58 below the horizon for the column of numbers that a table
#   holds.
# Versions: ephem 4.2.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet ephem==4.2.1
venv/bin/python - <<'PYTHON' | tee output.txt
import math
import ephem
for latitude, longitude in (("50", "10"), (50, 10), (math.radians(50), math.radians(10))):
    place = ephem.Observer()
    place.lat, place.lon, place.date = latitude, longitude, "2024/6/21 12:00"
    print(repr(latitude)[:7], "is read as", round(math.degrees(place.lat)), "degrees, the sun stands at", round(math.degrees(ephem.Sun(place).alt)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
'50' is read as 50 degrees, the sun stands at 62
50 is read as 2865 degrees, the sun stands at -58
0.87266 is read as 50 degrees, the sun stands at 62
SEEN
