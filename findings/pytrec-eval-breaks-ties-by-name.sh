#!/usr/bin/env bash
# In pytrec_eval a relevant document called z is first among ties, one called a is last.
#
# Guess: equal scores are ranked in the order given, or share a rank; what documents are called does not matter.
# What happens: ties are ranked by document name, backwards, and scores are float32, so that 16777217 and 16777216
#   are one. A model that gives few different scores (quantized, boolean) is judged by names. Break ties yourself.
# Versions: numpy 2.4.6, pytrec-eval-terrier 0.5.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pytrec-eval-terrier==0.5.11
venv/bin/python - <<'PYTHON' | tee output.txt
from pytrec_eval import RelevanceEvaluator
def reciprocal_rank(relevant, scores):
    return RelevanceEvaluator({"query": {relevant: 1}}, {"recip_rank"}).evaluate({"query": scores})["query"]["recip_rank"]
for name in "az":
    print(f"{name} among three of score 1: {reciprocal_rank(name, {name: 1.0, 'm': 1.0, 'n': 1.0}):.2f}")
print(f"a of score 16777217 before b of 16777216: {reciprocal_rank('a', {'a': 16777217.0, 'b': 16777216.0}):.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
a among three of score 1: 0.33
z among three of score 1: 1.00
a of score 16777217 before b of 16777216: 0.50
SEEN
