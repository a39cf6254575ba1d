#!/usr/bin/env bash
# Going through an unshuffled DataLoader changes the random numbers that follow.
#
# Guess: a loader without shuffle and without workers reads in order and draws nothing: validating more or less often
#   leaves a seeded training as it was.
# What happens: each pass draws a seed for workers from the global generator, though there are none: dropout masks
#   and later shuffles differ after one more validation; generator=torch.Generator() for that loader keeps them.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import torch
def after(passes, **words):
    """The dropout mask drawn after so many passes through a validation set."""
    loader = torch.utils.data.DataLoader(torch.arange(8.0), batch_size=4, **words)
    torch.manual_seed(0)
    for _ in range(passes):
        for _ in loader:
            pass
    return torch.nn.functional.dropout(torch.ones(1000), 0.5)
print("the same mask after 0 and 1 passes:", torch.equal(after(0), after(1)), "| after 1 and 1:", torch.equal(after(1), after(1)))
words = {"generator": torch.Generator()}
print("with a generator of its own:", torch.equal(after(0, **words), after(1, **words)))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
the same mask after 0 and 1 passes: False | after 1 and 1: True
with a generator of its own: True
SEEN
