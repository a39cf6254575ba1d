#!/usr/bin/env bash
# Which trials Optuna's HyperbandPruner stops depends on the name of the study.
#
# Guess: a seeded sampler and a fixed objective give the same search twice.
# What happens: a trial's bracket is a hash of the study's name and its number; without a name each study gets a
#   random one, so that seeded runs prune other trials. The same study_name makes them equal.
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
def objective(trial):
    x = trial.suggest_float("x", 0, 1)
    for step in range(1, 28):
        trial.report(x + 1 / step, step)
        if trial.should_prune():
            raise optuna.TrialPruned()
    return x
def last_steps(name):
    pruner = optuna.pruners.HyperbandPruner(min_resource=1, max_resource=27)
    study = optuna.create_study(study_name=name, sampler=optuna.samplers.RandomSampler(seed=1), pruner=pruner)
    study.optimize(objective, n_trials=40)
    return [trial.last_step for trial in study.trials]
for first, second in ((None, None), ("depth", "width"), ("depth", "depth")):
    print(f"names {first} and {second}: the same trials are pruned: {last_steps(first) == last_steps(second)}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
names None and None: the same trials are pruned: False
names depth and width: the same trials are pruned: False
names depth and depth: the same trials are pruned: True
SEEN
