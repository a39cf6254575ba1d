#!/usr/bin/env bash
# RandomLinkSplit of PyTorch Geometric leaves most test edges of an undirected graph in training, the other way round.
#
# Guess: the split sees that every edge is there both ways, as data.is_undirected() does, and keeps both ways together.
# What happens: is_undirected is False unless told, so the two ways are split one by one: of the edges that are to be
#   predicted most are among the training messages reversed. A model that only looks them up scores far above chance.
#   RandomLinkSplit(is_undirected=True) holds them together.
# Versions: numpy 2.4.6, torch 2.13.0, torch_geometric 2.8.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 torch_geometric==2.8.1
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
from torch_geometric.data import Data
from torch_geometric.transforms import RandomLinkSplit
one_way = torch.stack([torch.arange(100), (torch.arange(100) + 1) % 100])
ring = Data(edge_index=torch.cat([one_way, one_way.flip(0)], dim=1), num_nodes=100)
print("data.is_undirected():", ring.is_undirected())
for told in (False, True):
    torch.manual_seed(0)
    training, _, test = RandomLinkSplit(num_val=0, num_test=0.2, is_undirected=told, add_negative_train_samples=False)(ring)
    known = set(map(tuple, training.edge_index.t().tolist()))
    asked = test.edge_label_index[:, test.edge_label == 1].t().tolist()
    seen = sum((target, source) in known for source, target in asked)
    print(f"is_undirected={told}: more than half of the test edges known reversed:", seen > len(asked) / 2, "| none:", seen == 0)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
data.is_undirected(): True
is_undirected=False: more than half of the test edges known reversed: True | none: False
is_undirected=True: more than half of the test edges known reversed: False | none: True
SEEN
