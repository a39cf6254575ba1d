"""What a learner waits for: the verdict on an answer, a notebook, the set-up."""

import os
import shutil
import subprocess
import sys

import nbformat
import pytest

from helpers.exercises import grade
from helpers.exercises.weeks import EXERCISES
from tools import notebooks


@pytest.mark.parametrize("answer", ["right", "wrong"])
@pytest.mark.parametrize("name", EXERCISES)
def test_judging(benchmark, name, answer):
    exercise = EXERCISES[name]
    # The last of the known mistakes is the slowest to find: it is compared with all of them.
    function = exercise.solution if answer == "right" else exercise.wrong_version(exercise.mistakes[-1])
    benchmark.group = "judging"
    benchmark.extra_info.update(table="judging", row=name, column=answer)
    benchmark.pedantic(grade, (function, name), setup=forget, rounds=5)


def forget():
    """Empty all caches of the exercises: in a new kernel nothing has been looked at before."""
    for name, module in sys.modules.items():
        if name.startswith("helpers.exercises"):
            for value in vars(module).values():
                getattr(value, "cache_clear", bool)()


@pytest.mark.parametrize("week", notebooks.WEEKS)
def test_notebook(benchmark, week):
    path = notebooks.notebook_path(week)
    notebook = nbformat.read(path, as_version=4)
    benchmark.group = "notebooks"
    benchmark.extra_info.update(table="waiting", row=f"{week}.ipynb, all cells")
    benchmark.pedantic(notebooks.execute, (notebook, path.parent), rounds=1)


def test_set_up(benchmark, request, tmp_path):
    if not request.config.getoption("--set-up"):
        pytest.skip("downloads hundreds of megabytes: run with --set-up")
    folder = tmp_path / "course"
    shutil.copytree(notebooks.ROOT, folder, ignore=shutil.ignore_patterns(".venv", ".git"))
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    benchmark.group = "set-up"
    benchmark.extra_info.update(table="waiting", row="`make lab` from nothing, until JupyterLab can start")
    command = ["make", ".venv/installed"]
    benchmark.pedantic(
        subprocess.run, (command,), {"cwd": folder, "env": environment, "check": True}, rounds=1, iterations=1
    )
