#!/usr/bin/env bash
# pycocotools' average precision is -1 once up to 500 detections an image are allowed.
#
# Guess: params.maxDets = [1, 10, 500] gives the average precision with 500, as the last of the three counts.
# What happens: the first number of the summary looks for a limit of exactly 100 and gives -1 when there is none; the
#   others take the last. A best model chosen by stats[0] is the first one. evaluation.eval['precision'] holds all
#   limits.
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
box = {"image_id": 1, "category_id": 1, "bbox": [0, 0, 50, 50]}
truth = COCO()
truth.dataset = {"images": [{"id": 1}], "categories": [{"id": 1}], "annotations": [{"id": 1, "area": 2500, "iscrowd": 0, **box}]}
with contextlib.redirect_stdout(io.StringIO()):
    truth.createIndex()
    found = truth.loadRes([{"score": 1.0, **box}])
for limits in ([1, 10, 100], [1, 10, 500], [1, 100, 500]):
    evaluation = COCOeval(truth, found, "bbox")
    evaluation.params.maxDets = limits
    with contextlib.redirect_stdout(io.StringIO()):
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    print(limits, f"AP {evaluation.stats[0]:.2f}, AP at IoU 0.5 {evaluation.stats[1]:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[1, 10, 100] AP 1.00, AP at IoU 0.5 1.00
[1, 10, 500] AP -1.00, AP at IoU 0.5 1.00
[1, 100, 500] AP 1.00, AP at IoU 0.5 1.00
SEEN
