#!/usr/bin/env bash
# getImgIds(catIds=[cat, dog]) of pycocotools gives the images with both, getAnnIds(catIds=[cat, dog]) those of either.
#
# Guess: the same argument means the same: images in which one of the classes appears.
# What happens: getImgIds takes the intersection, so a training set of 20 classes that is asked for in one call is
#   empty or tiny; the annotations are of either class. The union of one call a class is what is meant.
# Versions: numpy 2.4.6, pycocotools 2.0.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pycocotools==2.0.11
venv/bin/python - <<'PYTHON' | tee output.txt
import contextlib
import io
from pycocotools.coco import COCO
coco = COCO()
pairs = [(1, "cat"), (2, "dog"), (3, "cat"), (3, "dog")]
coco.dataset = {
    "images": [{"id": number} for number in (1, 2, 3)],
    "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}],
    "annotations": [{"id": i + 1, "image_id": image, "category_id": 1 + (name == "dog")} for i, (image, name) in enumerate(pairs)],
}
with contextlib.redirect_stdout(io.StringIO()):
    coco.createIndex()
for classes in ([1], [2], [1, 2]):
    of_annotations = {coco.anns[i]["image_id"] for i in coco.getAnnIds(catIds=classes)}
    print("classes", classes, "getImgIds:", sorted(coco.getImgIds(catIds=classes)), "images of getAnnIds:", sorted(of_annotations))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
classes [1] getImgIds: [1, 3] images of getAnnIds: [1, 3]
classes [2] getImgIds: [2, 3] images of getAnnIds: [2, 3]
classes [1, 2] getImgIds: [3] images of getAnnIds: [1, 2, 3]
SEEN
