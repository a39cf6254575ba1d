"""The gradebook: a row for each student, a column for each exercise, the points of the quiz, and the total."""

import csv
import io
import tomllib

from helpers.exercises.weeks import EXERCISES
from helpers.grading.students import by_student, exercises_in
from helpers.grading.table import inert

QUIZ = "quiz"


def read_weights(path):
    """{exercise: points, "quiz": points for a right answer} of a TOML file. Raises ValueError, with a sentence."""
    try:
        weights = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path} is no TOML file: {error}.") from None
    unknown = [name for name in weights if name not in (*EXERCISES, QUIZ)]
    if unknown:
        raise ValueError(
            f"{path}: there is no exercise {unknown[0]}. The names are those of the exercises, and {QUIZ}."
        )
    wrong = [name for name, points in weights.items() if type(points) not in (int, float) or points < 0]
    if wrong:
        raise ValueError(f"{path}: the points of {wrong[0]} are no number of 0 or more.")
    return weights


def gradebook(graded, weights):
    """The text of a CSV file, for spreadsheets. weights: points other than 1 for an exercise, or for a right answer.

    An exercise has its points when it is correct. "look at it" is written as such, and counts as 0 until you decide.
    """
    students = by_student(graded)
    names = exercises_in(students)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["student", *names, QUIZ, "total", "problems"])
    for student in students:
        points = [points_of(student, name, weights) for name in names]
        quiz = weights.get(QUIZ, 1) * list(student.quiz.values()).count("right")
        total = quiz + sum(one for one in points if not isinstance(one, str))
        problems = "; ".join(f"{file}: {problem}" for file, problem in student.problems.items())
        writer.writerow([inert(str(one)) for one in (student.name, *points, quiz, total, problems)])
    return "\N{BYTE ORDER MARK}" + text.getvalue().encode("utf-8", "replace").decode("utf-8")


def points_of(student, name, weights):
    """The points for an exercise; the words "look at it" where the grader can't tell; '' without the exercise."""
    status = student.verdicts.get(name, {}).get("status", "")
    if status in ("", "look at it"):
        return status
    return weights.get(name, 1) if status == "correct" else 0
