#!/usr/bin/env bash
# The series description 'T1\T2' is the list ['T1', 'T2'] in pydicom, the comment 'T1\T2' a text.
#
# Guess: a text is a text with whatever signs.
# What happens: a backslash separates the values of an element in DICOM, in short texts but not in long ones: a
#   description that is compared, split or written to a table is suddenly no string. The same line stays one in
#   ImageComments.
# Versions: pydicom 3.0.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet pydicom==3.0.2
venv/bin/python - <<'PYTHON' | tee output.txt
from pydicom import Dataset
dataset = Dataset()
for name in ("SeriesDescription", "ImageComments"):
    setattr(dataset, name, "T1\\T2")
    print(name, len(getattr(dataset, name)), "==", getattr(dataset, name) == "T1\\T2", str(getattr(dataset, name)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
SeriesDescription 2 == False ['T1', 'T2']
ImageComments 5 == True T1\T2
SEEN
