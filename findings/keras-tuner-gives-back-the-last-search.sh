#!/usr/bin/env bash
# A second Keras Tuner search, of another objective, runs nothing and gives the first one's answer.
#
# Guess: a new tuner searches anew; calling the script again after a change measures the change.
# What happens: results are kept in ./untitled_project, and a tuner that finds some goes on with them: all trials are
#   there, so none is run, with one line about reloading. Neither the model nor the data are looked at.
#   overwrite=True is needed.
# Versions: jax 0.10.2, keras 3.15.1, keras-tuner 1.4.8, six 1.17.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2 keras==3.15.1 keras-tuner==1.4.8 six==1.17.0
venv/bin/python - <<'PYTHON' | tee output.txt
import contextlib
import io
import os
os.environ["KERAS_BACKEND"] = "jax"
import keras_tuner
def search(aim, **words):
    ran = []
    class Search(keras_tuner.RandomSearch):
        def run_trial(self, trial, **_):
            ran.append(trial.hyperparameters.Float("x", 0, 1))
            return (ran[-1] - aim) ** 2
    tuner = Search(max_trials=20, seed=0, **words)
    with contextlib.redirect_stdout(io.StringIO()):
        tuner.search()
    best = tuner.get_best_hyperparameters()[0].get("x")
    return f"{len(ran)} trials, best within 0.2 of its aim: {abs(best - aim) < 0.2}"
print("aim 0.1:", search(0.1))
print("aim 0.9:", search(0.9))
print("aim 0.9, overwrite:", search(0.9, overwrite=True))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
aim 0.1: 20 trials, best within 0.2 of its aim: True
Reloading Tuner from ./untitled_project/tuner0.json
aim 0.9: 0 trials, best within 0.2 of its aim: False
aim 0.9, overwrite: 20 trials, best within 0.2 of its aim: True
SEEN
