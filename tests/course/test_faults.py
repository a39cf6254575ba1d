"""What learners do and machines suffer: nothing of it stops a notebook, and nothing of a learner's is lost."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
from course_files import copy_course, definition, each_week, humbly, python, right_answer, said, stored, with_answers
from jupyter_client.manager import start_new_kernel

from tools import notebooks

FAST_WEEK = notebooks.WEEKS[2]

pytestmark = pytest.mark.everywhere


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The folder in which progress is kept."""
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "data of its own"))
    return tmp_path / "data of its own"


@pytest.fixture
def course(tmp_path, kept):
    """A copy of the course, at a path with spaces and letters that are not ASCII."""
    return copy_course(tmp_path / "mein Kurs für später")


def beginning(week):
    """The first cells of the notebook, with its first exercise: enough where a whole run shows nothing more."""
    notebook = stored(week)
    first_check = next(i for i, cell in enumerate(notebook.cells) if "= check(" in cell.source)
    notebook.cells = notebook.cells[: first_check + 1]
    return notebook


def run(notebook, week):
    """Run all cells in the folder of the week; raises CellExecutionError at the first that fails."""
    notebooks.execute(notebook, notebooks.notebook_path(week).parent)


def test_every_cell_can_be_run_twice():
    notebook = stored(FAST_WEEK)
    notebook.cells = [nbformat.from_dict(cell) for cell in notebook.cells for _ in range(2)]
    run(notebook, FAST_WEEK)


def test_a_check_that_is_run_again_does_not_praise_the_courses_own_version():
    notebook = beginning(FAST_WEEK)
    check = next(cell for cell in notebook.cells if "= check(" in cell.source)
    notebook.cells.append(nbformat.v4.new_code_cell(check.source))
    run(notebook, FAST_WEEK)
    assert "not started" in said(notebook.cells[-1])
    assert "the course's own version, which took the place of yours" in said(notebook.cells[-1])


def may_fail(cell):
    """A copy of the cell; an error in it does not end the run of the notebook."""
    return nbformat.v4.new_code_cell(cell.source, metadata={"tags": ["raises-exception"]})


def errors(cell):
    """What kind of error the cell shows, with its message."""
    return [f"{output.ename}: {output.evalue}" for output in cell.outputs if output.output_type == "error"]


def printed(cell):
    return [output.text for output in cell.outputs if output.output_type == "stream"]


def is_right(check_cell):
    return said(check_cell).splitlines()[0].endswith(": correct")


def test_cells_out_of_order_say_which_name_is_missing_and_from_the_top_all_works_in_the_same_kernel():
    first, *others = notebooks.code_cells(with_answers(stored(FAST_WEEK), right_answer))
    exercises = [(cell, check) for cell, check in zip(others, others[1:]) if definition(cell)]
    imports_check = next(cell for cell in others if "helpers.exercises import" in cell.source)
    last_exercise, last_check = exercises[-1]
    too_early = list(map(may_fail, [last_check, imports_check, last_check]))
    exercises_backwards = [may_fail(cell) for pair in reversed(exercises) for cell in pair]
    all_backwards = list(map(may_fail, reversed(others)))
    from_the_top = [nbformat.v4.new_code_cell(cell.source) for cell in (first, *others)]
    cells = [may_fail(first), *too_early, *exercises_backwards, *all_backwards, *from_the_top]
    run(nbformat.v4.new_notebook(cells=cells), FAST_WEEK)

    assert list(map(errors, too_early)) == [
        ["NameError: name 'check' is not defined"],
        [],
        [f"NameError: name '{definition(last_exercise).name}' is not defined"],
    ]
    # An answer may use a name that a cell further up defines, which has not been run; one that does not is right.
    checks_backwards = exercises_backwards[1::2]
    assert any(map(is_right, checks_backwards))
    assert all(is_right(cell) or "\nNameError: name '" in said(cell) for cell in checks_backwards)
    messages = [message for cell in all_backwards for message in errors(cell)]
    assert messages and all(message.startswith("NameError: name '") for message in messages)

    checks = [cell for cell in from_the_top if "= check(" in cell.source]
    assert len(checks) == len(exercises) and all(map(is_right, checks))
    assert list(map(printed, from_the_top)) == list(map(printed, notebooks.code_cells(stored(FAST_WEEK))))


ENDLESS = """
def cost(ZL, Y, parameters):
    if not begun:
        begun.append(True)
        print("begun", end="")
    return network.compute_cost(ZL, Y)
begun = []
network.train(X, Y, parameters, num_iterations=10**9, cost=cost, record_every=10**9)
"""


def test_a_training_that_is_interrupted_can_be_started_again():
    first_cell = notebooks.code_cells(stored(FAST_WEEK))[0].source
    prepare = f"""{first_cell}
from helpers import data, network
X, Y, parameters = data.small_batch()
"""
    manager, client = start_new_kernel(cwd=str(notebooks.notebook_path(FAST_WEEK).parent))

    def interrupt(message):
        # Once, in the training: a second one while the kernel makes the traceback of the first would cost its answer.
        if message["content"].get("text") == "begun":
            manager.interrupt_kernel()

    try:
        assert client.execute_interactive(prepare, timeout=60)["content"]["status"] == "ok"
        endless = client.execute_interactive(ENDLESS, timeout=60, output_hook=interrupt)
        assert endless["content"]["ename"] == "KeyboardInterrupt"
        again = client.execute_interactive("network.train(X, Y, parameters, num_iterations=10)", timeout=60)
        assert again["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_two_notebooks_at_once_both_keep_their_progress(course, kept):
    weeks = notebooks.WEEKS[0], FAST_WEEK
    solved = [with_answers(beginning(week), right_answer) for week in weeks]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(notebooks.execute, solved, [course / week for week in weeks]))
    found = {path.stem: path.read_text(encoding="utf-8").strip() for path in kept.iterdir()}
    cells = [cell for notebook in solved for cell in notebooks.code_cells(notebook)]
    checked = [given.name for given in map(definition, cells) if given]
    assert "initialize_parameters_zeros" in checked and "forward_propagation" in checked
    assert found == dict.fromkeys(checked, "correct")


