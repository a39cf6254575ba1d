#!/usr/bin/env bash
# CIDEr of a caption that equals its reference is 10, or 0, as the other images have it.
#
# Guess: the score of a caption depends on the caption and its references.
# What happens: words are weighted by how few of the scored images have them, so that one image alone, or several
#   with one text, get 0, and the mean over batches is not that of the whole. Score the whole test set at once.
# Versions: numpy 2.4.6, pycocotools 2.0.11, pycocoevalcap 1.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pycocotools==2.0.11 pycocoevalcap==1.2
venv/bin/python - <<'PYTHON' | tee output.txt
from pycocoevalcap.cider.cider import Cider
captions = ["a cat sits on a mat", "a dog runs in the park", "two birds fly over water"]
def score(captions):
    references = {image: [caption] for image, caption in enumerate(captions)}
    return [round(float(each), 2) for each in Cider().compute_score(references, references)[1]]
print("three images together:", score(captions))
print("one at a time:", [score([caption])[0] for caption in captions])
print("the first three times:", score(captions[:1] * 3))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
three images together: [10.0, 10.0, 10.0]
one at a time: [0.0, 0.0, 0.0]
the first three times: [0.0, 0.0, 0.0]
SEEN
