#!/usr/bin/env bash
# A disk of the radius 1 is one pixel for skimage.draw and five for skimage.morphology.
#
# Guess: one library has one disk of a radius.
# What happens: draw.disk takes the pixels nearer than the radius, morphology.disk those at the radius too;
#   draw.ellipse is like the first, draw.rectangle takes its ends. A mask that was drawn and one that was dilated
#   differ by a rim.
# Versions: numpy 2.4.6, scikit-image 0.26.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-image==0.26.0
venv/bin/python - <<'PYTHON' | tee output.txt
from skimage import draw, morphology
for radius in (1, 2, 3, 5):
    print(radius, "draw:", len(draw.disk((9, 9), radius)[0]), "morphology:", int(morphology.disk(radius).sum()))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
1 draw: 1 morphology: 5
2 draw: 9 morphology: 13
3 draw: 25 morphology: 29
5 draw: 69 morphology: 81
SEEN
