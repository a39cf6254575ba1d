#!/usr/bin/env bash
# PPO of stable-baselines3 takes 2048 steps in learn(total_timesteps=100), and A2C takes 100.
#
# Guess: total_timesteps is the number of steps, and algorithms that are compared at the same number have had the same.
# What happens: PPO counts in whole rollouts of n_steps in each environment, so the budget is rounded up: with four
#   environments 100 becomes 8192. A search that gives small budgets gives PPO twenty times as many as the others;
#   num_timesteps says how many it took.
# Versions: numpy 2.4.6, torch 2.13.0, gymnasium 1.4.0, stable-baselines3 2.9.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 gymnasium==1.4.0 stable-baselines3==2.9.2
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
warnings.simplefilter("ignore")
from stable_baselines3 import A2C, PPO
from stable_baselines3.common.env_util import make_vec_env
for algorithm, environments in ((A2C, 1), (PPO, 1), (PPO, 4)):
    model = algorithm("MlpPolicy", make_vec_env("CartPole-v1", environments, seed=0), seed=0, device="cpu")
    model.learn(total_timesteps=100)
    print(algorithm.__name__, "environments:", environments, "asked for: 100", "taken:", model.num_timesteps)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
A2C environments: 1 asked for: 100 taken: 100
PPO environments: 1 asked for: 100 taken: 2048
PPO environments: 4 asked for: 100 taken: 8192
SEEN
