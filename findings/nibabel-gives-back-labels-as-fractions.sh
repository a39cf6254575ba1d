#!/usr/bin/env bash
# Labels 0 to 4 that are saved with nibabel under a uint8 image's header come back as 1.0039 and 1.992.
#
# Guess: whole numbers from 0 to 255 fit into uint8, and come back as they were.
# What happens: an array of floats is scaled to use all 256 steps of the header's type, with a slope in the file, so
#   that no label but 0 comes back whole: `labels == 1` finds nothing. As uint8 the same array is stored as it is.
# Versions: numpy 2.4.6, nibabel 5.4.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 nibabel==5.4.2
venv/bin/python - <<'PYTHON' | tee output.txt
import nibabel
import numpy as np
scan = nibabel.Nifti1Image(np.zeros((5, 1, 1), np.uint8), np.eye(4))
labels = np.arange(5.0).reshape(5, 1, 1)
for array in (labels, labels.astype(np.uint8)):
    nibabel.save(nibabel.Nifti1Image(array, scan.affine, scan.header), "labels.nii")
    read = nibabel.load("labels.nii").get_fdata()
    print(array.dtype, [f"{value:.3f}" for value in read.ravel()], "voxels of label 1:", int((read == 1).sum()))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
float64 ['0.000', '1.004', '1.992', '2.996', '4.000'] voxels of label 1: 0
uint8 ['0.000', '1.000', '2.000', '3.000', '4.000'] voxels of label 1: 1
SEEN
