#!/usr/bin/env bash
# sentencepiece trains on no line that is longer than 4192 bytes.
#
# Guess: all of the text is used, however it is cut into lines.
# What happens: max_sentence_length is 4192 bytes (half as many letters of Greek or Cyrillic), and longer lines are
#   dropped, told only in the log. With a document a line, as in JSON Lines, the vocabulary comes from the short
#   ones. Cut, or set it.
# Versions: sentencepiece 0.2.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet sentencepiece==0.2.3
venv/bin/python - <<'PYTHON' | tee output.txt
import io
import sentencepiece
def knows(letter, length, **words):
    model = io.BytesIO()
    lines = ["a b c"] * 50 + [letter * length] * 50
    sentencepiece.SentencePieceTrainer.train(sentence_iterator=iter(lines), model_writer=model, vocab_size=40, hard_vocab_limit=False, minloglevel=2, **words)
    tokenizer = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    return tokenizer.unk_id() not in tokenizer.encode(letter)
for letter in "zЖ":
    for length in (2000, 4000, 5000):
        print(f"50 of 100 lines are {letter} times {length}: known {knows(letter, length)}")
print("max_sentence_length=20000:", knows("Ж", 5000, max_sentence_length=20000))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
50 of 100 lines are z times 2000: known True
50 of 100 lines are z times 4000: known True
50 of 100 lines are z times 5000: known False
50 of 100 lines are Ж times 2000: known True
50 of 100 lines are Ж times 4000: known False
50 of 100 lines are Ж times 5000: known False
max_sentence_length=20000: True
SEEN
