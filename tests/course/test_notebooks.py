"""The notebooks beyond nbval: not vacuous, the same for every learner, and with the exercises that are judged.

nbval itself runs them with every plain ``pytest``: see pyproject.toml.
"""

import json
import re
import types

import nbformat
import pytest
from course_files import definition, each_week, is_of_answers, python, right_answer, said, stored, with_answers
from nbclient.exceptions import CellExecutionError
from notebook_guards import LONGEST_CELL, leniency, lines_of_code, problems

from tools import notebooks

# Not vacuous.


@each_week
def test_the_stored_notebook_keeps_nothing_from_nbval(week):
    assert problems(stored(week)) == []


def test_every_leniency_of_nbval_is_known_here():
    """Cells of which nbval compares less, with their reasons: there is none."""
    lenient = {
        (week, number): cell.metadata.get("reason")
        for week in notebooks.WEEKS
        for number, cell in enumerate(notebooks.code_cells(stored(week)), start=1)
        if leniency(cell)
    }
    assert lenient == {}


def test_plain_pytest_runs_every_notebook_strictly(pytestconfig):
    options = pytestconfig.getini("addopts")
    assert {"--nbval", "--nbval-current-env"} <= set(options)
    assert not {"--nbval-lax", "--nbval-sanitize-with"} & {option.partition("=")[0] for option in options}
    folders = [folder for pattern in pytestconfig.getini("testpaths") for folder in notebooks.ROOT.glob(pattern)]
    tested = {path for folder in folders for path in (folder, *folder.rglob("*.ipynb"))}
    assert set(map(notebooks.notebook_path, notebooks.NAMES)) <= tested


@pytest.fixture
def small_week(tmp_path, monkeypatch):
    """A notebook of one cell in the place of a week's; a function that stores it with this source."""
    path = tmp_path / "week.ipynb"
    monkeypatch.setattr(notebooks, "notebook_path", lambda week: path)

    def store(source):
        metadata = {"tags": ["kept"], "reason": "it is", "execution": {"started": "today"}}
        cell = nbformat.v4.new_code_cell(source, metadata=metadata)
        nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"machine": "mine"}), path)
        notebooks.store("week")

    return store, path


def test_storing_a_notebook_runs_it_and_keeps_no_trace_of_the_machine(small_week):
    store, path = small_week
    store("print(6)\nprint(7)")
    notebook = nbformat.read(path, as_version=4)
    (cell,) = notebook.cells
    assert (cell.execution_count, [output.text for output in cell.outputs]) == (1, ["6\n7\n"])
    assert (notebook.metadata, cell.metadata) == (notebooks.METADATA, {"tags": ["kept"], "reason": "it is"})


def test_a_notebook_that_fails_is_left_as_it_was(small_week):
    store, path = small_week
    with pytest.raises(CellExecutionError):
        store("1 / 0")
    notebook = nbformat.read(path, as_version=4)
    assert notebook.cells[0].outputs == [] and notebook.metadata == {"machine": "mine"}


def test_storing_a_notebook_keeps_what_a_learner_wrote(small_week, monkeypatch):
    _, path = small_week
    sketch = {"sketch.png": {"image/png": "aGFuZA=="}}
    cells = [
        nbformat.v4.new_markdown_cell("![my sketch](attachment:sketch.png)", attachments=sketch),
        nbformat.v4.new_code_cell("answer = 42  # größer"),
        nbformat.v4.new_raw_cell("a note"),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    monkeypatch.setattr(notebooks, "execute", lambda *_: None)
    notebooks.store("week")
    assert nbformat.read(path, as_version=4).cells == cells


def test_a_notebook_that_was_saved_while_it_ran_is_left_alone(small_week, monkeypatch):
    store, path = small_week
    monkeypatch.setattr(notebooks, "execute", lambda *_: path.write_text("mine"))
    with pytest.raises(SystemExit, match="week.ipynb was changed while it ran.*: run the command again"):
        store("1")
    assert path.read_text() == "mine"


def test_a_notebook_that_does_not_fit_on_the_disk_is_left_as_it_was(small_week, monkeypatch):
    resource = pytest.importorskip("resource", reason="Windows has no limit for the size of files")
    store, path = small_week
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch.setattr(notebooks, "execute", lambda *_: resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1])))
    try:
        with pytest.raises(OSError):
            store("print('mine')")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert nbformat.read(path, as_version=4).cells[0].source == "print('mine')"
    assert list(path.parent.iterdir()) == [path]


@pytest.fixture
def root(pytestconfig):
    """The conftest.py of all tests."""
    return pytestconfig.pluginmanager.get_plugin(str(notebooks.ROOT / "conftest.py"))


