#!/usr/bin/env bash
# A turn by 90 degrees about z of pyquaternion or transforms3d is one about x for SciPy.
#
# Guess: a quaternion is four numbers in one order, so one library's can be given to another.
# What happens: SciPy puts the real part last (x, y, z, w), pyquaternion and transforms3d put it first. Four numbers of
#   length 1 are valid either way, and here even the angle is right, so no check tells. scalar_first=True, in SciPy
#   since 1.14, reads the others.
# Versions: numpy 2.4.6, scipy 1.17.1, pyquaternion 0.9.9, transforms3d 0.4.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 pyquaternion==0.9.9 transforms3d==0.4.2
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from pyquaternion import Quaternion
from scipy.spatial.transform import Rotation
from transforms3d.quaternions import axangle2quat
turn = Quaternion(axis=[0, 0, 1], degrees=90)
def show(vector):
    return [int(round(float(number))) for number in vector]
print("same numbers in transforms3d:", bool(np.allclose(turn.elements, axangle2quat([0, 0, 1], np.pi / 2))))
print("pyquaternion turns x into", show(turn.rotate([1, 0, 0])))
for told in ({}, {"scalar_first": True}):
    rotation = Rotation.from_quat(turn.elements, **told)
    print("SciPy", told, "turns x into", show(rotation.apply([1, 0, 0])), "by", round(float(np.degrees(rotation.magnitude()))), "degrees")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
same numbers in transforms3d: True
pyquaternion turns x into [0, 1, 0]
SciPy {} turns x into [1, 0, 0] by 90 degrees
SciPy {'scalar_first': True} turns x into [0, 1, 0] by 90 degrees
SEEN
