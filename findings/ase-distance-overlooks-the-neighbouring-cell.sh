#!/usr/bin/env bash
# ASE's get_distance of two atoms 0.2 apart over the border of a periodic cell is 9.8.
#
# Guess: in a cell that repeats, pbc=True, the distance is to the nearest image.
# What happens: get_distance and get_all_distances take the positions as they are, unless mic=True, for minimum image
#   convention, whatever pbc says. Bonds and features over the border are lost; ase.neighborlist sees them.
# Versions: numpy 2.4.6, scipy 1.17.1, ase 3.29.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 ase==3.29.0
venv/bin/python - <<'PYTHON' | tee output.txt
from ase import Atoms
from ase.neighborlist import neighbor_list
atoms = Atoms("H2", positions=[[0.1, 0, 0], [9.9, 0, 0]], cell=[10, 10, 10], pbc=True)
for options in ({}, {"mic": True}):
    print(options, "get_distance:", round(float(atoms.get_distance(0, 1, **options)), 6), "get_all_distances:", round(float(atoms.get_all_distances(**options)[0, 1]), 6))
print("neighbor_list within 1:", neighbor_list("d", atoms, 1.0).round(6).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} get_distance: 9.8 get_all_distances: 9.8
{'mic': True} get_distance: 0.2 get_all_distances: 0.2
neighbor_list within 1: [0.2, 0.2]
SEEN
