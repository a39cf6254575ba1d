#!/usr/bin/env bash
# The Dice score of two empty masks is infinite in SimpleITK, 0 in scikit-learn and NaN in MedPy, where Jaccard is 1.
#
# Guess: two empty masks agree: the score is 1, or NaN in all tools, and the mean over the scans of a test set is
#   one number.
# What happens: each divides 0 by 0 in its own way, without an error. One healthy patient without a lesion, found
#   healthy, makes the mean infinite, NaN, or smaller than it should be. Say in one's own code what such a pair
#   counts, and leave those pairs out before the tool.
# Versions: numpy 2.4.6, simpleitk 2.5.7, medpy 0.5.2, scikit-learn 1.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 simpleitk==2.5.7 medpy==0.5.2 scikit-learn==1.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import numpy as np
import SimpleITK as sitk
from medpy.metric import binary
from sklearn.metrics import f1_score, jaccard_score
warnings.simplefilter("ignore")
empty, image = np.zeros((4, 4), np.uint8), sitk.GetImageFromArray(np.zeros((4, 4), np.uint8))
overlap = sitk.LabelOverlapMeasuresImageFilter()
overlap.Execute(image, image)
print("SimpleITK: Dice", overlap.GetDiceCoefficient(), "Jaccard", overlap.GetJaccardCoefficient() > 1e300)
print("MedPy: Dice", binary.dc(empty, empty), "Jaccard", binary.jc(empty, empty))
print("scikit-learn: Dice", f1_score(empty.ravel(), empty.ravel()), "Jaccard", jaccard_score(empty.ravel(), empty.ravel()))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
SimpleITK: Dice inf Jaccard True
MedPy: Dice nan Jaccard 1.0
scikit-learn: Dice 0.0 Jaccard 0.0
SEEN