# A disk that is full, and a course that can only be read.


def with_progress(week):
    """The notebook up to its first exercise and the progress cell at its end; a quick week is whole."""
    notebook = stored(week)
    if week != FAST_WEEK:
        notebook.cells = [*beginning(week).cells, notebooks.code_cells(notebook)[-1]]
    return notebook


# No file may grow, as when there is no room left on the disk; what is tried nevertheless fails with an OSError.
FULL_DISK = """import pathlib, resource
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    pathlib.Path("full").write_text("a letter")
except OSError as error:
    print(type(error).__name__)"""


def progress_of(notebook):
    """What the progress cell says below it."""
    cell = next(cell for cell in notebook.cells if cell.source.endswith("progress()"))
    return said(cell)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit for the size of files")
@each_week
def test_a_full_disk_stops_nothing(course, week):
    notebook = with_progress(week)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(FULL_DISK))
    notebooks.execute(notebook, course / week)
    assert notebook.cells[0].outputs[0].text == "OSError\n"
    assert "could not be saved" in progress_of(notebook)


def set_mode_of_folders(course, mode):
    for folder in course.glob("**/"):  # the course itself is among them
        folder.chmod(mode)


EXECUTE = """
import sys, nbformat
from tools import notebooks
notebook = nbformat.read(sys.stdin, as_version=4)
notebooks.execute(notebook, ".")
nbformat.write(notebook, sys.stdout)
"""


@pytest.mark.skipif(os.name == "nt", reason="on Windows a folder that can only be read takes new files")
@each_week
def test_a_course_that_can_only_be_read_stops_nothing(course, kept, tmp_path, week):
    kept.mkdir()
    set_mode_of_folders(course, 0o555)
    kept.chmod(0o555)
    done = subprocess.run(
        [*humbly(), sys.executable, "-c", EXECUTE],
        input=nbformat.writes(with_progress(week)),
        cwd=course / week,
        env=os.environ | {"PYTHONPATH": str(course), "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")},
        capture_output=True,
        text=True,
        check=False,
    )
    set_mode_of_folders(course, 0o755)
    assert done.returncode == 0, done.stderr
    assert not (course / ".progress").exists() and list(kept.iterdir()) == []
    assert "could not be saved" in progress_of(nbformat.reads(done.stdout, as_version=4))


def test_a_learners_copy_is_no_part_of_the_tests(course):
    """README: make a copy and work in it. Whatever is in the copy, the checks are those of the course's own files."""
    draft = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("def half_an_answer(:")])
    for week in notebooks.WEEKS:
        nbformat.write(draft, course / week / f"{week}-Copy1.ipynb")
    for words in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["pytest", "--collect-only", "-q"]):
        done = python("-m", *words, cwd=course)
        assert done.returncode == 0, done.stdout
        assert "Copy1" not in done.stdout


# README: keeping your work when the course is updated.


def git(folder, *words):
    """Run git in the folder; returns what it prints, or raises CalledProcessError."""
    identity = ["-c", "user.name=Learner", "-c", "user.email=learner@example.org"]
    return subprocess.run(["git", *identity, *words], cwd=folder, capture_output=True, text=True, check=True).stdout


def update(course, week):
    """Another version of the week's notebook is published."""
    with open(course / week / f"{week}.ipynb", "a", encoding="utf-8") as file:
        file.write("\n")
    git(course, "commit", "-a", "-m", "better")


def test_git_leaves_alone_what_a_learner_did(course, kept, tmp_path):
    week = notebooks.WEEKS[0]
    for words in (["init"], ["add", "."], ["commit", "-m", "the course"], ["clone", ".", str(tmp_path / "clone")]):
        git(course, *words)
    clone = tmp_path / "clone"
    original, copy, later_copy = (clone / week / f"{week}{ending}.ipynb" for ending in ("", "-Copy1", "-Copy2"))
    mine = with_answers(beginning(week), right_answer)
    notebooks.execute(mine, clone / week)

    # Work in a copy.
    nbformat.write(mine, copy)
    works = {path: path.read_bytes() for path in (copy, *kept.iterdir())}
    update(course, week)
    git(clone, "pull")
    assert git(clone, "status", "--short") == ""

    # Work in the original: an update refuses, until it is copied and then restored.
    nbformat.write(mine, original)
    works[original] = original.read_bytes()
    update(course, week)
    with pytest.raises(subprocess.CalledProcessError):
        git(clone, "pull")
    assert {path: path.read_bytes() for path in works} == works
    shutil.copy(original, later_copy)
    works[later_copy] = works.pop(original)
    git(clone, "checkout", "--", week)
    git(clone, "pull")
    assert {path: path.read_bytes() for path in works} == works
    assert original.read_text(encoding="utf-8") == (course / week / f"{week}.ipynb").read_text(encoding="utf-8")
    assert git(clone, "status", "--short") == ""
