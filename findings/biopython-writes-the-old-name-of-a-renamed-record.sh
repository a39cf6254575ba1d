#!/usr/bin/env bash
# A FASTA record that is renamed in Biopython is written as '>new old kinase'.
#
# Guess: the name is changed, and the description 'kinase' stays: '>new kinase'.
# What happens: the description that was read is the whole line, with the old name at its front: it is written behind
#   the new one, and grows with each renaming. record.description must be set too.
# Versions: numpy 2.4.6, biopython 1.88.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 biopython==1.88
venv/bin/python - <<'PYTHON' | tee output.txt
import io
from Bio import SeqIO
text = ">run1 kinase\nACGT\n"
for name in ("run2", "run3"):
    record = next(SeqIO.parse(io.StringIO(text), "fasta"))
    record.id = name
    text = record.format("fasta")
    print(text.split("\n")[0])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
>run2 run1 kinase
>run3 run2 run1 kinase
SEEN
