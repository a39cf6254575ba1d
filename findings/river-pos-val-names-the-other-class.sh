#!/usr/bin/env bash
# river's recall with pos_val=0 is that of the class 1, and with pos_val='spam' it is 0 whatever was predicted.
#
# Guess: pos_val, 'value to treat as positive', is the class whose precision, recall and F1 are given.
# What happens: labels are turned into True (is pos_val) and False before they are counted, and then the count of
#   pos_val itself is asked: 0 is False, the others; 'spam' was never counted. Only True and 1 are right; labels must
#   be compared before update.
# Versions: river 0.26.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet river==0.26.1
venv/bin/python - <<'PYTHON' | tee output.txt
from river import metrics
def recall(labels, predictions, **words):
    metric = metrics.Recall(**words)
    for label, prediction in zip(labels, predictions):
        metric.update(label, prediction)
    return metric.get()
labels, predictions = [0, 0, 0, 0, 1, 1], [0, 0, 0, 1, 0, 0]
print("of 0, by hand: 3 of 4; of 1, by hand: 0 of 2")
print("of 0:", recall(labels, predictions, pos_val=0), "of 1:", recall(labels, predictions, pos_val=1))
names = ["spam", "ham"]
print("of 'spam', all right:", recall(names, names, pos_val="spam"))
print("compared before:", recall([name == "spam" for name in names], [name == "spam" for name in names]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
of 0, by hand: 3 of 4; of 1, by hand: 0 of 2
of 0: 0.0 of 1: 0.0
of 'spam', all right: 0.0
compared before: 1.0
SEEN
