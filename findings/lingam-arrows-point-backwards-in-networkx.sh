#!/usr/bin/env bash
# networkx reads the matrix in which LiNGAM says that the dose causes the effect as effect -> dose.
#
# Guess: row and column of an adjacency matrix are from and to, so what lingam finds can be drawn with networkx.
# What happens: lingam's adjacency_matrix_[i, j] is the effect of j on i, as in the equation x = B x + e, and networkx
#   takes entry i, j for an edge from i to j. Every arrow turns round, and so do ancestors, descendants and what is to
#   be adjusted for. The transpose is right.
# Versions: numpy 2.4.6, pandas 2.3.3, scipy 1.17.1, scikit-learn 1.9.1, networkx 3.6.1, lingam 1.12.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pandas==2.3.3 scipy==1.17.1 scikit-learn==1.9.1 networkx==3.6.1 lingam==1.12.2
venv/bin/python - <<'PYTHON' | tee output.txt
import lingam
import networkx
import numpy as np
rng = np.random.default_rng(0)
dose = rng.uniform(size=1000)
effect = 2 * dose + rng.uniform(size=1000)
model = lingam.DirectLiNGAM(random_state=0)
model.fit(np.column_stack([dose, effect]))
names = {0: "dose", 1: "effect"}
print("lingam's causal order:", [names[number] for number in model.causal_order_], model.adjacency_matrix_.round(0).tolist())
for label, matrix in (("as it is", model.adjacency_matrix_), ("transposed", model.adjacency_matrix_.T)):
    graph = networkx.from_numpy_array(matrix, create_using=networkx.DiGraph)
    print("networkx,", label + ":", [f"{names[a]} -> {names[b]}" for a, b in graph.edges])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
lingam's causal order: ['dose', 'effect'] [[0.0, 0.0], [2.0, 0.0]]
networkx, as it is: ['effect -> dose']
networkx, transposed: ['dose -> effect']
SEEN
