#!/usr/bin/env bash
# rouge-score gives 0 to two equal Russian summaries, and 1 to two German ones that differ.
#
# Guess: equal texts have ROUGE 1 in every language, and another letter makes another word.
# What happens: all but a-z and 0-9 is taken for a space: a text in another alphabet has no words, and an umlaut is
#   nothing. A summarizer in Russian, Hindi or Chinese scores 0 whatever it writes. Pass a tokenizer.
# Versions: numpy 2.4.6, rouge-score 0.1.2, nltk 3.10.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 rouge-score==0.1.2 nltk==3.10.4
venv/bin/python - <<'PYTHON' | tee output.txt
from rouge_score.rouge_scorer import RougeScorer
class Words:
    def tokenize(self, text):
        return text.lower().split()
for target, summary in (("кошка спит дома", "кошка спит дома"), ("schöne Bücher", "schäne Bächer"), ("the cat sleeps", "the cat sleeps")):
    scores = [RougeScorer(["rougeL"], tokenizer=tokenizer).score(target, summary)["rougeL"].fmeasure for tokenizer in (None, Words())]
    print(f"{target} | {summary}: {scores[0]:.0f}, split at spaces: {scores[1]:.0f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
кошка спит дома | кошка спит дома: 0, split at spaces: 1
schöne Bücher | schäne Bächer: 1, split at spaces: 0
the cat sleeps | the cat sleeps: 1, split at spaces: 1
SEEN
