#!/usr/bin/env bash
# A BPE of Hugging Face's tokenizers leaves out letters that it has not seen in training.
#
# Guess: an unknown letter becomes an unknown token or raises, as with WordLevel and WordPiece of the same library.
# What happens: without unk_token, and with bytes as units too (the alphabet of ByteLevel must be given to the
#   trainer), it is gone without a word: '7 foxes' and '5 foxes' are one text to the model.
# Versions: tokenizers 0.23.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet tokenizers==0.23.3
venv/bin/python - <<'PYTHON' | tee output.txt
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
def tokens(model, units, trainer):
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = units
    tokenizer.train_from_iterator(["the quick brown foxes jump"] * 3, trainer)
    return [tokenizer.encode(text).tokens for text in ("7 foxes", "5 foxes")]
words, bytes_ = pre_tokenizers.Whitespace(), pre_tokenizers.ByteLevel(add_prefix_space=False)
print("BPE:", *tokens(models.BPE(), words, trainers.BpeTrainer(show_progress=False)))
print("of bytes:", *tokens(models.BPE(), bytes_, trainers.BpeTrainer(show_progress=False)))
unknown = trainers.BpeTrainer(special_tokens=["?"], show_progress=False)
print("unk_token:", *tokens(models.BPE(unk_token="?"), words, unknown))
try:
    tokens(models.WordLevel(), words, trainers.WordLevelTrainer(show_progress=False))
except Exception as error:
    print("WordLevel:", error)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
BPE: ['foxes'] ['foxes']
of bytes: ['Ġfoxes'] ['Ġfoxes']
unk_token: ['?', 'foxes'] ['?', 'foxes']
WordLevel: WordLevel error: Missing [UNK] token from the vocabulary
SEEN
