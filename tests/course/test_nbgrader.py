"""nbgrader's own gradebook and ours agree on a small class that answers nbgrader's release version."""

import csv
import json
import os
import subprocess

import pytest
from classroom import answered, grade_folder
from course_files import make

from helpers.exercises.weeks import WEEKS
from helpers.grading.sandbox import Sandbox
from helpers.grading.students import by_student
from tools import nbgrader_course
from tools.notebooks import ROOT

pytestmark = pytest.mark.everywhere
WEEK, STUDENTS = WEEKS[0], ("anna", "ben", "carla")
BIN = ROOT / ".venv-nbgrader" / "bin"


def run(folder, *words):
    """Run a module there."""
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    command = [str(BIN / "python"), "-m", *map(str, words)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


def test_the_two_gradebooks_agree(tmp_path):
    make(".venv-nbgrader/installed")
    course = tmp_path / "nbgrader"
    run(ROOT, "tools.nbgrader_course", course)
    release = json.loads((course / "release" / WEEK.folder / f"{WEEK.folder}.ipynb").read_text(encoding="utf-8"))
    assert not any("grade(" in "".join(cell["source"]) for cell in release["cells"])  # the tests are hidden
    for number, student in enumerate(STUDENTS):
        kinds = {one.name: "correct" if i < number else "wrong" for i, one in enumerate(WEEK.exercises)}
        path = course / "submitted" / student / WEEK.folder / f"{WEEK.folder}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(answered(release, WEEK, kinds, number)), encoding="utf-8")
    run(course, "nbgrader", "autograde", WEEK.folder, "--create")
    run(course, "nbgrader", "export", "--to", "grades.csv")
    with open(course / "grades.csv", encoding="utf-8", newline="") as file:
        scores = [row for row in csv.DictReader(file) if row["assignment"] == WEEK.folder]
    theirs = {row["student_id"]: float(row["score"]) for row in scores}
    ours, left = grade_folder(course / "submitted", Sandbox())
    points = {
        student.name: [one["status"] for one in student.verdicts.values()].count("correct")
        for student in by_student(ours)
    }
    assert left == 0 and set(points) == set(STUDENTS)
    assert points == theirs == {"anna": 0, "ben": 1, "carla": 2}


def test_what_was_handed_in_and_graded_outlives_an_update(tmp_path, monkeypatch):
    monkeypatch.setattr(nbgrader_course, "nbgrader", lambda *_: subprocess.CompletedProcess((), 0))
    work = [tmp_path / "submitted" / "anna" / "a.ipynb", tmp_path / "gradebook.db"]
    for path in work:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for _ in range(2):
        nbgrader_course.main(tmp_path)
    assert all(path.exists() for path in work)
