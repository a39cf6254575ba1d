#!/usr/bin/env bash
# Sphinx with MyST-NB, which builds Jupyter books, ends with the code 0 when a notebook's cell raises.
#
# Guess: a build that executes the notebooks fails when one of them does, as nbconvert --execute does.
# What happens: the error is a warning, the page is built with what came before it, and the build has succeeded. A
#   check of a course's pages that looks at the exit code never finds a broken lesson. nb_execution_raise_on_error =
#   True, or sphinx-build -W, fails.
# Versions: nbformat 5.11.1, ipykernel 7.4.0, sphinx 9.0.4, myst-nb 1.4.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet nbformat==5.11.1 ipykernel==7.4.0 sphinx==9.0.4 myst-nb==1.4.0
venv/bin/python - <<'PYTHON' | tee output.txt
import pathlib
import subprocess
import sys
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
notebook = new_notebook(cells=[new_markdown_cell("# Lesson"), new_code_cell("1 / 0"), new_code_cell("print('the end')")])
notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
for setting in ("", "nb_execution_raise_on_error = True"):
    folder = pathlib.Path("book" + str(len(setting)))
    folder.mkdir()
    nbformat.write(notebook, folder / "index.ipynb")
    (folder / "conf.py").write_text("extensions = ['myst_nb']\n" + setting)
    done = subprocess.run([sys.executable, "-m", "sphinx", "-b", "html", ".", "pages"], cwd=folder, capture_output=True, text=True)
    print(setting or "default", "| exit code 0:", done.returncode == 0, "| page built:", (folder / "pages/index.html").exists())
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
default | exit code 0: True | page built: True
nb_execution_raise_on_error = True | exit code 0: False | page built: False
SEEN
