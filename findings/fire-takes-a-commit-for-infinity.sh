#!/usr/bin/env bash
# Python Fire hands the commit 4e84351 to a function as infinity, and the run 2024_01 as 202401.
#
# Guess: what is no number to a reader arrives as text, all the more where the argument is annotated as str.
# What happens: each argument is read as a Python literal, whatever the annotation: an e between digits makes a
#   float, _ is dropped. Checkpoints of such names are not found, or are written under another. Quote twice, as
#   "'2024_01'" in a shell.
# Versions: fire 0.7.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet fire==0.7.1
venv/bin/python - <<'PYTHON' | tee output.txt
import fire
def train(run: str):
    print(repr(run))
for word in ("4e84351", "4f84351", "2024_01", "2024-01", "'2024_01'"):
    print(word, end=" ", flush=True)
    fire.Fire(train, [f"--run={word}"])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
4e84351 inf
4f84351 '4f84351'
2024_01 202401
2024-01 '2024-01'
'2024_01' '2024_01'
SEEN
