#!/usr/bin/env bash
# python train.py --augment false sets augment to True, with absl's flags.
#
# Guess: --augment false is False, as --rate 0.5 is 0.5.
# What happens: a boolean flag of absl takes its value only after =. In --augment false the flag stands alone, and
#   false is left over as a positional argument, which few programs look at. --augment=false or --noaugment turns it
#   off.
# Versions: absl-py 2.5.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet absl-py==2.5.1
venv/bin/python - <<'PYTHON' | tee output.txt
import subprocess
import sys
with open("train.py", "w") as file:
    file.write("""
from absl import app, flags
AUGMENT = flags.DEFINE_bool("augment", True, "Whether to turn pictures.")
RATE = flags.DEFINE_float("rate", 0.1, "The learning rate.")
app.run(lambda left: print("augment:", AUGMENT.value, "rate:", RATE.value, "left over:", left[1:]))
""")
for arguments in (["--rate", "0.5"], ["--augment", "false"], ["--augment=false"], ["--noaugment"]):
    print(" ".join(arguments), "->", subprocess.run([sys.executable, "train.py", *arguments], capture_output=True, text=True).stdout.strip())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
--rate 0.5 -> augment: True rate: 0.5 left over: []
--augment false -> augment: True rate: 0.1 left over: ['false']
--augment=false -> augment: False rate: 0.1 left over: []
--noaugment -> augment: False rate: 0.1 left over: []
SEEN
