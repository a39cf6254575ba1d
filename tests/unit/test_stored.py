"""`make check` is red when a stored notebook was cleared: nbval compares nothing in a cell that was not run."""

import nbformat
import pytest

from tools import notebooks


@pytest.mark.parametrize("name", notebooks.NAMES)
def test_every_code_cell_was_run_before_it_was_stored(name):
    stored = nbformat.read(notebooks.notebook_path(name), as_version=4)
    cells = [cell for cell in notebooks.code_cells(stored) if cell.source.strip()]
    assert cells and all(cell.execution_count for cell in cells)
