#!/usr/bin/env bash
# WordPiece of Hugging Face's tokenizers reads a word of 101 letters as one unknown token.
#
# Guess: a long word is cut into more pieces than a short one.
# What happens: longer than 100 letters nothing is tried: a link, a DNA or protein sequence, or a sentence in a
#   script without spaces becomes one [UNK], and all such are equal. models.WordPiece(...,
#   max_input_chars_per_word=10000) reads them.
# Versions: tokenizers 0.23.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet tokenizers==0.23.3
venv/bin/python - <<'PYTHON' | tee output.txt
from tokenizers import Tokenizer, models
vocabulary = {"[UNK]": 0, "AC": 1, "##AC": 2, "##GT": 3}
for words in ({}, {"max_input_chars_per_word": 10000}):
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", **words))
    for sequence in ("ACGT" * 25, "ACGT" * 26):
        tokens = tokenizer.encode(sequence).tokens
        print(words, len(sequence), "letters:", len(tokens), "tokens, first", tokens[0])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} 100 letters: 50 tokens, first AC
{} 104 letters: 1 tokens, first [UNK]
{'max_input_chars_per_word': 10000} 100 letters: 50 tokens, first AC
{'max_input_chars_per_word': 10000} 104 letters: 52 tokens, first AC
SEEN
