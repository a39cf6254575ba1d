"""The tests are tested: what is broken on purpose, in a copy of the course, must turn the run red."""

import copy
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from course_files import stored
from notebook_guards import problems

from helpers import notebooks

WEEK = notebooks.WEEKS[0]


def copied_course(folder):
    """A copy of what the first cells of a notebook and the tests of the pictures need."""
    folder.mkdir()
    for name in ("conftest.py", "pyproject.toml", "requirements.txt"):
        shutil.copy(notebooks.ROOT / name, folder)
    for name in ("helpers", "tests"):
        shutil.copytree(notebooks.ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / WEEK).mkdir()
    return folder


def first_cells():
    """The stored notebook up to its first check: a picture, printed numbers and a verdict, in a few seconds."""
    notebook = stored(WEEK)
    check = next(i for i, cell in enumerate(notebook.cells) if re.search(r"= check\(", cell.source))
    notebook.cells = notebook.cells[: check + 1]
    return notebook


def failures(folder, *options):
    """Run pytest in the copy as it runs here; returns the names of the tests that failed."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-rfE", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return re.findall(r"^(?:FAILED|ERROR) .*?::(.*?)(?: - .*)?$", done.stdout, flags=re.MULTILINE)


# Corruptions of a stored notebook: (the output's key, what is found in it, what takes its place).
CORRUPTIONS = {
    "printed_number": ("text", r"\(2, 300\)", "(2, 301)"),
    "line_of_a_picture": ("text", r"150 red", "151 red"),
    "size_of_a_picture": ("text/plain", r"<Figure size (\d)", r"<Figure size 9\1"),
    "axes_of_a_picture": ("text/plain", r"with 1 Axes", "with 2 Axes"),
    "plain_verdict": ("text/plain", r"not started", "correct"),
    "html_verdict": ("text/html", r"not started", "correct"),
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


def test_each_corrupted_output_turns_its_cell_red(tmp_path):
    # The first cells over and over in one kernel, to save time: untouched, then with one corruption each.
    notebook = first_cells()
    notebook.cells = notebooks.code_cells(notebook)
    red = []
    for corruption in CORRUPTIONS.values():
        cells = notebooks.code_cells(first_cells())
        red.append(f"Cell {len(notebook.cells) + corrupt(cells, *corruption)}")
        notebook.cells += cells
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    folder = copied_course(tmp_path / "course")
    nbformat.write(notebook, folder / WEEK / "corrupted.ipynb")
    assert failures(folder, WEEK) == red


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


# Plotting functions that are broken on purpose, each a replacement in helpers/plotting.py.
BROKEN_PICTURES = {
    "draws and says nothing": ("label_plane(ax, axis_labels)\n    ax.set_title(title)", "return ax"),
    "says its line but draws no dot": ("        ax.scatter(", "        (lambda *arguments, **options: None)("),
    "says its line but draws other data": ("*X[:, chosen]", "*X[::-1, chosen]"),
    "colours the classes the other way round": ("chosen = Y.ravel() == label", "chosen = Y.ravel() != label"),
}


@pytest.mark.parametrize("replacement", BROKEN_PICTURES.values(), ids=BROKEN_PICTURES)
def test_a_broken_plotting_function_turns_the_run_red(tmp_path, replacement):
    folder = copied_course(tmp_path / "course")
    nbformat.write(first_cells(), folder / WEEK / "untouched.ipynb")
    plotting = folder / "helpers" / "plotting.py"
    source = plotting.read_text(encoding="utf-8")
    assert source.count(replacement[0]) == 1
    plotting.write_text(source.replace(*replacement), encoding="utf-8")
    assert failures(folder, "--exitfirst", WEEK, "tests/test_plotting.py")
