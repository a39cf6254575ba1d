"""`make check` is red when a stored notebook was cleared: nbval compares nothing in a cell that was not run."""

import os
import subprocess
import sys

import nbformat
import pytest

from tools import notebooks


@pytest.mark.parametrize("name", notebooks.NAMES)
def test_every_code_cell_was_run_before_it_was_stored(name):
    stored = nbformat.read(notebooks.notebook_path(name), as_version=4)
    cells = [cell for cell in notebooks.code_cells(stored) if cell.source.strip()]
    assert cells and all(cell.execution_count for cell in cells)


def test_a_verdict_is_told_on_a_console_without_its_sign():
    script = "from helpers.exercises import check\ndef initialize_parameters_zeros(layer_dims): return {}\n"
    script += "check(initialize_parameters_zeros)\n"
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(notebooks.ROOT)}
    told = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, timeout=120)
    assert told.returncode == 0 and b"initialize_parameters_zeros: wrong" in told.stdout, told.stderr
