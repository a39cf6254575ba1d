"""In Pyodide, the Python of a browser, every answer gets the verdict of an ordinary Python. Here node runs it."""

import inspect
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyodide_folder import pyodide_folder

from helpers.exercises.weeks import EXERCISES

HERE = Path(__file__).parent
SAMPLE = 8  # every eighth answer, in about two minutes; all of them with --whole
pytestmark = pytest.mark.everywhere


@pytest.fixture(scope="module")
def verdicts(pytestconfig):
    """Those of an ordinary Python and of Pyodide, which judge at the same time."""
    if shutil.which("node") is None:
        pytest.skip("There is no node on this machine to run Pyodide.")
    step = "1" if pytestconfig.getoption("whole") else str(SAMPLE)
    commands = [
        [sys.executable, HERE / "verdicts.py", step],
        ["node", HERE / "verdicts.mjs", pyodide_folder(), step],
    ]
    environment = os.environ | {"COURSE_PROGRESS": "off", "MPLBACKEND": "agg"}
    judging = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for command in commands
    ]
    said = [process.communicate() for process in judging]
    assert [process.returncode for process in judging] == [0, 0], [error[-2000:] for _, error in said]
    return [[json.loads(line) for line in out.splitlines()] for out, _ in said]


def test_every_answer_gets_the_same_verdict(verdicts):
    natively, in_pyodide = verdicts
    different = [(one[:4], other[:4]) for one, other in zip(natively, in_pyodide, strict=True) if one[:3] != other[:3]]
    assert len(natively) > 200 and different == []
    names = [(one[:4], other[3]) for one, other in zip(natively, in_pyodide) if one[3] != other[3]]
    print(f"{len(natively)} answers: the same status for all, another name for {len(names)}: {names}")
    assert [name for name in names if not draws(name[0][0])] == []


def draws(name):
    """Whether an answer draws numbers: there they differ in the last bit, since the logarithm is another library's."""
    return "rng" in inspect.signature(EXERCISES[name].solution).parameters
