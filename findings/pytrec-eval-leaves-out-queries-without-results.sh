#!/usr/bin/env bash
# A search that finds nothing for half of the queries gets the mean precision 1 from pytrec_eval.
#
# Guess: a query for which nothing was found counts as 0, as its judgements say that there was something to find.
# What happens: evaluate answers only for queries that the run names, and the mean of its answers leaves out the
#   others. A model gets better by giving up on what is hard. Divide by the number of judged queries.
# Versions: numpy 2.4.6, pytrec-eval-terrier 0.5.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pytrec-eval-terrier==0.5.11
venv/bin/python - <<'PYTHON' | tee output.txt
from pytrec_eval import RelevanceEvaluator
judgements = {"easy": {"a": 1}, "hard": {"a": 1}}
for results in ({"easy": {"a": 1.0}}, {"easy": {"a": 1.0}, "hard": {"b": 1.0}}):
    scores = [each["map"] for each in RelevanceEvaluator(judgements, {"map"}).evaluate(results).values()]
    print(f"results for {list(results)}: mean {sum(scores) / len(scores):.1f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
results for ['easy']: mean 1.0
results for ['easy', 'hard']: mean 0.5
SEEN
