#!/usr/bin/env bash
# Optuna's suggest_int("units", ...) in a loop over three layers gives all three the same number.
#
# Guess: a call draws a number, so three calls draw three.
# What happens: within a trial a name has one value, and later calls repeat it, in another range too as long as it
#   fits: the search knows only networks of equal layers. Each layer needs its own name.
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
def different(trial, name):
    return len({trial.suggest_int(name.format(layer), 1, 1000) for layer in range(3)})
for name in ("units", "units of layer {}"):
    study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=0))
    study.optimize(lambda trial: different(trial, name), n_trials=20)
    print(f"{name!r}: at most {max(trial.value for trial in study.trials):.0f} different numbers in 20 trials")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
'units': at most 1 different numbers in 20 trials
'units of layer {}': at most 3 different numbers in 20 trials
SEEN
