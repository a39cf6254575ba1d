#!/usr/bin/env bash
# After add_tokens(['cat']) Hugging Face's tokenizers read category as cat and an unknown token.
#
# Guess: a new word joins the vocabulary: texts with that word change, and 'category', which is in the vocabulary,
#   stays one token.
# What happens: added tokens are cut out of the text before it is split into words, wherever their letters stand.
#   Adding a gene, a drug or a nickname to a tokenizer breaks other words of the training data. AddedToken('cat',
#   single_word=True) leaves them whole.
# Versions: tokenizers 0.23.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet tokenizers==0.23.3
venv/bin/python - <<'PYTHON' | tee output.txt
from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers
def read(*added):
    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "category": 1, "of": 2, "cats": 3}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.add_tokens(list(added))
    return tokenizer.encode("category of cats").tokens
print("before:", read())
print("cat added:", read("cat"))
print("cat added as a single word:", read(AddedToken("cat", single_word=True)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
before: ['category', 'of', 'cats']
cat added: ['cat', '[UNK]', 'of', 'cat', '[UNK]']
cat added as a single word: ['category', 'of', 'cats']
SEEN
