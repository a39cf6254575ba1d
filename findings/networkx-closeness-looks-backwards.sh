#!/usr/bin/env bash
# In the chain a -> b -> c networkx's closeness finds c the nearest to all, and a at 0.
#
# Guess: Closeness tells how near all others are from a node, so a, from which all can be reached, is the highest.
# What happens: networkx measures the ways that lead to a node; igraph passes over the arrows unless told, and finds b.
#   The transposed graph, or mode="out", gives what was expected.
# Versions: networkx 3.6.1, igraph 1.0.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet networkx==3.6.1 igraph==1.0.0
venv/bin/python - <<'PYTHON' | tee output.txt
import igraph
import networkx
arrows = [(0, 1), (1, 2)]
graph = networkx.DiGraph(arrows)
other = igraph.Graph(arrows, directed=True)
def shown(numbers):
    return [round(number, 3) for number in numbers if number == number]
print("networkx:          ", shown(networkx.closeness_centrality(graph).values()))
print("networkx, reversed:", shown(networkx.closeness_centrality(graph.reverse()).values()))
print("igraph:            ", shown(other.closeness()))
print("igraph, out:       ", shown(other.closeness(mode="out")))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
networkx:           [0.0, 0.5, 0.667]
networkx, reversed: [0.667, 0.5, 0.0]
igraph:             [0.667, 1.0, 0.667]
igraph, out:        [0.667, 1.0]
SEEN
