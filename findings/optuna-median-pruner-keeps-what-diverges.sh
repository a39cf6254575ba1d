#!/usr/bin/env bash
# Optuna's MedianPruner judges a run by its best step so far, so that one that diverges goes on.
#
# Guess: at each step the loss reported last is compared with the median of the earlier trials at that step.
# What happens: the best loss so far is compared: a run whose first epoch is below the others' later medians is never
#   stopped, whatever finite losses follow; PercentilePruner, its general form, does so too.
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
def train(trial):
    """Five ordinary runs, one that is always worse, one that starts well and diverges."""
    for step in range(1, 6):
        loss = 1 + 1 / step if trial.number < 5 else 3.0 if trial.number == 5 else 0.9 * 100.0 ** (step - 1)
        trial.report(loss, step)
        if trial.should_prune():
            raise optuna.TrialPruned()
    return loss
study = optuna.create_study(pruner=optuna.pruners.MedianPruner(n_startup_trials=5))
study.optimize(train, n_trials=7)
for name, trial in zip(("always worse", "diverges"), study.trials[5:]):
    print(f"{name}: {trial.state.name} at step {trial.last_step}, losses {list(trial.intermediate_values.values())}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
always worse: PRUNED at step 1, losses [3.0]
diverges: COMPLETE at step 5, losses [0.9, 90.0, 9000.0, 900000.0, 90000000.0]
SEEN
