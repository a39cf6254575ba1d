#!/usr/bin/env bash
# ObsPy's UTCDateTime(2024) is half an hour after midnight of 1 January 1970.
#
# Guess: it is the year 2024, as UTCDateTime(2024, 1, 1) is a day of it.
# What happens: a single number counts seconds since 1970, two and more are year and month: a catalogue read by year is
#   in 1970 without an error.
# Versions: obspy 1.5.1, setuptools 79.0.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet obspy==1.5.1 setuptools==79.0.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
import obspy
for numbers in ((2024,), (2024, 1, 1)):
    print(numbers, obspy.UTCDateTime(*numbers))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
(2024,) 1970-01-01T00:33:44.000000Z
(2024, 1, 1) 2024-01-01T00:00:00.000000Z
SEEN
