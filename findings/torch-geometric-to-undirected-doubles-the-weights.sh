#!/usr/bin/env bash
# to_undirected of PyTorch Geometric doubles the weights of a graph that is undirected already.
#
# Guess: a graph that has every edge both ways is left as it is.
# What happens: the reversed edges are added and those that are there twice are summed, as reduce is 'add' unless told:
#   an edge of weight 5 has 10. Called twice in a pipeline it doubles twice, and in a graph where some edges are both
#   ways only those are doubled. reduce='mean' keeps the weights.
# Versions: numpy 2.4.6, torch 2.13.0, torch_geometric 2.8.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 torch_geometric==2.8.1
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from torch_geometric.utils import is_undirected, to_undirected
edges = torch.tensor([[0, 1, 1, 2], [1, 0, 2, 1]])
weights = torch.tensor([5.0, 5.0, 3.0, 3.0])
print("undirected:", is_undirected(edges, weights), weights.tolist())
once = to_undirected(edges, weights)
print("to_undirected:", once[1].tolist(), "again:", to_undirected(*once)[1].tolist())
print("reduce='mean':", to_undirected(edges, weights, reduce="mean")[1].tolist())
mixed = to_undirected(torch.tensor([[0, 1, 1], [1, 0, 2]]), torch.tensor([5.0, 5.0, 3.0]))
print("0-1 both ways, 1-2 one way:", dict(zip(map(tuple, mixed[0].t().tolist()), mixed[1].tolist())))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
undirected: True [5.0, 5.0, 3.0, 3.0]
to_undirected: [10.0, 10.0, 6.0, 6.0] again: [20.0, 20.0, 12.0, 12.0]
reduce='mean': [5.0, 5.0, 3.0, 3.0]
0-1 both ways, 1-2 one way: {(0, 1): 10.0, (1, 0): 10.0, (1, 2): 3.0, (2, 1): 3.0}
SEEN
