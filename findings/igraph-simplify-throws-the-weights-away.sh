#!/usr/bin/env bash
# igraph's simplify() of edges with the weights 5, 3 and 1 leaves no weights at all.
#
# Guess: Doubled edges are joined, with the sum or one of their weights, and the others keep theirs.
# What happens: all attributes of all edges go unless combine_edges says how to join them, also those of edges that had
#   no double.
# Versions: igraph 1.0.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet igraph==1.0.0
venv/bin/python - <<'PYTHON' | tee output.txt
import igraph
for words in ({}, {"combine_edges": "sum"}):
    graph = igraph.Graph([(0, 1), (0, 1), (1, 2)], edge_attrs={"weight": [5, 3, 1]})
    graph.simplify(**words)
    print(words, graph.get_edgelist(), {name: graph.es[name] for name in graph.es.attributes()})
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} [(0, 1), (1, 2)] {}
{'combine_edges': 'sum'} [(0, 1), (1, 2)] {'weight': [8.0, 1.0]}
SEEN
