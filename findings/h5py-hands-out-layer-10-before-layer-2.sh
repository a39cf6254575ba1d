#!/usr/bin/env bash
# h5py gives layer_0, layer_1, layer_2, layer_10 back with layer_10 before layer_2.
#
# Guess: a file is like a dictionary: its names come in the order in which they were written.
# What happens: names come in the order of the alphabet. A loop over a file of weights, folds or frames puts the
#   tenth before the second as soon as there are eleven, and layers of one shape get each other's weights.
#   h5py.File(name, 'w', track_order=True) keeps the order of writing.
# Versions: numpy 2.4.6, h5py 3.16.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 h5py==3.16.0
venv/bin/python - <<'PYTHON' | tee output.txt
import h5py
for words in ({}, {"track_order": True}):
    with h5py.File("weights.h5", "w", **words) as file:
        for layer in (0, 1, 2, 10):
            file[f"layer_{layer}"] = layer
    with h5py.File("weights.h5") as file:
        print(words, list(file))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} ['layer_0', 'layer_1', 'layer_10', 'layer_2']
{'track_order': True} ['layer_0', 'layer_1', 'layer_2', 'layer_10']
SEEN
