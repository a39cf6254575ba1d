#!/usr/bin/env bash
# The Tanimoto similarity of RDKit's Morgan fingerprints of decane and of a chain of 20 carbons is 1.
#
# Guess: a similarity of 1 means one molecule; twice the length, or the mirror image, is another.
# What happens: the bits say which surroundings occur, not how often, and leave out on which side a group lies:
#   chains of different lengths and mirror images, which boil or act otherwise, have equal features, and count as
#   duplicates. Count fingerprints, and includeChirality=True, tell them apart.
# Versions: numpy 2.4.6, rdkit 2026.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 rdkit==2026.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
from rdkit import Chem
from rdkit.Chem.rdFingerprintGenerator import GetMorganGenerator
from rdkit.DataStructs import TanimotoSimilarity
pairs = {"10 and 20 carbons": ("C" * 10, "C" * 20), "L- and D-alanine": ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O")}
plain, chiral = GetMorganGenerator(), GetMorganGenerator(includeChirality=True)
for name, pair in pairs.items():
    molecules = [Chem.MolFromSmiles(smiles) for smiles in pair]
    for label, make in (("bits", plain.GetFingerprint), ("counts", plain.GetCountFingerprint), ("bits with chirality", chiral.GetFingerprint)):
        print(f"{name}, {label}: {TanimotoSimilarity(*map(make, molecules)):.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
10 and 20 carbons, bits: 1.00
10 and 20 carbons, counts: 0.46
10 and 20 carbons, bits with chirality: 1.00
L- and D-alanine, bits: 1.00
L- and D-alanine, counts: 1.00
L- and D-alanine, bits with chirality: 0.71
SEEN
