#!/usr/bin/env bash
# papermill -y 'lr: 1e-3' sets the learning rate to a string, and -p flag false sets a true value.
#
# Guess: a number and a truth value arrive as such, by either way.
# What happens: -y reads YAML 1.1, where a number with an exponent needs a point (1.0e-3), so lr becomes the text
#   '1e-3'; -p knows 1e-3, but only True and False with a capital, so false becomes the text 'false', which is true.
# Versions: papermill 2.7.0, ipykernel 7.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet papermill==2.7.0 ipykernel==7.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
import subprocess, sys
import nbformat
from nbformat import v4
cells = [v4.new_code_cell("lr, flag = 0.1, True", metadata={"tags": ["parameters"]}), v4.new_code_cell("print(repr(lr), repr(flag))")]
kernel = {"name": "python3", "display_name": "Python", "language": "python"}
nbformat.write(v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), "in.ipynb")
for words in (["-y", "{lr: 1e-3, flag: false}"], ["-p", "lr", "1e-3", "-p", "flag", "false"]):
    command = [sys.executable, "-m", "papermill", "in.ipynb", "out.ipynb", "--no-progress-bar", *words]
    subprocess.run(command, check=True, capture_output=True)
    print(*words, "->", nbformat.read("out.ipynb", 4).cells[-1].outputs[0].text.strip())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
-y {lr: 1e-3, flag: false} -> '1e-3' False
-p lr 1e-3 -p flag false -> 0.001 'false'
SEEN
