#!/usr/bin/env bash
# TensorBoard's EventAccumulator gives back a random 10000 of a scalar's steps.
#
# Guess: Scalars(tag) is every point in the file; thinning is a matter of the picture.
# What happens: a tag keeps 10000 points drawn at random, and the last: of 30000 steps two thirds are gone, without a
#   word, so that the lowest loss or its step may be missing; size_guidance={"scalars": 0} reads them all.
# Versions: tensorboard 2.21.0, tensorboardX 2.6.5, setuptools 79.0.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet tensorboard==2.21.0 tensorboardX==2.6.5 setuptools==79.0.1
venv/bin/python - <<'PYTHON' | tee output.txt
import logging
from tensorboardX import SummaryWriter
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
logging.disable()
with SummaryWriter("run") as writer:
    for step in range(30000):
        writer.add_scalar("loss", 1.0, step)
for words in ({}, {"size_guidance": {"scalars": 0}}):
    steps = [point.step for point in EventAccumulator("run", **words).Reload().Scalars("loss")]
    print(words, "points:", len(steps), "last:", steps[-1], "all of the first ten:", steps[:10] == list(range(10)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} points: 10000 last: 29999 all of the first ten: False
{'size_guidance': {'scalars': 0}} points: 30000 last: 29999 all of the first ten: True
SEEN
