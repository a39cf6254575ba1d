"""The tests are tested: what is broken on purpose, in a copy of the course, must turn the run red."""

import copy
import re

import nbformat
import pytest
from course_files import copy_course, python, stored
from notebook_guards import problems

from tools import notebooks

WEEK = notebooks.WEEKS[0]

pytestmark = pytest.mark.everywhere


def first_cells(week=WEEK):
    """The stored notebook up to its first check: a picture, printed numbers and a verdict, in a few seconds."""
    notebook = stored(week)
    check = next(i for i, cell in enumerate(notebook.cells) if re.search(r"= check\(", cell.source))
    notebook.cells = notebook.cells[: check + 1]
    return notebook


def failures(folder, *options):
    """Run pytest in the copy as it runs here; returns the names of the tests that failed."""
    done = python("-m", "pytest", "-p", "no:cacheprovider", "-q", "-rfE", *options, cwd=folder)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return re.findall(r"^(?:FAILED|ERROR) .*?::(.*?)(?: - .*)?$", done.stdout, flags=re.MULTILINE)


# Corruptions of stored outputs: (the output's key, what is found in it, what takes its place).
CORRUPTIONS = {
    "Weight_Initialization": [
        ("text", r"\(2, 300\)", "(2, 301)"),
        ("text", r"150 red", "151 red"),
        ("text/plain", r"<Figure size (\d)", r"<Figure size 9\1"),
        ("text/plain", r"with 1 Axes", "with 2 Axes"),
        ("text/plain", r"not started", "correct"),
        ("text/html", r"not started", "correct"),
    ],
    "Regularization": [("text", r"test 86%", "test 87%"), ("text/html", r"Question 6", "Question 7")],
    "Gradient_Checking": [("text", r"tangent 2\.72", "tangent 2.71"), ("text/plain", r"not started", "wrong")],
}


def corrupt(cells, key, found, replacement):
    """Replace the first such text in the cells' stored outputs; returns which cell has it."""
    for number, cell in enumerate(cells):
        for output in cell.outputs:
            place = output if key == "text" else output.get("data", {})
            if re.search(found, place.get(key, "")):
                place[key] = re.sub(found, replacement, place[key], count=1)
                return number
    raise AssertionError(f"no stored output has {found!r}: choose another corruption")


@pytest.mark.parametrize("week", CORRUPTIONS)
def test_each_corrupted_output_turns_its_cell_red(tmp_path, week):
    # The first cells over and over in one kernel, to save time: untouched, then with one corruption each.
    notebook = first_cells(week)
    notebook.cells = notebooks.code_cells(notebook)
    red = []
    for corruption in CORRUPTIONS[week]:
        cells = notebooks.code_cells(first_cells(week))
        red.append(f"Cell {len(notebook.cells) + corrupt(cells, *corruption)}")
        notebook.cells += cells
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    folder = copy_course(tmp_path / "course")
    nbformat.write(notebook, folder / week / f"{week}.ipynb")
    assert failures(folder, week) == red


# Corruptions that nbval does not see, and the guard does.


def without_execution_count(cell):
    cell.execution_count = None


def with_another_execution_count(cell):
    cell.execution_count += 1


def with_an_ignored_output(cell):
    cell.metadata["tags"] = ["nbval-ignore-output"]


def skipped_by_a_comment(cell):
    cell.source = "# NBVAL_SKIP\n" + cell.source


def with_a_warning(cell):
    cell.outputs.append(nbformat.v4.new_output("stream", name="stderr", text="careful"))


def without_its_picture(cell):
    cell.outputs = [output for output in cell.outputs if "image/png" not in output.get("data", {})]


def without_its_line(cell):
    cell.outputs = [output for output in cell.outputs if output.output_type != "stream"]


def with_a_folder_of_this_machine(cell):
    cell.outputs.append(nbformat.v4.new_output("stream", text="/home/me/course"))


@pytest.mark.parametrize(
    "corruption",
    [
        without_execution_count,
        with_another_execution_count,
        with_an_ignored_output,
        skipped_by_a_comment,
        with_a_warning,
        without_its_picture,
        without_its_line,
        with_a_folder_of_this_machine,
    ],
)
def test_the_guard_sees_what_nbval_does_not(corruption):
    notebook = first_cells()
    assert problems(notebook) == []
    changed = copy.deepcopy(notebook)
    corruption(next(cell for cell in notebooks.code_cells(changed) if "plt.show()" in cell.source))
    assert len(problems(changed)) == 1


def test_a_reason_excuses_leniency():
    notebook = first_cells()
    cell = notebooks.code_cells(notebook)[1]
    cell.metadata.update(tags=["nbval-ignore-output"], reason="It prints how long it took, which differs everywhere.")
    assert problems(notebook) == []
