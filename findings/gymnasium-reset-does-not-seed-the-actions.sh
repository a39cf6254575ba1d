#!/usr/bin/env bash
# After env.reset(seed=0) Gymnasium's env.action_space.sample() draws other actions each time.
#
# Guess: the seed of the environment makes a run of random actions the same again.
# What happens: the spaces have random numbers of their own, which reset does not seed, so the score of the random
#   baseline, or the first steps of exploration, are others in each run. env.action_space.seed(0) is needed too.
# Versions: numpy 2.4.6, gymnasium 1.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 gymnasium==1.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
import gymnasium
def run(seed_actions):
    environment = gymnasium.make("CartPole-v1")
    start, _ = environment.reset(seed=0)
    if seed_actions:
        environment.action_space.seed(0)
    return start.tolist(), [int(environment.action_space.sample()) for _ in range(64)]
for seed_actions in (False, True):
    (start, actions), (start_again, actions_again) = run(seed_actions), run(seed_actions)
    print("action_space.seed:", seed_actions, "same start:", start == start_again, "same actions:", actions == actions_again)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
action_space.seed: False same start: True same actions: False
action_space.seed: True same start: True same actions: True
SEEN
