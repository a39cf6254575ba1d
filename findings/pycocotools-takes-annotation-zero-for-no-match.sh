#!/usr/bin/env bash
# pycocotools counts the right detection of the annotation with the id 0 as a false one.
#
# Guess: ids are names: numbering the annotations from 0, as enumerate does, or from 1 gives one average precision.
# What happens: the id of the matched annotation is stored and later read as a truth value, so 0 means unmatched. One
#   object in ten has it: a perfect detector gets less than 1, and one object alone gives 0. Number them from 1.
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
from pycocotools.cocoeval import COCOeval
def precision(count, first_id):
    box = {"category_id": 1, "bbox": [0, 0, 50, 50]}
    truth = COCO()
    truth.dataset = {"images": [{"id": i} for i in range(count)], "categories": [{"id": 1}], "annotations": [
        {"id": first_id + i, "image_id": i, "area": 2500, "iscrowd": 0, **box} for i in range(count)]}
    with contextlib.redirect_stdout(io.StringIO()):
        truth.createIndex()
        found = truth.loadRes([{"image_id": i, "score": 1 - i / 100, **box} for i in range(count)])
        evaluation = COCOeval(truth, found, "bbox")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    return evaluation.stats[0]
for count in (1, 10):
    for first_id in (0, 1):
        print(f"{count} objects, ids from {first_id}: average precision of a perfect detector {precision(count, first_id):.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
1 objects, ids from 0: average precision of a perfect detector 0.00
1 objects, ids from 1: average precision of a perfect detector 1.00
10 objects, ids from 0: average precision of a perfect detector 0.81
10 objects, ids from 1: average precision of a perfect detector 1.00
SEEN
