"""What the notebooks say in the browser, where there is no `make lab`."""

import json

import nbformat
import pytest

from tools import site
from tools.notebooks import NAMES


@pytest.fixture
def in_the_browser():
    """{name: its cells there}."""
    notebooks = {name: site.read(name) for name in NAMES}
    for name, notebook in notebooks.items():
        site.for_the_browser(notebook, name, "new")
    return {name: notebook.cells for name, notebook in notebooks.items()}


def test_no_advice_of_the_lab_is_left(in_the_browser):
    said = [cell.source for cells in in_the_browser.values() for cell in cells if cell.source != site.BEFORE_IT]
    for words in ("make lab", "Interrupt", "data folder", "Duplicate"):
        assert [source for source in said if words in source] == []


def test_all_advice_of_the_lab_is_in_some_notebook():
    said = "".join(cell.source for name in NAMES for cell in site.read(name).cells)
    assert [words for words in site.LAB_ADVICE if words not in said] == []


@pytest.mark.parametrize("version, told", [("new", ""), ("newer", site.NEWER + "\n")])
def test_a_notebook_that_hides_a_newer_one_says_so(version, told, in_the_browser, tmp_path, monkeypatch, capsys):
    (tmp_path / "helpers").mkdir()
    (tmp_path / site.VERSIONS).write_text(json.dumps(dict.fromkeys(NAMES, version) | {"newer": site.NEWER}))
    monkeypatch.chdir(tmp_path)
    exec(in_the_browser["START"][2].source.replace("%pip", "# %pip"), {})
    assert capsys.readouterr().out == told


def test_a_notebook_there_is_a_valid_one(in_the_browser):
    for cells in in_the_browser.values():
        nbformat.validate(nbformat.v4.new_notebook(cells=cells))
