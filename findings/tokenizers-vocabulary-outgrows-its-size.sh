#!/usr/bin/env bash
# A tokenizer trained with vocab_size=10 has 26 or 45 tokens.
#
# Guess: vocab_size is a bound, as the embedding that is built with it needs.
# What happens: every letter of the text is in the vocabulary first, in WordPiece twice, as a beginning and after ##;
#   the size only stops the merges. A text of many scripts outgrows thousands, and the ids an embedding.
#   limit_alphabet bounds it; take get_vocab_size().
# Versions: tokenizers 0.23.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet tokenizers==0.23.3
venv/bin/python - <<'PYTHON' | tee output.txt
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
text = ["the quick brown fox jumps over the lazy dog"]
for model, trainer in ((models.BPE(), trainers.BpeTrainer), (models.WordPiece(), trainers.WordPieceTrainer)):
    for words in ({}, {"limit_alphabet": 5}):
        tokenizer = Tokenizer(model)
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        tokenizer.train_from_iterator(text, trainer(vocab_size=10, show_progress=False, **words))
        print(type(model).__name__, words, "tokens:", tokenizer.get_vocab_size())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
BPE {} tokens: 26
BPE {'limit_alphabet': 5} tokens: 9
WordPiece {} tokens: 45
WordPiece {'limit_alphabet': 5} tokens: 10
SEEN
