"""nbgrader's own gradebook and ours agree on a small class that answers nbgrader's release version."""

import csv
import json
import os
import shutil
import subprocess

import pytest
from classroom import answered, grade_folder
from course_files import make

from helpers.exercises.weeks import WEEKS
from helpers.grading.sandbox import Sandbox
from helpers.grading.students import by_student
from tools.notebooks import ROOT

pytestmark = pytest.mark.everywhere
COURSE, WEEK, STUDENTS = ROOT / "_nbgrader", WEEKS[0], ("anna", "ben", "carla")
BIN = ROOT / ".venv-nbgrader" / "bin"


def nbgrader(*arguments):
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    command = [str(BIN / "python"), "-m", "nbgrader", *arguments]
    done = subprocess.run(command, cwd=COURSE, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


def test_the_two_gradebooks_agree():
    make("nbgrader")
    release = json.loads((COURSE / "release" / WEEK.folder / f"{WEEK.folder}.ipynb").read_text(encoding="utf-8"))
    assert not any("grade(" in "".join(cell["source"]) for cell in release["cells"])  # the tests are hidden
    for number, student in enumerate(STUDENTS):
        kinds = {one.name: "correct" if i < number else "wrong" for i, one in enumerate(WEEK.exercises)}
        path = COURSE / "submitted" / student / WEEK.folder / f"{WEEK.folder}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(answered(release, WEEK, kinds, number)), encoding="utf-8")
    nbgrader("autograde", WEEK.folder, "--create")
    nbgrader("export", "--to", "grades.csv")
    with open(COURSE / "grades.csv", encoding="utf-8", newline="") as file:
        scores = [row for row in csv.DictReader(file) if row["assignment"] == WEEK.folder]
    theirs = {row["student_id"]: float(row["score"]) for row in scores}
    ours, left = grade_folder(COURSE / "submitted", Sandbox())
    points = {
        student.name: [one["status"] for one in student.verdicts.values()].count("correct")
        for student in by_student(ours)
    }
    assert left == 0 and set(points) == set(STUDENTS)
    assert points == theirs == {"anna": 0, "ben": 1, "carla": 2}
    shutil.rmtree(COURSE)
