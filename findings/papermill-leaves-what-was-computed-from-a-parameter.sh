#!/usr/bin/env bash
# A notebook that papermill runs with rate=0.5 prints the name rate-0.1.
#
# Guess: the parameter's value in the cell is replaced, so what the cell computes from it follows.
# What happens: the new values come in a cell of their own after the tagged one, which has run with the old ones: name
#   = f'rate-{rate}' beside rate = 0.1 keeps 0.1, and two runs write to one file. Only the parameters themselves may
#   stand in the tagged cell.
# Versions: ipykernel 7.4.0, papermill 2.7.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet ipykernel==7.4.0 papermill==2.7.0
venv/bin/python - <<'PYTHON' | tee output.txt
import nbformat
import papermill
cells = [
    nbformat.v4.new_code_cell("rate = 0.1\nname = f'rate-{rate}'", metadata={"tags": ["parameters"]}),
    nbformat.v4.new_code_cell("print('rate:', rate, 'name:', name)"),
]
kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), "in.ipynb")
for parameters in ({}, {"rate": 0.5}):
    papermill.execute_notebook("in.ipynb", "out.ipynb", parameters=parameters, progress_bar=False)
    print(parameters, nbformat.read("out.ipynb", 4).cells[-1].outputs[0].text.strip())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
{} rate: 0.1 name: rate-0.1
{'rate': 0.5} rate: 0.5 name: rate-0.1
SEEN