def test_with_several_workers_a_notebook_stays_on_one(root):
    options = types.SimpleNamespace(numprocesses=2, dist="no", tx=["popen"] * 2)
    config = types.SimpleNamespace(option=options, getoption=vars(options).get, getvalue=vars(options).get)
    root.pytest_cmdline_main(config)
    scheduler = root.pytest_xdist_make_scheduler(config, None)
    assert {scheduler._split_scope(f"Week.ipynb::Cell {i}") for i in range(3)} == {"Week.ipynb"}


def test_a_worker_takes_a_file_or_what_has_the_same_brackets_where_tests_share_nothing(root):
    for file in ("START.ipynb", "tests/browser/test_lab.py"):
        assert root.piece(f"{file}::Cell 1") == root.piece(f"{file}::Cell 2") == file
    quiet, busy, other = (
        root.piece(f"tests/course/test_answers.py::{test}") for test in ("a[he]", "b[he]", "a[zeros]")
    )
    assert quiet == busy != other
    assert root.APART | set(root.LONG) <= {path.stem for path in (notebooks.ROOT / "tests").rglob("test_*.py")}


# Every learner sees the same numbers.


@pytest.fixture(scope="module", params=[pytest.param(week, marks=pytest.mark.everywhere) for week in notebooks.WEEKS])
def runs(request, offline, no_pictures):
    """A notebook as it is stored, and run with right answers, without network. See test_cells_below.py, too."""
    answered = with_answers(stored(request.param), right_answer)
    answered.cells.append(nbformat.v4.new_code_cell(LOADED))
    notebooks.execute(answered, notebooks.notebook_path(request.param).parent)
    return stored(request.param), answered


def shown(cell):
    """The outputs of a cell, for comparison; pictures depend on the version of Matplotlib."""
    outputs = json.loads(json.dumps(notebooks.merge_streams(cell.outputs)))
    for output in outputs:
        output.pop("execution_count", None)
        for part in ("data", "metadata"):
            output.get(part, {}).pop("image/png", None)
    return outputs


def test_only_checks_and_progress_depend_on_the_answers(runs):
    as_stored, answered = map(notebooks.code_cells, runs)
    del answered[-1]  # which looks at what is loaded
    compared = 0
    for number, (first, second) in enumerate(zip(as_stored, answered, strict=True), start=1):
        if not is_of_answers(first):
            assert shown(first) == shown(second), f"cell {number}"
            compared += bool(first.outputs)
    assert compared > 5


LOADED = """import sys
print(*(name for name in ("sklearn", "scipy", "optuna") if name in sys.modules))"""


def test_only_the_project_loads_scikit_learn(runs):
    """Its memory is half of a learner's kernel."""
    _, answered = runs
    printed = answered.cells[-1].outputs[0].text.split()
    assert printed == (["sklearn", "scipy", "optuna"] if "Tuning" in answered.cells[0].source else [])


def test_no_import_of_the_other_weeks_loads_scikit_learn():
    """Nor does a function that their cells call: see test_cells_below.py."""
    cells = [cell.source for week in notebooks.WEEKS[:-1] for cell in notebooks.code_cells(stored(week))]
    imports = [line for cell in cells for line in cell.splitlines() if re.match(r"(import|from) [^(]+$", line)]
    done = python("-c", "\n".join([*imports, LOADED]))
    assert len(imports) > 30 and (done.stdout, done.stderr) == ("\n", "")


def test_every_check_says_what_the_answer_is(runs):
    assert [set(verdicts(notebook).values()) for notebook in runs] == [{"not started"}, {"correct"}]


def verdicts(notebook):
    """What the notebook's checks say of each exercise."""
    said_first = {
        name: said(cell).splitlines()[0]
        for cell in notebooks.code_cells(notebook)
        for name in re.findall(r"= check\(\s*(\w+)\s*\)", cell.source)
    }
    return {name: line.partition(f" {name}: ")[2] for name, line in said_first.items()}


# What a learner reads.


@each_week
def test_cells_are_short(week):
    long = {
        number: lines_of_code(cell.source)
        for number, cell in enumerate(notebooks.code_cells(stored(week)), start=1)
        if not definition(cell) and lines_of_code(cell.source) > LONGEST_CELL
    }
    assert long == {}


@pytest.mark.parametrize("name", notebooks.NAMES)
def test_there_is_something_to_do_before_much_is_read(name):
    """To move, to answer, to write, or to run because the text says so."""
    words, asks = 0, False
    for cell in stored(name).cells:
        if cell.cell_type == "markdown":
            asks = re.search(r"\bRun (it|this|both)\b", cell.source)
            words += len(re.findall(r"\S*\w\S*", cell.source))
        elif asks or definition(cell) or re.match(SOMETHING_TO_DO, cell.source):
            assert words <= 150
            return
    pytest.fail("there is nothing to do")


SOMETHING_TO_DO = r"live\.|quiz\(|bug_hunt\("
