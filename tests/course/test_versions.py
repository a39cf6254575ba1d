"""The notebooks print the same with the oldest and the newest versions, and are graded as they judge themselves.

It shows which versions it met."""

import os
import sys

import pytest
from lab import running_lab
from test_everywhere import run, run_notebooks

from tools import notebooks

pytestmark = pytest.mark.everywhere


@pytest.mark.parametrize("sign", [pytest.param("==", id="oldest"), pytest.param(">=", id="newest")])
def test_other_versions_print_the_same(sign, tmp_path):
    if sign == "==" and sys.version_info >= (3, 13):
        pytest.skip("the oldest versions are not made for this Python")
    python = new_environment(tmp_path, sign)
    found = run([python, "-m", "pip", "freeze"]).stdout.split()
    required = (notebooks.ROOT / "requirements.txt").read_text(encoding="utf-8")
    print(*(line for line in found if f"\n{line.partition('==')[0]}>=" in required))
    run_notebooks(python, COURSE_FIGURES="all")
    judged = run([python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/course/test_one_verdict.py"])
    assert judged.returncode == 0, judged.stdout[-5000:]
    with running_lab(notebooks.ROOT, tmp_path / "jupyter", python):  # it starts, and answers
        pass


def new_environment(folder, sign):
    """The Python of a new environment with what a learner needs; the sign stands before the versions required."""
    required = folder / "requirements.txt"
    lines = (notebooks.ROOT / "requirements.txt").read_text(encoding="utf-8")
    required.write_text(lines.replace(">=", sign), encoding="utf-8")
    run([sys.executable, "-m", "venv", str(folder / "venv")]).check_returncode()
    python = str(folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python")
    # Not compiled: Python does that with what is imported, a small part of it.
    installed = run([python, "-m", "pip", "install", "-q", "--no-compile", "-r", str(required)])
    assert installed.returncode == 0, installed.stderr[-2000:]
    return python
