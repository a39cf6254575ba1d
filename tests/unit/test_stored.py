"""`make check` is red when a stored notebook was cleared: nbval compares nothing in a cell that was not run."""

import os
import re

import nbformat
import pytest
from course_files import python

from tools import notebooks


@pytest.mark.parametrize("name", notebooks.NAMES)
def test_every_code_cell_was_run_before_it_was_stored(name):
    stored = nbformat.read(notebooks.notebook_path(name), as_version=4)
    cells = [cell for cell in notebooks.code_cells(stored) if cell.source.strip()]
    assert cells and all(cell.execution_count for cell in cells), f"run python -m tools.notebooks {name}"


@pytest.mark.parametrize("name", notebooks.NAMES)
def test_no_figure_is_so_wide_that_a_telephone_shrinks_its_words(name):
    """Letters of 10 points in a figure of 8.4 inches are 5.8 pixels high on a screen that has room for 350."""
    stored = nbformat.read(notebooks.notebook_path(name), as_version=4)
    data = [output.get("data", {}) for cell in notebooks.code_cells(stored) for output in cell.outputs]
    widths = [int(re.match(r"<Figure size (\d+)x", one["text/plain"])[1]) for one in data if "image/png" in one]
    assert max(widths, default=0) <= 840 and (widths or name == "START")


def test_a_verdict_is_told_on_a_console_without_its_sign():
    script = "from helpers.exercises import check\ndef initialize_parameters_zeros(layer_dims): return {}\n"
    script += "check(initialize_parameters_zeros)\n"
    told = python("-c", script, env=os.environ | {"PYTHONIOENCODING": "cp1252"}, text=False)
    assert told.returncode == 0 and b"initialize_parameters_zeros: wrong" in told.stdout, told.stderr


def test_a_users_own_profile_changes_no_stored_output(tmp_path):
    """IPython can be told to show every expression of a cell."""
    profile = tmp_path / "home" / ".ipython" / "profile_default"
    profile.mkdir(parents=True)
    (profile / "ipython_config.py").write_text('get_config().InteractiveShell.ast_node_interactivity = "all"')
    output = nbformat.v4.new_output("execute_result", {"text/plain": "2"}, execution_count=1)
    cell = nbformat.v4.new_code_cell("1\n2", execution_count=1, outputs=[output])
    (tmp_path / "Stored").mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "Stored" / "Stored.ipynb")
    environment = {name: value for name, value in os.environ.items() if name != "IPYTHONDIR"}
    environment |= {"HOME": str(tmp_path / "home"), "USERPROFILE": str(tmp_path / "home")}
    environment["PYTHONPATH"] = os.pathsep.join([str(notebooks.ROOT), os.environ.get("PYTHONPATH", "")])
    plugins = ["-p", "conftest", "-p", "no:cacheprovider", "-p", "no:xdist"]
    told = python("-m", "pytest", "-q", *plugins, "-c", "pyproject.toml", tmp_path / "Stored", env=environment)
    assert "1 passed" in told.stdout, told.stdout + told.stderr
