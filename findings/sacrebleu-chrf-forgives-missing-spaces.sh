#!/usr/bin/env bash
# sacrebleu's chrF of 'thecatsatonthemat' and 'the cat sat on the mat' is 100.
#
# Guess: chrF compares runs of characters, and a space is one: words that run together cost points.
# What happens: spaces are taken out before counting. A model that has lost its word borders, or puts them in wrong
#   places, gets full marks, where BLEU is near 0. CHRF(whitespace=True) counts them, and word_order=2 (chrF++) sees
#   words.
# Versions: sacrebleu 2.6.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet sacrebleu==2.6.0
venv/bin/python - <<'PYTHON' | tee output.txt
from sacrebleu.metrics import BLEU, CHRF
references = [["the cat sat on the mat"]]
for text in ("thecatsatonthemat", "thec atsat ont hemat"):
    for name, metric in (("BLEU", BLEU(effective_order=True)), ("chrF", CHRF()), ("chrF++", CHRF(word_order=2)), ("chrF, whitespace=True", CHRF(whitespace=True))):
        print(f"{text!r}: {name} {metric.corpus_score([text], references).score:.0f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
'thecatsatonthemat': BLEU 0
'thecatsatonthemat': chrF 100
'thecatsatonthemat': chrF++ 86
'thecatsatonthemat': chrF, whitespace=True 27
'thec atsat ont hemat': BLEU 0
'thec atsat ont hemat': chrF 100
'thec atsat ont hemat': chrF++ 75
'thec atsat ont hemat': chrF, whitespace=True 36
SEEN
