#!/usr/bin/env bash
# Qdrant gives the stored vector (3, 4) back as (0.6, 0.8).
#
# Guess: a database gives back what was stored.
# What happens: a collection with the cosine distance divides each vector by its length when it is stored, and the
#   length is lost: what is read cannot be used with another distance, or compared with the model's output. The dot
#   product keeps it.
# Versions: numpy 2.4.6, qdrant-client 1.20.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 qdrant-client==1.20.0
venv/bin/python - <<'PYTHON' | tee output.txt
from qdrant_client import QdrantClient, models
client = QdrantClient(":memory:")
for distance in (models.Distance.COSINE, models.Distance.DOT, models.Distance.EUCLID):
    client.create_collection(distance.value, vectors_config=models.VectorParams(size=2, distance=distance))
    client.upsert(distance.value, [models.PointStruct(id=1, vector=[3.0, 4.0])])
    read = client.retrieve(distance.value, [1], with_vectors=True)[0].vector
    print(distance.value, "stored: [3.0, 4.0] read:", [round(x, 3) for x in read])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
Cosine stored: [3.0, 4.0] read: [0.6, 0.8]
Dot stored: [3.0, 4.0] read: [3.0, 4.0]
Euclid stored: [3.0, 4.0] read: [3.0, 4.0]
SEEN
