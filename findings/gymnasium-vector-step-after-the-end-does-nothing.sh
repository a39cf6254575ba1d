#!/usr/bin/env bash
# The step of a Gymnasium vector environment after an episode's end takes no action and gives the reward 0.
#
# Guess: an environment that has ended is reset within that step, as in older versions, so that each step is one of
#   the game.
# What happens: the step after the end resets: its action is thrown away, its reward is 0, and the observation
#   before it belongs to the episode before. CartPole pays 1 for each step, and here one 0. Such a step must not go
#   into a replay buffer; autoreset_mode=SAME_STEP resets within the last step.
# Versions: numpy 2.4.6, gymnasium 1.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 gymnasium==1.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
import gymnasium
import numpy as np
def play(**words):
    environments = gymnasium.make_vec("CartPole-v1", num_envs=1, vectorization_mode="sync", vector_kwargs=words)
    environments.reset(seed=0)
    steps = []
    for _ in range(14):
        _, reward, ended, _, _ = environments.step(np.array([0]))
        steps.append(f"{reward[0]:.0f}" + " end" * bool(ended[0]))
    return ", ".join(steps[9:])
print("rewards from the tenth step on:", play())
print("with SAME_STEP:", play(autoreset_mode=gymnasium.vector.AutoresetMode.SAME_STEP))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
rewards from the tenth step on: 1, 1 end, 0, 1, 1
with SAME_STEP: 1, 1 end, 1, 1, 1
SEEN
