#!/usr/bin/env bash
# RDKit makes a molecule of weight 0 from an empty SMILES, and methane from 'C C'.
#
# Guess: MolFromSmiles gives None for what is no molecule, so that `is None` finds the bad rows of a table.
# What happens: the empty text, which fillna('') or a missing cell leaves, is a molecule without atoms with
#   descriptors of 0 and an empty fingerprint; what follows a space is a name. Check GetNumAtoms() too.
# Versions: numpy 2.4.6, rdkit 2026.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 rdkit==2026.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
from rdkit import Chem, RDLogger
from rdkit.Chem import Descriptors
RDLogger.DisableLog("rdApp.*")
for smiles in ("CC", "C C", "", "nan", "C)C"):
    molecule = Chem.MolFromSmiles(smiles)
    print(repr(smiles), molecule and f"atoms {molecule.GetNumAtoms()}, weight {Descriptors.MolWt(molecule):.0f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
'CC' atoms 2, weight 30
'C C' atoms 1, weight 16
'' atoms 0, weight 0
'nan' None
'C)C' None
SEEN
