#!/usr/bin/env bash
# gensim's simple_preprocess leaves out electroencephalogram and hypercholesterolemia, and every number.
#
# Guess: it lowers and splits a text, and keeps its words.
# What happens: words of more than 15 letters and of fewer than 2 are dropped, as max_len is 15 and min_len 2, and
#   digits are no letters: of vitamin D3 vitamin is left. A model of medical or German text never sees its most telling
#   words, and says of a query for one that it is empty.
# Versions: gensim 4.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet gensim==4.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
from gensim.utils import simple_preprocess
for text in ("An electroencephalogram showed hypercholesterolemia", "vitamin D3, COVID-19, type 2", "Donaudampfschifffahrt"):
    print(repr(text), simple_preprocess(text), "max_len=40:", simple_preprocess(text, max_len=40))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
'An electroencephalogram showed hypercholesterolemia' ['an', 'showed'] max_len=40: ['an', 'electroencephalogram', 'showed', 'hypercholesterolemia']
'vitamin D3, COVID-19, type 2' ['vitamin', 'covid', 'type'] max_len=40: ['vitamin', 'covid', 'type']
'Donaudampfschifffahrt' [] max_len=40: ['donaudampfschifffahrt']
SEEN
