"""Who handed in which notebook, by the names that learning platforms give to folders and files."""

import collections
import re
from dataclasses import dataclass, field

from helpers.exercises.weeks import EXERCISES, WEEKS

MOODLE = re.compile(r"(.+?)_(\d+)_assignsubmission_\w+")  # a folder: Anna Lee_123456_assignsubmission_file
# A file, or the folder that it was packed in: leeanna_123_456_notebook-1.ipynb. The second number is that of the file.
CANVAS = re.compile(r"([^_]+)_(?:LATE_|late_)?(\d+)_\d+_.*?(?:-(\d+))?(?:\.ipynb)?")
# Folders that hold students and are none: nbgrader's submitted/anna/..., and a folder for each week.
NO_STUDENT = re.compile("|".join(["submitted", r"week[ _-]?\d+", *(week.folder for week in WEEKS)]), re.IGNORECASE)
NOT_DONE = ("not started", "missing")
NOTHING_IN_IT = "nothing is answered in it, so it does not count"


@dataclass
class Student:
    """What one student handed in. verdicts, quiz: of the notebook that counts for each exercise and question."""

    name: str
    verdicts: dict = field(default_factory=dict)
    quiz: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)


def student_of(path):
    """The student whose notebook has this path in the folder that is graded, as (name, number).

    It is the first folder that stands for a student, or the prefix of the file. Folders and prefixes that Moodle,
    Canvas and nbgrader make are known; Moodle's and Canvas's have a number, "" in all other cases.
    """
    *folders, file = path.split("/")
    while len(folders) > (file == "") and NO_STUDENT.fullmatch(folders[0]):
        folders = folders[1:]
    known = MOODLE.fullmatch(folders[0]) or CANVAS.fullmatch(folders[0]) if folders else CANVAS.fullmatch(file)
    if known:
        return known[1], known[2]
    return (folders[0] if folders else file.removesuffix(".ipynb").partition("_")[0] or path), ""


def resubmission(path):
    """Which attempt a file is by the number that Canvas puts behind its name, 0 for the first."""
    canvas = CANVAS.fullmatch(path.split("/")[-1])
    return int(canvas[3] or 0) if canvas else 0


def by_student(graded):
    """A Student for each, in order of the names.

    Of several notebooks with an exercise the latest counts, by Canvas's number, then by the time of the file; but one
    in which nothing is answered never takes the place of work. Two students of one name are told apart by number.
    """
    keys = {one.name: student_of(one.name) for one in graded}
    numbers = collections.defaultdict(set)
    for name, number in keys.values():
        numbers[name].add(number)
    students = {}
    for one in sorted(graded, key=lambda one: (resubmission(one.name), one.changed, one.name)):
        name, number = keys[one.name]
        name += f" ({number})" if len(numbers[name]) > 1 and number else ""
        add(students.setdefault(name, Student(name)), one)
    return [students[name] for name in sorted(students, key=str.casefold)]


def add(student, one):
    """Let a notebook count for a student after the earlier ones."""
    if one.problem:
        student.problems[one.name] = one.problem
    answered = any(verdict["status"] not in NOT_DONE for verdict in one.verdicts.values())
    if answered or not one.verdicts.keys() <= student.verdicts.keys():
        student.verdicts |= one.verdicts
    elif one.verdicts and any(student.verdicts[name]["status"] not in NOT_DONE for name in one.verdicts):
        student.problems[one.name] = NOTHING_IN_IT
    student.quiz |= {
        name: said for name, said in one.quiz.items() if said != "not answered" or name not in student.quiz
    }


def exercises_in(students):
    """The names of the exercises that occur, in the order of the course."""
    return [name for name in EXERCISES if any(name in student.verdicts for student in students)]
