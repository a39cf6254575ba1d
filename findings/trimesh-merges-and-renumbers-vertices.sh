#!/usr/bin/env bash
# trimesh reads a mesh of seven vertices as one of four, under other numbers.
#
# Guess: row i of mesh.vertices is vertex i of the file, to which labels or features in another file belong.
# What happens: equal vertices are merged and unused ones left out, without a word. A landmark's index or a label
#   then belongs to another point. process=False merges none, but still leaves out what no face uses.
# Versions: numpy 2.4.6, trimesh 5.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 trimesh==5.2.0
venv/bin/python - <<'PYTHON' | tee output.txt
import pathlib
import trimesh
points = [(9, 9), (0, 0), (1, 0), (0, 1), (1, 0), (0, 1), (1, 1)]
lines = [f"v {x} {y} 0" for x, y in points] + ["f 2 3 4", "f 5 7 6"]
pathlib.Path("square.obj").write_text("\n".join(lines))
print("file:", len(points), "vertices, number 1 is", list(points[1]))
for words in ({}, {"process": False}):
    vertices = trimesh.load_mesh("square.obj", **words).vertices
    print(words, len(vertices), "vertices, number 1 is", vertices[1, :2].astype(int).tolist())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
file: 7 vertices, number 1 is [0, 0]
{} 4 vertices, number 1 is [1, 0]
{'process': False} 6 vertices, number 1 is [1, 0]
SEEN
