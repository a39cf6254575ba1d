#!/usr/bin/env bash
# Nevergrad's RandomSearch is no longer uniform once its parameter has a start.
#
# Guess: init says where to begin; random search then draws from the whole range, as it does without.
# What happens: without init it draws uniformly; with it each point is a bell around the start, cut at the bounds,
#   some exactly on them. With a start at 0.1 three quarters of a thousand points lie in the lowest quarter of the
#   range.
# Versions: numpy 2.4.6, nevergrad 1.0.12.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 nevergrad==1.0.12
venv/bin/python - <<'PYTHON' | tee output.txt
import nevergrad
for words in ({}, {"init": 0.1}, {"init": 0.5}):
    optimizer = nevergrad.optimizers.RandomSearch(nevergrad.p.Scalar(lower=0, upper=1, **words), budget=1000)
    optimizer.parametrization.random_state.seed(0)
    drawn = []
    for _ in range(1000):
        candidate = optimizer.ask()
        drawn.append(candidate.value)
        optimizer.tell(candidate, 0.0)
    quarters = [sum(low <= value < low + 0.25 for value in drawn) / 1000 for low in (0, 0.25, 0.5)]
    even = all(0.2 < share < 0.3 for share in quarters)
    print(f"{words}: even {even}, in the lowest quarter more than 0.6: {quarters[0] > 0.6}, on a bound: {any(value in (0, 1) for value in drawn)}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{}: even True, in the lowest quarter more than 0.6: False, on a bound: False
{'init': 0.1}: even False, in the lowest quarter more than 0.6: True, on a bound: True
{'init': 0.5}: even False, in the lowest quarter more than 0.6: False, on a bound: True
SEEN
