"""The arrows between modules run one way, and there is one list of weeks."""

import ast
from pathlib import Path

import pytest

from helpers.exercises.weeks import EXERCISES, WEEKS

ROOT = Path(__file__).parents[2]
PACKAGES = [week.folder.lower() for week in WEEKS]


def imported(path):
    """The full names of what a file imports, modules and names in them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def arrows(folder, *forbidden):
    """Where a file in the folder imports one of these."""
    files = [ROOT / folder] if folder.endswith(".py") else (ROOT / folder).rglob("*.py")
    return [(path.name, name) for path in files for name in imported(path) if name.startswith(forbidden)]


@pytest.mark.parametrize(
    ("folder", "forbidden"),
    [
        ("helpers", ("tools", "studies", "tests", "benchmarks")),
        ("helpers/network.py", ("matplotlib", "helpers.plotting", "helpers.data", "helpers.exercises")),
        ("helpers/data.py", ("helpers.plotting", "helpers.exercises")),
        ("helpers/plotting", ("helpers.exercises",)),
        ("helpers/exercises", ("helpers.grading", "helpers.plotting")),
    ],
)
def test_nothing_imports_what_is_built_on_it(folder, forbidden):
    assert arrows(folder, *forbidden) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_week_imports_a_later_one(package):
    later = PACKAGES[PACKAGES.index(package) + 1 :]
    assert arrows(f"helpers/exercises/{package}", *(f"helpers.exercises.{name}" for name in later), "no such") == []


def test_an_arrow_is_seen():
    assert ("data.py", "helpers.network.forward_pass") in arrows("helpers", "helpers.network")


def test_every_week_has_its_folder_its_notebook_and_its_package():
    notebooks = {path.parent.name for path in ROOT.glob("*/*.ipynb") if path.stem == path.parent.name}
    assert notebooks == {week.folder for week in WEEKS}
    folders = {path.parent.name for path in (ROOT / "helpers" / "exercises").glob("*/__init__.py")}
    assert folders == {*PACKAGES, "judge"}


def test_an_exercise_and_its_week_share_an_address():
    for week in WEEKS:
        for exercise in week.exercises:
            assert exercise.solution.__module__.split(".")[2] == week.folder.lower()
    assert len(EXERCISES) == sum(len(week.exercises) for week in WEEKS)  # no two of one name
