#!/usr/bin/env bash
# jupyter-cache, which builds books of notebooks, does not run a notebook again whose module has changed.
#
# Guess: a cached notebook is run again when what it runs has changed: its cells, or a file beside it that it
#   imports.
# What happens: only the code cells and the kernel's name are compared. After a change of helper.py, or of a data
#   file, the book goes on with the old outputs, and the notebook is listed as done.
# Versions: numpy 2.4.6, jupyter-cache 1.0.1, nbformat 5.11.1, ipykernel 7.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 jupyter-cache==1.0.1 nbformat==5.11.1 ipykernel==7.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
import os
import pathlib
import subprocess
import nbformat
os.environ["PATH"] = os.path.abspath("venv/bin") + os.pathsep + os.environ["PATH"]
os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
def jcache(*words):
    return subprocess.run(["venv/bin/jcache", *words], input="y\n" * 9, capture_output=True, text=True).stdout
def write(code):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, "book.ipynb")
def ran(what):
    before = len(pathlib.Path("runs").read_text())
    jcache("project", "execute")
    print(f"{what}: runs {len(pathlib.Path('runs').read_text()) - before}")
pathlib.Path("runs").touch()
pathlib.Path("helper.py").write_text("x = 1\n")
code = f"import sys\nsys.path.insert(0, {os.getcwd()!r})\nimport helper\nopen({os.path.abspath('runs')!r}, 'a').write('.')\nprint(helper.x)"
write(code)
jcache("notebook", "add", "book.ipynb")
ran("new")
pathlib.Path("helper.py").write_text("x = 2\n")
ran("helper.py changed")
write(code + " ")
ran("a space in the cell")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
new: runs 1
helper.py changed: runs 0
a space in the cell: runs 1
SEEN
