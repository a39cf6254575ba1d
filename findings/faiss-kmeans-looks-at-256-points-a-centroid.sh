#!/usr/bin/env bash
# faiss' k-means of 10000 points with one centroid does not find their mean.
#
# Guess: k-means uses all points that train is given; with one cluster the centroid is the mean.
# What happens: it draws max_points_per_centroid = 256 points for each centroid and drops the rest, without a word
#   unless verbose=True. The draw has a fixed seed, so a second run gives no hint. Set the limit higher.
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
points = np.arange(10000, dtype=np.float32).reshape(-1, 1)
for words in ({}, {"max_points_per_centroid": 10000}):
    centroids = []
    for _ in range(2):
        kmeans = faiss.Kmeans(1, 1, **words)
        kmeans.train(points)
        centroids.append(kmeans.centroids.item())
    print(words, f"off by over 20: {abs(centroids[0] - points.mean()) > 20}, again the same: {centroids[0] == centroids[1]}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} off by over 20: True, again the same: True
{'max_points_per_centroid': 10000} off by over 20: False, again the same: True
SEEN
