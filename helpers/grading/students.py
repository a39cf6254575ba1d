"""Who handed in which notebook, by the names that learning platforms give to folders and files."""

import re
from dataclasses import dataclass, field

from helpers.exercises.weeks import EXERCISES, QUESTIONS

MOODLE = re.compile(r"(.+?)_\d+_assignsubmission_\w+")  # a folder: Anna Lee_123456_assignsubmission_file
CANVAS = re.compile(
    r"([^_]+)_(?:LATE_|late_)?\d+_\d+_.*?(?:-(\d+))?\.ipynb"
)  # a file: leeanna_123_456_notebook-1.ipynb
EXTRA_FOLDERS = ("submitted",)  # nbgrader's: submitted/anna/week1/notebook.ipynb


@dataclass
class Student:
    """What one student handed in. verdicts, quiz: of the latest notebook for each exercise and question."""

    name: str
    verdicts: dict = field(default_factory=dict)
    quiz: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)


def student_of(path):
    """The student whose notebook has this path in the folder that is graded: the first folder, or the prefix of the
    file. Folders and prefixes that Moodle, Canvas and nbgrader make are known."""
    *folders, file = path.split("/")
    if folders and folders[0] in EXTRA_FOLDERS:
        folders = folders[1:]
    if folders:
        moodle = MOODLE.fullmatch(folders[0])
        return moodle[1] if moodle else folders[0]
    canvas = CANVAS.fullmatch(file)
    return canvas[1] if canvas else file.removesuffix(".ipynb").partition("_")[0] or path


def resubmission(path):
    """Which attempt a file is by the number that Canvas puts behind its name, 0 for the first."""
    canvas = CANVAS.fullmatch(path.split("/")[-1])
    return int(canvas[2] or 0) if canvas else 0


def by_student(graded):
    """A Student for each, in order of the names; of several notebooks with an exercise the latest counts."""
    students = {}
    for one in sorted(graded, key=lambda one: (resubmission(one.name), one.changed, one.name)):
        student = students.setdefault(student_of(one.name.rstrip("/")), Student(student_of(one.name.rstrip("/"))))
        student.verdicts |= one.verdicts
        student.quiz |= one.quiz
        if one.problem:
            student.problems[one.name] = one.problem
    return [students[name] for name in sorted(students, key=str.casefold)]


def exercises_in(students):
    """The names of the exercises that occur, in the order of the course."""
    return [name for name in EXERCISES if any(name in student.verdicts for student in students)]


def questions_in(students):
    """The names of the questions that occur, in the order of the course."""
    names = [question.name for question in QUESTIONS]
    return [name for name in names if any(name in student.quiz for student in students)]
