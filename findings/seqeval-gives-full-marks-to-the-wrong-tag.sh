#!/usr/bin/env bash
# seqeval's F1 of the tags I-PER, I-PER is 1 where B-PER, I-PER was right.
#
# Guess: a name begins with B-, so one that begins with I- is malformed, and a wrong tag is not full marks.
# What happens: the default follows an old script that takes a first I- for the beginning of a name, so a model that
#   never predicts B- scores 1. mode="strict" with a scheme counts it as wrong.
# Versions: numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1, seqeval 1.2.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 seqeval==1.2.2
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
from seqeval.metrics import f1_score
from seqeval.scheme import IOB2
warnings.simplefilter("ignore")
right = [["B-PER", "I-PER", "O"]]
for words in ({}, {"mode": "strict", "scheme": IOB2}):
    print(list(words), float(f1_score(right, [["I-PER", "I-PER", "O"]], **words)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
[] 1.0
['mode', 'scheme'] 0.0
SEEN
