#!/usr/bin/env bash
# spaCy's Matcher with the pattern LOWER: 'Hello' finds neither 'Hello' nor 'hello'.
#
# Guess: LOWER compares without regard to capitals.
# What happens: the token is put into small letters, the pattern is not, so a pattern with one capital can never match,
#   and nothing says so. A gazetteer of names finds nothing; each has to be put into small letters first.
# Versions: numpy 2.4.6, spacy 3.8.18.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 spacy==3.8.18
venv/bin/python - <<'PYTHON' | tee output.txt
import spacy
from spacy.matcher import Matcher, PhraseMatcher
nlp = spacy.blank("en")
text = nlp("Hello hello HELLO")
for word in ("Hello", "hello"):
    matcher, phrases = Matcher(nlp.vocab, validate=True), PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("greeting", [[{"LOWER": word}]])
    phrases.add("greeting", [nlp.make_doc(word)])
    print(word, "Matcher:", len(matcher(text)), "PhraseMatcher:", len(phrases(text)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
Hello Matcher: 0 PhraseMatcher: 3
hello Matcher: 3 PhraseMatcher: 3
SEEN
