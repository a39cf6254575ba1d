#!/usr/bin/env bash
# optax's warm-up is part of decay_steps, and its first update moves nothing.
#
# Guess: 5 steps of warm-up, then 10 of decay; each of them trains.
# What happens: decay_steps=10 includes the warm-up, so the decay has 5 steps; and step 0 has the rate init_value =
#   0, so that the first batch is used for nothing (Keras' CosineDecay adds the warm-up: its 15th step is the first
#   at 0).
# Versions: jax 0.10.2, optax 0.2.8.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2 optax==0.2.8
venv/bin/python - <<'PYTHON' | tee output.txt
import optax
schedule = optax.warmup_cosine_decay_schedule(init_value=0.0, peak_value=1.0, warmup_steps=5, decay_steps=10)
for step in (0, 1, 5, 9, 10, 15):
    print(f"step {step}: rate {float(schedule(step)):.3f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
step 0: rate 0.000
step 1: rate 0.200
step 5: rate 1.000
step 9: rate 0.095
step 10: rate 0.000
step 15: rate 0.000
SEEN
