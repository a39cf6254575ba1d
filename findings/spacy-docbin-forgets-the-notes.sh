#!/usr/bin/env bash
# A note in doc.user_data, or in an extension of spaCy, is gone after it is saved in a DocBin.
#
# Guess: what was set on a document is saved with it, as doc.to_bytes does.
# What happens: store_user_data is False: entities and categories are saved, extensions (doc._.source) and user_data
#   are not, and come back as their defaults. The ids by which a text is led back to its source are lost without a
#   word.
# Versions: numpy 2.4.6, spacy 3.8.18.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 spacy==3.8.18
venv/bin/python - <<'PYTHON' | tee output.txt
import spacy
from spacy.tokens import Doc, DocBin
nlp = spacy.blank("en")
Doc.set_extension("source", default="unknown")
doc = nlp("A text")
doc._.source, doc.cats = "page 7", {"news": 1.0}
for options in ({}, {"store_user_data": True}):
    saved = DocBin(docs=[doc], **options).to_bytes()
    read = next(DocBin().from_bytes(saved).get_docs(nlp.vocab))
    print("DocBin", options, "source:", read._.source, "cats:", read.cats)
read = Doc(nlp.vocab).from_bytes(doc.to_bytes())
print("to_bytes source:", read._.source, "cats:", read.cats)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
DocBin {} source: unknown cats: {'news': 1.0}
DocBin {'store_user_data': True} source: page 7 cats: {'news': 1.0}
to_bytes source: page 7 cats: {'news': 1.0}
SEEN
