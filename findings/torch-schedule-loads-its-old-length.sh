#!/usr/bin/env bash
# Loading a checkpoint into a longer CosineAnnealingLR makes it the short one again.
#
# Guess: load_state_dict restores where the schedule stands; T_max=100 is what the new code says.
# What happens: every attribute is overwritten, T_max and the base rates too: training that goes on for 90 more steps
#   swings between 0 and the full rate with the old period, and the new length is lost without a word.
# Versions: numpy 2.4.6, torch 2.13.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
venv/bin/python - <<'PYTHON' | tee output.txt
import warnings
import torch
warnings.simplefilter("ignore")
def start(length):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    return optimizer, torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=length)
optimizer, schedule = start(10)
for _ in range(5):
    optimizer.step()
    schedule.step()
longer, goes_on = start(100)
longer.load_state_dict(optimizer.state_dict())
goes_on.load_state_dict(schedule.state_dict())
print("T_max asked for 100, is", goes_on.T_max)
for step in range(6, 21):
    longer.step()
    goes_on.step()
    if step in (10, 20):
        print(f"step {step}: rate {goes_on.get_last_lr()[0]:.2f}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
T_max asked for 100, is 10
step 10: rate 0.00
step 20: rate 1.00
SEEN
