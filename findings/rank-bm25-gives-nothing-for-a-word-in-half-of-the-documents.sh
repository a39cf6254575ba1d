#!/usr/bin/env bash
# rank-bm25 gives 0 to a document with the word that is asked for, when half of the documents have it.
#
# Guess: a document with the word scores higher than one without.
# What happens: the weight of a word in half of the documents is log(1) = 0, and in more it would be negative and
#   becomes a quarter of the mean weight: so a more frequent word counts more. A small test ranks by chance. BM25Plus
#   has no such hole.
# Versions: numpy 2.4.6, rank-bm25 0.2.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 rank-bm25==0.2.2
venv/bin/python - <<'PYTHON' | tee output.txt
from rank_bm25 import BM25Okapi, BM25Plus
documents = [["cat", "black"], ["dog", "black"], ["owl", "black"], ["cat", "white"]]
for model in (BM25Okapi, BM25Plus):
    print(model.__name__, {word: model(documents).get_scores([word]).round(2).tolist() for word in ("cat", "black")})
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
BM25Okapi {'cat': [0.0, 0.0, 0.0, 0.0], 'black': [0.08, 0.08, 0.08, 0.0]}
BM25Plus {'cat': [1.83, 0.92, 0.92, 1.83], 'black': [1.02, 1.02, 1.02, 0.51]}
SEEN
