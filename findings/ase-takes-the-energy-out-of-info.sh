#!/usr/bin/env bash
# atoms.info['energy'] that ASE writes to an extxyz file is not in atoms.info when it is read.
#
# Guess: info and arrays are a dictionary of what belongs to a structure, and come back from the file as they were
#   written, under their names.
# What happens: the keys energy, forces, stress and some more are moved into a calculator, and every other text that
#   looks like a number, a truth value or a list becomes one: '007' is 7 and the label 'T' is True.
#   get_potential_energy() gives the energy; other names, and texts with a letter, stay.
# Versions: numpy 2.4.6, ase 3.29.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 ase==3.29.0
venv/bin/python - <<'PYTHON' | tee output.txt
import numpy as np
from ase import Atoms
from ase.io import read, write
atoms = Atoms("H2", positions=[[0, 0, 0], [0, 0, 0.7]])
atoms.info = {"energy": -1.5, "dft_energy": -1.5, "run": "007", "phase": "T", "name": "run7"}
atoms.arrays["forces"] = np.zeros((2, 3))
atoms.arrays["dft_forces"] = np.zeros((2, 3))
write("hydrogen.xyz", atoms)
back = read("hydrogen.xyz")
print("info written:", atoms.info)
print("info read:   ", {key: value.item() if hasattr(value, "item") else value for key, value in back.info.items()})
print("arrays:", sorted(atoms.arrays), "->", sorted(back.arrays))
print("get_potential_energy():", float(back.get_potential_energy()))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
info written: {'energy': -1.5, 'dft_energy': -1.5, 'run': '007', 'phase': 'T', 'name': 'run7'}
info read:    {'dft_energy': -1.5, 'run': 7, 'phase': True, 'name': 'run7'}
arrays: ['dft_forces', 'forces', 'numbers', 'positions'] -> ['dft_forces', 'numbers', 'positions']
get_potential_energy(): -1.5
SEEN
