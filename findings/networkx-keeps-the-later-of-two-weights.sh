#!/usr/bin/env bash
# networkx makes an undirected graph of an asymmetric matrix, and keeps the later of two weights.
#
# Guess: a matrix with A[0, 1] = 1 and A[1, 0] = 5 raises for an undirected graph, or both count.
# What happens: each entry that is not 0 sets the weight of its edge, and the last one stays: 5, and 1 for the
#   transpose. Attention or k-neighbour matrices give another graph when transposed. Make it symmetric, or use
#   DiGraph.
# Versions: numpy 2.4.6, networkx 3.6.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 networkx==3.6.1
venv/bin/python - <<'PYTHON' | tee output.txt
import networkx as nx
import numpy as np
A = np.array([[0, 1, 2], [5, 0, 0], [0, 0, 0]])
for name, matrix in (("A", A), ("its transpose", A.T)):
    print(name, nx.to_numpy_array(nx.from_numpy_array(matrix)).astype(int).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
A [[0, 5, 2], [5, 0, 0], [2, 0, 0]]
its transpose [[0, 1, 2], [1, 0, 0], [2, 0, 0]]
SEEN
