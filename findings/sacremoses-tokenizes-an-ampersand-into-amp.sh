#!/usr/bin/env bash
# sacremoses tokenizes R&D's [x] < 1 into R, &amp;, D, &apos;s, &#91;, x, &#93;, &lt; and 1.
#
# Guess: a tokenizer cuts a text into its own words and signs.
# What happens: escape is on unless told, because Moses' phrase tables used these signs. A vocabulary that is trained
#   on them shares no token with other text for quotes, brackets and apostrophes; the detokenizer alone takes them
#   back. escape=False leaves the signs.
# Versions: sacremoses 0.2.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet sacremoses==0.2.0
venv/bin/python - <<'PYTHON' | tee output.txt
from sacremoses import MosesTokenizer
text = "R&D's [x] < 1"
for options in ({}, {"escape": False}):
    print(options, MosesTokenizer(lang="en").tokenize(text, **options))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} ['R', '&amp;', 'D', '&apos;s', '&#91;', 'x', '&#93;', '&lt;', '1']
{'escape': False} ['R', '&', 'D', "'s", '[', 'x', ']', '<', '1']
SEEN
