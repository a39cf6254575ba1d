#!/usr/bin/env bash
# Albumentations draws other flips after the same np.random.seed and random.seed.
#
# Guess: augmentations of NumPy arrays draw from NumPy's or Python's generator, so the usual seeds repeat them.
# What happens: since 2.0 each pipeline has generators of its own, seeded from the system; only Compose(...,
#   seed=...) repeats, and a single transform outside of Compose takes no seed.
# Versions: numpy 2.4.6, albumentations 2.0.8, opencv-python-headless 5.0.0.93.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 albumentations==2.0.8 opencv-python-headless==5.0.0.93
venv/bin/python - <<'PYTHON' | tee output.txt
import random
import albumentations
import numpy as np
image = np.arange(2, dtype=np.float32).reshape(1, 2, 1)
def flips(**words):
    random.seed(0)
    np.random.seed(0)
    flip = albumentations.Compose([albumentations.HorizontalFlip()], **words)
    return tuple(bool(flip(image=image)["image"][0, 0, 0]) for _ in range(100))
for words in ({}, {"seed": 0}):
    print(words, "different sequences in three tries:", len({flips(**words) for _ in range(3)}))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} different sequences in three tries: 3
{'seed': 0} different sequences in three tries: 1
SEEN
