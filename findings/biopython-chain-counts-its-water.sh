#!/usr/bin/env bash
# len(chain) of a protein of two residues with three waters is 5 in Biopython.
#
# Guess: the length of a chain is the number of its residues of the protein.
# What happens: Waters, ions and ligands have the letter of the chain and are its residues too, also in get_residues().
#   The first part of a residue's id is blank for the protein's own.
# Versions: numpy 2.4.6, biopython 1.88.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 biopython==1.88
venv/bin/python - <<'PYTHON' | tee output.txt
import io
from Bio.PDB import PDBParser
lines = [("ATOM", "CA", "ALA", 1), ("ATOM", "CA", "GLY", 2)] + [("HETATM", "O", "HOH", 100 + k) for k in range(3)]
text = "".join(
    f"{kind:<6}{n:>5} {atom:^4} {residue:>3} A{number:>4}    {n:8.3f}   0.000   0.000  1.00  0.00 {atom[0]:>11}\n"
    for n, (kind, atom, residue, number) in enumerate(lines, 1)
)
chain = PDBParser(QUIET=True).get_structure("small", io.StringIO(text))[0]["A"]
print("len(chain):", len(chain))
print("with a blank id:", sum(residue.id[0] == " " for residue in chain))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
len(chain): 5
with a blank id: 2
SEEN
