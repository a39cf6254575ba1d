#!/usr/bin/env bash
# MLX's binary_cross_entropy takes logits and a mean, its cross_entropy neither mean nor sum.
#
# Guess: as PyTorch's function of that name and Keras' it takes probabilities (the other is ...with_logits), and all
#   losses are reduced alike.
# What happens: with_logits=True is the default, so probabilities pass without a word and the cost of a sure, right
#   answer stays above 0.31; cross_entropy gives a number for each example, which value_and_grad then refuses.
# Versions: mlx 0.32.4, mlx-cpu 0.32.4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet mlx==0.32.4 mlx-cpu==0.32.4
venv/bin/python - <<'PYTHON' | tee output.txt
import mlx.core as mx
from mlx.nn import losses
probabilities, labels = mx.array([1.0, 0.0]), mx.array([1.0, 0.0])
print(f"sure and right: {losses.binary_cross_entropy(probabilities, labels).item():.3f}, as probabilities {losses.binary_cross_entropy(probabilities, labels, with_logits=False).item():.3f}")
logits, classes = mx.array([[1.0, 2.0], [3.0, 1.0]]), mx.array([0, 1])
for loss in (losses.binary_cross_entropy, losses.mse_loss):
    print(f"{loss.__name__}: shape {loss(logits, logits).shape}")
for loss in (losses.cross_entropy, losses.nll_loss):
    print(f"{loss.__name__}: shape {loss(logits, classes).shape}")
try:
    mx.value_and_grad(lambda logits: losses.cross_entropy(logits, classes))(logits)
except ValueError as error:
    print("value_and_grad of it:", type(error).__name__)
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
sure and right: 0.503, as probabilities 0.000
binary_cross_entropy: shape ()
mse_loss: shape ()
cross_entropy: shape (2,)
nll_loss: shape (2,)
value_and_grad of it: ValueError
SEEN
