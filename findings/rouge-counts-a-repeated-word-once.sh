#!/usr/bin/env bash
# The package rouge gives a summary that says its reference three times over the full marks of a perfect one.
#
# Guess: ROUGE-1's precision is a third, as two words in three are not in the reference; rouge-score says so too.
# What happens: the words are taken as a set, and those of the longest common sequence too, so a model that repeats
#   itself, the usual fault of a summarizer, costs nothing. Rouge(exclusive=False) counts each.
# Versions: six 1.17.0, rouge 1.0.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet six==1.17.0 rouge==1.0.1
venv/bin/python - <<'PYTHON' | tee output.txt
from rouge import Rouge
reference = "the cat sleeps"
for summary in (reference, " ".join([reference] * 3)):
    for words in ({}, {"exclusive": False}):
        scores = Rouge(**words).get_scores(summary, reference)[0]
        print(f"{len(summary.split())} words {words}:", {name: f"{score['p']:.2f}" for name, score in scores.items()})
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
3 words {}: {'rouge-1': '1.00', 'rouge-2': '1.00', 'rouge-l': '1.00'}
3 words {'exclusive': False}: {'rouge-1': '1.00', 'rouge-2': '1.00', 'rouge-l': '1.00'}
9 words {}: {'rouge-1': '1.00', 'rouge-2': '0.67', 'rouge-l': '1.00'}
9 words {'exclusive': False}: {'rouge-1': '0.33', 'rouge-2': '0.25', 'rouge-l': '0.33'}
SEEN
