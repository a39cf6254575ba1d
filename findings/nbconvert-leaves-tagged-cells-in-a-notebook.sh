#!/usr/bin/env bash
# nbconvert takes out cells with the tag solution on the way to HTML and a script, and leaves them in a notebook.
#
# Guess: TagRemovePreprocessor.remove_cell_tags takes them out of whatever is made.
# What happens: the preprocessor is switched on in the exporters with templates only. With --to notebook the setting is
#   read and does nothing, and the exercise sheet holds the solutions. TagRemovePreprocessor.enabled=True switches it
#   on there too.
# Versions: nbformat 5.11.1, nbconvert 7.17.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet nbformat==5.11.1 nbconvert==7.17.2
venv/bin/python - <<'PYTHON' | tee output.txt
import nbformat
from nbconvert import HTMLExporter, MarkdownExporter, NotebookExporter, PythonExporter
from traitlets.config import Config
cells = [nbformat.v4.new_code_cell("secret = 42", metadata={"tags": ["solution"]}), nbformat.v4.new_code_cell("1 + 1")]
notebook = nbformat.v4.new_notebook(cells=cells)
for exporter in (HTMLExporter, MarkdownExporter, PythonExporter, NotebookExporter):
    held = []
    for options in ({}, {"enabled": True}):
        config = Config({"TagRemovePreprocessor": {"remove_cell_tags": ["solution"], **options}})
        held.append("secret" in exporter(config=config).from_notebook_node(notebook)[0])
    print(exporter.__name__, "holds the solution:", held[0], "with enabled=True:", held[1])
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
HTMLExporter holds the solution: False with enabled=True: False
MarkdownExporter holds the solution: False with enabled=True: False
PythonExporter holds the solution: False with enabled=True: False
NotebookExporter holds the solution: True with enabled=True: False
SEEN
