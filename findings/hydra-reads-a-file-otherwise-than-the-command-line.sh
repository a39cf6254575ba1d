#!/usr/bin/env bash
# Hydra reads fold: 010 in a file as 8, and fold=010 on the command line as the text 010.
#
# Guess: an override gives what the same words in the file would give.
# What happens: the file is YAML 1.1, where 010 is octal, 12:30 is 750 minutes and on is true; the command line has
#   its own grammar, in which all three are text. What worked in the file is another value when it is overridden with
#   itself. Quote in both.
# Versions: hydra-core 1.3.8, omegaconf 2.3.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet hydra-core==1.3.8 omegaconf==2.3.1
venv/bin/python - <<'PYTHON' | tee output.txt
import os
import pathlib
from hydra import compose, initialize_config_dir
words = {"fold": "010", "start": "12:30", "augment": "on", "rate": "1e-3"}
pathlib.Path("conf").mkdir()
pathlib.Path("conf/file.yaml").write_text("".join(f"{name}: {word}\n" for name, word in words.items()))
pathlib.Path("conf/empty.yaml").write_text("".join(f"{name}: null\n" for name in words))
with initialize_config_dir(os.path.abspath("conf"), version_base=None):
    print("file        ", compose("file"))
    print("command line", compose("empty", overrides=[f"{name}={word}" for name, word in words.items()]))
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
file         {'fold': 8, 'start': 750, 'augment': True, 'rate': 0.001}
command line {'fold': '010', 'start': '12:30', 'augment': 'on', 'rate': 0.001}
SEEN
