#!/usr/bin/env bash
# nbformat adds a cell to a notebook of format 4.4 that makes it invalid, and writes it all the same.
#
# Guess: new_code_cell fits the notebook that it is put into, or write raises, as validate does.
# What happens: the cell gets an id, which format 4.4 does not allow; write only logs the error and leaves an invalid
#   file, nbformat_minor still 4. Its minor has to be set to 5 by hand, or the id be deleted.
# Versions: nbformat 5.11.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet nbformat==5.11.1
venv/bin/python - <<'PYTHON' | tee output.txt
import json, logging
import nbformat
from nbformat import v4
logging.getLogger("traitlets").disabled = True
old = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [{"cell_type": "markdown", "metadata": {}, "source": "old"}]}
for minor in (4, 5):
    notebook = nbformat.from_dict(old)
    notebook.nbformat_minor = minor
    if minor == 5:
        notebook.cells[0].id = "first"
    nbformat.validate(notebook)
    notebook.cells.append(v4.new_code_cell("1 + 1"))
    nbformat.write(notebook, "course.ipynb")
    written = json.load(open("course.ipynb"))
    try:
        nbformat.validate(written)
        verdict = "valid"
    except nbformat.ValidationError:
        verdict = "invalid"
    print(f"valid notebook of format 4.{minor}, a cell added, written as 4.{written['nbformat_minor']}: {verdict}")
PYTHON
diff output.txt - <<'SEEN' || { echo "The behaviour has changed."; exit 1; }
valid notebook of format 4.4, a cell added, written as 4.4: invalid
valid notebook of format 4.5, a cell added, written as 4.5: valid
SEEN
