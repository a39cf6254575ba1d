#!/usr/bin/env bash
# enable_padding() of Hugging Face's tokenizers pads with the number of another word, under the name [PAD].
#
# Guess: padding uses the number that [PAD] has in the vocabulary.
# What happens: the number is 0 unless pad_id is given, whatever the vocabulary says, while the tokens are shown as
#   [PAD]. With [PAD] elsewhere each short text ends in repetitions of word 0, and a mask made by ids != pad hides
#   nothing. enable_padding(pad_id=tokenizer.token_to_id('[PAD]')).
# Versions: tokenizers 0.23.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet tokenizers==0.23.3
venv/bin/python - <<'PYTHON' | tee output.txt
from tokenizers import Tokenizer, models, pre_tokenizers
tokenizer = Tokenizer(models.WordLevel({"good": 0, "film": 1, "[UNK]": 2, "[PAD]": 3}, unk_token="[UNK]"))
tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
for words in ({}, {"pad_id": tokenizer.token_to_id("[PAD]")}):
    tokenizer.enable_padding(**words)
    short = tokenizer.encode_batch(["good film", "film"])[1]
    print(words, short.tokens, short.ids, "decoded:", tokenizer.decode(short.ids))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} ['film', '[PAD]'] [1, 0] decoded: film good
{'pad_id': 3} ['film', '[PAD]'] [1, 3] decoded: film [PAD]
SEEN
