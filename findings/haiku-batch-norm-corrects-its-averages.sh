#!/usr/bin/env bash
# haiku's batch norm corrects its running averages as Adam does: after one batch they are the batch's own.
#
# Guess: with decay_rate 0.99 the running mean moves from 0 by a hundredth, as in Keras and flax, and the variance
#   starts at 1.
# What happens: the averages are divided by 1 - decay^t: one batch with the mean 10 sets the running mean to 10 (0.1
#   elsewhere), and no initial value takes part.
# Versions: jax 0.10.2, dm-haiku 0.0.17.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2 dm-haiku==0.0.17
venv/bin/python - <<'PYTHON' | tee output.txt
import haiku as hk
import jax.numpy as jnp
net = hk.transform_with_state(lambda x: hk.BatchNorm(True, True, decay_rate=0.99)(x, is_training=True))
batches = jnp.array([[8.0], [12.0]]), jnp.array([[18.0], [22.0]])
parameters, state = net.init(None, batches[0])
plain = 0.0
for batch in batches:
    _, state = net.apply(parameters, state, None, batch)
    plain = 0.99 * plain + 0.01 * float(batch.mean())
    averages = [float(state[f"batch_norm/~/{name}_ema"]["average"][0, 0]) for name in ("mean", "var")]
    print(f"batch mean {float(batch.mean()):g}: running mean {averages[0]:.2f}, variance {averages[1]:.2f}, uncorrected mean {plain:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
batch mean 10: running mean 10.00, variance 4.00, uncorrected mean 0.10
batch mean 20: running mean 15.03, variance 4.00, uncorrected mean 0.30
SEEN
