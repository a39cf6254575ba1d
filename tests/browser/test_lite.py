"""The notebooks in JupyterLite in a real browser, with a real kernel: Pyodide, from this machine."""

import inspect
import re
import time

import pytest
from course_files import definition, exercises_of, stored
from lab import Notebook, new_context
from pyodide_folder import pyodide_folder
from site_server import WithPyodide, built_site, served

from helpers.exercises.weeks import EXERCISES
from tools.notebooks import NAMES, notebook_path
from tools.site import SETTINGS

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]
SAMPLE = ("START", "Gradient_Checking", "Batch_Normalization")  # about three minutes; all of them with --whole
WEEK = "Weight_Initialization"


@pytest.fixture(scope="module")
def address():
    pyodide_folder()
    built_site()
    with served(WithPyodide) as address:
        yield address


@pytest.fixture
def context(browser, requests):
    """One for each test: a browser keeps the work and the progress of the one before."""
    with new_context(browser, requests) as context:
        yield context


def path_of(name):
    return notebook_path(name).relative_to(notebook_path("START").parent).as_posix()


def opened(page, address, name):
    """The notebook, with a kernel that answers, and the seconds that it took."""
    started = time.monotonic()
    page.goto(f"{address}/lite/notebooks/index.html?path={path_of(name)}")
    return Notebook(page), time.monotonic() - started


def told(cell):
    """What an output says in words, and how many pictures there are."""
    outputs = cell.get("outputs", [])
    streams = "".join(text_of(output["text"]) for output in outputs if output["output_type"] == "stream")
    data = [output.get("data", {}) for output in outputs]
    data = [one for one in data if text_of(one.get("text/html", " "))]  # a bar, on a slow machine, leaves none
    return (
        streams,
        [text_of(one["text/plain"]) for one in data if "text/plain" in one],
        ["image/png" in one for one in data if one],  # what is printed can come in several pieces
    )


def test_a_bar_that_has_ended_says_nothing():
    bar = {"output_type": "display_data", "data": {"text/html": "", "text/plain": "<HTML object>"}}
    line = {"output_type": "stream", "text": "He: train 99.3 %"}
    assert told({"outputs": [bar, line]}) == told({"outputs": [line]})
    assert told({"outputs": [bar | {"data": bar["data"] | {"text/html": "<b>a</b>"}}]}) != told({"outputs": []})


def text_of(text):
    return text if isinstance(text, str) else "".join(text)


def errors(cells):
    return [output for cell in cells for output in cell.get("outputs", []) if output["output_type"] == "error"]


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_to_its_end_and_says_what_is_stored(page, address, requests, pytestconfig, name):
    if name not in SAMPLE and not pytestconfig.getoption("whole"):
        pytest.skip("One of the longer notebooks: run with --whole.")
    notebook, ready = opened(page, address, name)
    started = time.monotonic()
    cells = notebook.run_all()
    print(f"{name}: kernel after {ready:.0f} s, all cells after {time.monotonic() - started:.0f} s more")
    assert errors(cells) == []
    ours = [cell for cell in cells if cell["cell_type"] == "code"][1:]  # the first one loads packages
    expected = [cell for cell in stored(name).cells if cell.cell_type == "code"]
    different = [
        (cell["source"], told(cell), told(own))
        for cell, own in zip(ours, expected, strict=True)
        if told(cell) != told(own)
    ]
    assert different == []
    for source, part, key in (("live.", "[role=slider]", "ArrowRight"), ("quiz(", "input[type=radio]", "Space")):
        cell = notebook.find(source)
        if cell >= 0:
            answers_to_a_key(notebook, cell, part, key)


def answers_to_a_key(notebook, cell, part, key):
    """Press a key in a part of what the cell shows, and wait until that says something else."""
    notebook.ask("notebook.scrollToItem(value)", cell)
    area = notebook.page.evaluate_handle(notebook.script("widgets[value].outputArea.node"), cell).as_element()
    said = area.inner_text()
    area.wait_for_selector(part).focus()
    notebook.page.keyboard.press(key)
    notebook.page.wait_for_function("([area, said]) => area.innerText !== said", arg=[area, said])


def answer(name, right):
    """A cell's source: our solution, or the first known mistake in it."""
    exercise = EXERCISES[name]
    if right:
        return inspect.getsource(exercise.solution)
    return f"""from helpers.exercises.weeks import EXERCISES
exercise = EXERCISES[{name!r}]
{name} = exercise.wrong_version(exercise.mistakes[0])"""


def test_answers_are_judged_and_outlive_the_page(page, address):
    """The second answer of the week is wrong, the others are right."""
    notebook, _ = opened(page, address, WEEK)
    names = exercises_of(WEEK)
    typed = {name: answer(name, right=name != names[1]) for name in names}
    last = notebook.find(f"{names[-1]} = check")
    for i, cell in enumerate(notebook.cells()):
        given = definition_in(cell)
        if given:
            notebook.ask("cells[value[0]].sharedModel.setSource(value[1])", [i, typed[given]])
    for i, cell in enumerate(notebook.cells()[: last + 1]):
        if re.search(r"%pip|^import|^def initialize|check\(|EXERCISES", cell["source"]) and cell["cell_type"] == "code":
            notebook.run(i)
    verdicts = {name: notebook.output(notebook.find(f"{name} = check")) for name in names}
    assert {name: re.search(r": (correct|wrong)", said)[1] for name, said in verdicts.items()} == {
        name: "wrong" if name == names[1] else "correct" for name in names
    }
    assert notebook.ask(SAVED_EVERY) == SETTINGS["@jupyterlab/docmanager-extension:plugin"]["autosaveInterval"]
    notebook.wait_for("!panel.context.model.dirty")  # saved, without a click
    page.reload()
    notebook = Notebook(page)
    assert [notebook.source(notebook.find(typed[name])) for name in names] == [typed[name] for name in names]
    notebook.run(notebook.find("%pip"))
    for start in ("import sys", "from helpers import data", "progress()"):
        said = notebook.run(notebook.find(start))
    assert "2 of 3 exercises correct" in said and f"{names[1]}" in said
    # Deleted, the notebook is the site's own again.
    notebook.wait_for("!panel.context.model.dirty")
    notebook.ask("app.serviceManager.contents.delete(value)", path_of(WEEK))
    page.goto(f"{address}/lite/notebooks/index.html?path={path_of(WEEK)}")
    notebook.wait_for("app && notebook?.model && panel.context.isReady")  # no kernel is needed to see it
    assert notebook.find(typed[names[0]]) == -1 and notebook.find(f"def {names[0]}") > 0


# The seconds after which JupyterLite saves by itself: BEFORE_IT in tools/site.py promises a few.
SAVED_EVERY = """app.serviceManager.settings.fetch("@jupyterlab/docmanager-extension:plugin")
    .then(plugin => plugin.schema.properties.autosaveInterval.default)"""


def definition_in(cell):
    """The name of the exercise that a cell of the browser defines, or None."""
    if cell["cell_type"] != "code" or cell["source"].startswith("%"):
        return None
    given = definition(type("Cell", (), {"source": cell["source"]}))
    return given and given.name
