#!/usr/bin/env bash
# faiss gives -1 where it finds fewer neighbours than were asked for, which NumPy takes for the last row.
#
# Guess: fewer neighbours are fewer columns, or an error, as in scikit-learn.
# What happens: missing neighbours have the number -1 and a distance of 3.4e38, so labels[found] is the label of the
#   last row. An inverted file that looks into one of its lists, as nprobe is 1 unless told, fills up so even in a
#   large index: the vote of the neighbours here is the last row's.
# Versions: numpy 2.4.6, faiss-cpu 1.15.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 faiss-cpu==1.15.1
venv/bin/python - <<'PYTHON' | tee output.txt
import faiss
import numpy as np
labels = np.array(["cat", "cat", "dog"])
points = np.eye(3, 4, dtype=np.float32)
index = faiss.IndexFlatL2(4)
index.add(points)
_, found = index.search(points[:1], 6)
print("six neighbours of three:", found[0].tolist(), labels[found[0]].tolist())
places = np.repeat(np.arange(4, dtype=np.float32) * 100, 5)[:, None]
lists = faiss.IndexIVFFlat(faiss.IndexFlatL2(1), 1, 4)
lists.cp.min_points_per_centroid = 1
lists.train(places)
lists.add(places)
for probes in (1, 4):
    lists.nprobe = probes
    print("ten neighbours of the first of twenty, nprobe", probes, "of 4: missing", int((lists.search(places[:1], 10)[1] == -1).sum()))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
six neighbours of three: [0, 1, 2, -1, -1, -1] ['cat', 'cat', 'dog', 'dog', 'dog', 'dog']
ten neighbours of the first of twenty, nprobe 1 of 4: missing 5
ten neighbours of the first of twenty, nprobe 4 of 4: missing 0
SEEN
