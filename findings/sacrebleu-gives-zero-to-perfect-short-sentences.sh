#!/usr/bin/env bash
# sacrebleu's corpus_bleu of perfect translations of three words each is 0.
#
# Guess: what equals its reference has BLEU 100, as the smoothing that is on by default also suggests.
# What happens: there is no sequence of four words to count, and its precision of 0 makes the whole mean 0;
#   sentence_bleu of the same gives 100. Commands, captions or labels need effective_order=True (on the BLEU class),
#   or chrF.
# Versions: sacrebleu 2.6.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet sacrebleu==2.6.0
venv/bin/python - <<'PYTHON' | tee output.txt
import sacrebleu
short = ["the cat sleeps", "a dog barks"]
print(f"corpus of three words {sacrebleu.corpus_bleu(short, [short]).score:.1f}")
print(f"one sentence of three {sacrebleu.sentence_bleu(short[0], short[:1]).score:.1f}")
longer = [sentence + " now" for sentence in short]
print(f"corpus of four words {sacrebleu.corpus_bleu(longer, [longer]).score:.1f}")
print(f"effective_order {sacrebleu.BLEU(effective_order=True).corpus_score(short, [short]).score:.1f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
corpus of three words 0.0
one sentence of three 100.0
corpus of four words 100.0
effective_order 100.0
SEEN
