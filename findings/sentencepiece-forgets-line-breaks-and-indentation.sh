#!/usr/bin/env bash
# sentencepiece's decode(encode(text)) gives Python code back in one line, without indentation.
#
# Guess: SentencePiece treats spaces as symbols and needs no detokenizer, so decoding gives the text back.
# What happens: before anything else, line breaks and tabs become spaces, runs of spaces become one, and those at
#   the ends are cut. A model of code, poems or tables never sees them and cannot write them.
#   normalization_rule_name='identity', remove_extra_whitespaces=False and the line break as a symbol of its own
#   keep them.
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
text = "for i in x:\n    print(i)"
def there_and_back(**words):
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text, "for x in i:", "print(x)"] * 20), model_writer=model, vocab_size=40, hard_vocab_limit=False, minloglevel=2, **words)
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    return repr(processor.decode(processor.encode(text)))
print("text:     ", repr(text))
print("default:  ", there_and_back())
print("identity: ", there_and_back(normalization_rule_name="identity", remove_extra_whitespaces=False, user_defined_symbols=["\n"]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
text:      'for i in x:\n    print(i)'
default:   'for i in x: print(i)'
identity:  'for i in x:\n    print(i)'
SEEN
