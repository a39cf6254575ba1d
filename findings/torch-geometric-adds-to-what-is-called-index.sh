#!/usr/bin/env bash
# PyTorch Geometric makes 5, 8 and 11 of the word_index 5 in three graphs that it batches.
#
# Guess: a batch puts the graphs' attributes one behind the other, and leaves numbers as they are.
# What happens: whatever has index in its name, or is called face, is taken for the numbers of nodes, and raised by the
#   nodes of the graphs before. Class or word numbers under such a name are others in each place of the batch; as
#   word_id they stay.
# Versions: numpy 2.4.6, torch 2.13.0, torch_geometric 2.8.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 torch_geometric==2.8.1
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from torch_geometric.data import Batch, Data
edges = torch.tensor([[0, 1], [1, 2]])
for name in ("word_index", "class_index", "word_id"):
    graphs = [Data(x=torch.zeros(3, 1), edge_index=edges, **{name: torch.tensor([5])}) for _ in range(3)]
    print(name, "of three graphs: 5, 5, 5, of their batch:", Batch.from_data_list(graphs)[name].tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
word_index of three graphs: 5, 5, 5, of their batch: [5, 8, 11]
class_index of three graphs: 5, 5, 5, of their batch: [5, 8, 11]
word_id of three graphs: 5, 5, 5, of their batch: [5, 5, 5]
SEEN
