#!/usr/bin/env bash
# torch.save of three numbers out of a million writes four megabytes, and the others are in the file.
#
# Guess: what is saved is what the tensor shows.
# What happens: the storage behind a view is saved with it, and comes back with it: examples that were left out by
#   slicing are in the checkpoint. clone() before saving keeps three.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import io
import torch
def saved(tensor):
    file = io.BytesIO()
    torch.save(tensor, file)
    file.seek(0)
    return len(file.getvalue()), torch.load(file)
whole = torch.arange(1_000_000, dtype=torch.float32)
for name, tensor in (("slice", whole[:3]), ("clone of the slice", whole[:3].clone())):
    size, loaded = saved(tensor)
    print(f"{name}: more than a megabyte: {size > 1e6}; shows {tuple(loaded.shape)}, holds {loaded.untyped_storage().nbytes() // 4} numbers")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
slice: more than a megabyte: True; shows (3,), holds 1000000 numbers
clone of the slice: more than a megabyte: False; shows (3,), holds 3 numbers
SEEN
