#!/usr/bin/env bash
# gensim removes 'computer', 'system' and 'fire' as stop words, and 'not'.
#
# Guess: stop words are those without a meaning of their own, such as 'the' and 'of'.
# What happens: the list has 337 words, among them computer, system, fire, bill, cry, describe, detail and sincere,
#   and all words that deny. 'computer system on fire' is empty, and 'not good' is 'good': topics and opinions lose
#   what they are about. Subtract such words from STOPWORDS.
# Versions: gensim 4.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet gensim==4.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
from gensim.parsing.preprocessing import STOPWORDS, remove_stopwords
for text in ("computer system on fire", "not good", "a sincere cry", "the cat of the house"):
    print(repr(text), "->", repr(remove_stopwords(text)))
print(len(STOPWORDS), "words")
print("without them:", repr(remove_stopwords("computer system on fire", stopwords=STOPWORDS - {"computer", "system", "fire"})))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
'computer system on fire' -> ''
'not good' -> 'good'
'a sincere cry' -> ''
'the cat of the house' -> 'cat house'
337 words
without them: 'computer system fire'
SEEN
