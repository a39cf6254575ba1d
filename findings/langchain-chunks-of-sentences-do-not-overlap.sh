#!/usr/bin/env bash
# Chunks that LangChain's RecursiveCharacterTextSplitter makes with chunk_overlap=10 have nothing in common.
#
# Guess: each chunk begins with the last ten characters of the one before, so that no fact is cut in two.
# What happens: only whole pieces between separators are repeated, where they fit into the overlap: paragraphs or
#   sentences longer than it never are. Whole words of a text without paragraphs overlap by some characters.
# Versions: langchain-core 1.8.3, langchain-text-splitters 1.1.3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet langchain-core==1.8.3 langchain-text-splitters==1.1.3
venv/bin/python - <<'PYTHON' | tee output.txt
from langchain_text_splitters import RecursiveCharacterTextSplitter
def overlaps(chunks):
    return [max(n for n in range(len(b) + 1) if a.endswith(b[:n])) for a, b in zip(chunks, chunks[1:])]
for text in ("First sentence here now.\n\nSecond sentence is here.\n\nThird sentence comes in.", "one two three four five six seven eight nine ten"):
    chunks = RecursiveCharacterTextSplitter(chunk_size=30, chunk_overlap=10).split_text(text)
    print(chunks, "overlap:", overlaps(chunks))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
['First sentence here now.', 'Second sentence is here.', 'Third sentence comes in.'] overlap: [0, 0]
['one two three four five six', 'five six seven eight nine ten'] overlap: [8]
SEEN
