#!/usr/bin/env bash
# RDKit's CalcAUC of right scores is 0 or 1, as the rows are ordered.
#
# Guess: the first column holds scores and the given column the labels; CalcAUC ranks by the scores, as scikit-learn
#   does.
# What happens: the scores are never read: the order of the rows is the ranking. Right scores in ascending order get
#   0, and of equal scores the one above wins, so that a constant model gets 1 when the actives are listed first.
#   Sort the rows by falling score, and shuffle before.
# Versions: numpy 2.4.6, rdkit 2026.9.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 rdkit==2026.9.1
venv/bin/python - <<'PYTHON' | tee output.txt
from rdkit.ML.Scoring.Scoring import CalcAUC
right = [(0.1, 0), (0.2, 0), (0.8, 1), (0.9, 1)]
constant = [(0.5, 0), (0.5, 0), (0.5, 1), (0.5, 1)]
for name, rows in (("right scores", right), ("constant scores", constant)):
    print(f"{name}: as listed {CalcAUC(rows, 1)}, turned round {CalcAUC(rows[::-1], 1)}")
print("right scores, sorted by falling score:", CalcAUC(sorted(right, reverse=True), 1))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
right scores: as listed 0.0, turned round 1.0
constant scores: as listed 0.0, turned round 1.0
right scores, sorted by falling score: 1.0
SEEN
