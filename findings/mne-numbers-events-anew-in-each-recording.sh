#!/usr/bin/env bash
# MNE gives the event 'right' the number 3 in one recording and 2 in the next.
#
# Guess: events_from_annotations gives one description one number, so that epochs of several recordings can be
#   stacked with their event numbers as labels.
# What happens: the descriptions found in each recording are sorted and numbered from 1. Where one is missing, all
#   that follow move up: label 2 is 'rest' for one person and 'right' for another. event_id={'left': 1, ...} fixes
#   the numbers.
# Versions: numpy 2.4.6, mne 1.13.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 mne==1.13.2
venv/bin/python - <<'PYTHON' | tee output.txt
import mne
import numpy as np
mne.set_log_level("ERROR")
def events(*descriptions, **words):
    raw = mne.io.RawArray(np.zeros((1, 1000)), mne.create_info(1, 100.0))
    raw.set_annotations(mne.Annotations(np.arange(len(descriptions)), 0, descriptions))
    numbers = mne.events_from_annotations(raw, **words)[0][:, 2]
    return dict(zip(descriptions, numbers.tolist()))
print("all three:", events("left", "right", "rest"))
print("no left:", events("right", "rest"))
print("and an artefact:", events("left", "right", "rest", "artefact"))
print("no left, with event_id:", events("right", "rest", event_id={"left": 1, "right": 2, "rest": 3}))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
all three: {'left': 1, 'right': 3, 'rest': 2}
no left: {'right': 2, 'rest': 1}
and an artefact: {'left': 2, 'right': 4, 'rest': 3, 'artefact': 1}
no left, with event_id: {'right': 2, 'rest': 3}
SEEN
