#!/usr/bin/env bash
# Row 0 of networkx's adjacency matrix of the edges (2, 0) and (0, 1) belongs to the node 2.
#
# Guess: the nodes are numbered 0, 1, 2, so row i of to_numpy_array is node i, as row i of the features is.
# What happens: rows stand in the order in which the edges first name the nodes. The matrix has the right shape, and
#   a graph network gets the features of other nodes. The order of an edge list should not matter, and does.
#   nodelist=sorted(graph) gives node i in row i.
# Versions: numpy 2.4.6, networkx 3.6.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 networkx==3.6.1
venv/bin/python - <<'PYTHON' | tee output.txt
import networkx
for edges in ([(0, 1), (0, 2)], [(2, 0), (0, 1)]):
    graph = networkx.Graph(edges)
    print(edges, "order", list(graph), networkx.to_numpy_array(graph).astype(int).tolist())
    print(edges, "sorted", networkx.to_numpy_array(graph, nodelist=sorted(graph)).astype(int).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[(0, 1), (0, 2)] order [0, 1, 2] [[0, 1, 1], [1, 0, 0], [1, 0, 0]]
[(0, 1), (0, 2)] sorted [[0, 1, 1], [1, 0, 0], [1, 0, 0]]
[(2, 0), (0, 1)] order [2, 0, 1] [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
[(2, 0), (0, 1)] sorted [[0, 1, 1], [1, 0, 0], [1, 0, 0]]
SEEN
