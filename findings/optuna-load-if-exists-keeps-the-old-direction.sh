#!/usr/bin/env bash
# Optuna's create_study(direction="maximize", load_if_exists=True) minimizes a study that minimized before.
#
# Guess: a direction that contradicts the stored one raises, or is taken.
# What happens: it is passed over without a word: the search of accuracies goes on towards the worst, and best_value is
#   the lowest. study.direction tells which one holds.
# Versions: optuna 5.0.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet optuna==5.0.0
venv/bin/python - <<'PYTHON' | tee output.txt
import optuna
optuna.logging.set_verbosity(optuna.logging.ERROR)
words = {"study_name": "digits", "storage": "sqlite:///study.db", "load_if_exists": True}
optuna.create_study(direction="minimize", **words)
study = optuna.create_study(direction="maximize", **words)
study.enqueue_trial({"accuracy": 0.1})
study.enqueue_trial({"accuracy": 0.9})
study.optimize(lambda trial: trial.suggest_float("accuracy", 0, 1), n_trials=2)
print(study.direction.name, "the best of 0.1 and 0.9:", study.best_value)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
MINIMIZE the best of 0.1 and 0.9: 0.1
SEEN
