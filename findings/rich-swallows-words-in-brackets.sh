#!/usr/bin/env bash
# rich prints '[train] loss 0.5' as ' loss 0.5'.
#
# Guess: print of rich shows what print shows, with colours; a tag that is none of its styles stays as it is.
# What happens: letters in brackets are taken for a style and left out, known or not, without a word: [train],
#   [lr=0.1] and [out, in] go, [Epoch 3] and [0, 1] stay. print(escape(text)) of rich.markup, or
#   Console(markup=False), shows them.
# Versions: rich 15.0.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet rich==15.0.0
venv/bin/python - <<'PYTHON' | tee output.txt
import rich
from rich.markup import escape
console = rich.get_console()
for text in ("[train] loss 0.5", "[val/best] loss 0.25", "[Epoch 3] loss 0.5", "weights [out, in], first [0, 1]", "[lr=0.1] diverged"):
    with console.capture() as shown:
        console.print(text)
    with console.capture() as escaped:
        console.print(escape(text))
    print(repr(text), "is printed as", repr(shown.get().rstrip("\n")), "and escaped as it is:", escaped.get().rstrip("\n") == text)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
'[train] loss 0.5' is printed as ' loss 0.5' and escaped as it is: True
'[val/best] loss 0.25' is printed as ' loss 0.25' and escaped as it is: True
'[Epoch 3] loss 0.5' is printed as '[Epoch 3] loss 0.5' and escaped as it is: True
'weights [out, in], first [0, 1]' is printed as 'weights , first [0, 1]' and escaped as it is: True
'[lr=0.1] diverged' is printed as ' diverged' and escaped as it is: True
SEEN
