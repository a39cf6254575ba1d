#!/usr/bin/env bash
# optax's sigmoid cross-entropy of a column of logits and a row of labels is that of all pairs.
#
# Guess: logits of shape (n, 1) with labels of shape (n,) are refused, as optax.l2_loss does, or matched, as Keras
#   does.
# What happens: they are broadcast to n by n, without a word: perfect answers cost as much as wrong ones, and
#   training pulls every logit to the share of ones; huber_loss and log_cosh do so too.
# Versions: jax 0.10.2, optax 0.2.8.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet jax==0.10.2 optax==0.2.8
venv/bin/python - <<'PYTHON' | tee output.txt
import jax.numpy as jnp
import optax
labels = jnp.array([1.0, 0.0, 1.0])
logits = 10 * (2 * labels - 1)
for name in ("sigmoid_binary_cross_entropy", "huber_loss", "l2_loss"):
    loss = getattr(optax, name)
    try:
        column = f"{loss(logits[:, None], labels).shape}"
    except ValueError:
        column = "ValueError"
    print(f"{name}: the row gives {loss(logits, labels).shape}, the column {column}")
loss = optax.sigmoid_binary_cross_entropy
print(f"right answers cost {loss(logits, labels).mean():.2f} as a row, {loss(logits[:, None], labels).mean():.2f} as a column")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
sigmoid_binary_cross_entropy: the row gives (3,), the column (3, 3)
huber_loss: the row gives (3,), the column (3, 3)
l2_loss: the row gives (3,), the column ValueError
right answers cost 0.00 as a row, 4.44 as a column
SEEN
