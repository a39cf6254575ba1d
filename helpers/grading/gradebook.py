"""The gradebook: a row for each student, a column for each exercise, the points of the quiz, and the total."""

import csv
import io
import tomllib

from helpers.exercises.weeks import EXERCISES, WEEKS
from helpers.grading.marks import QUIZ, inert
from helpers.grading.students import NOTHING_HANDED_IN, day_of, exercises_in


def read_weights(path):
    """{exercise: points, "quiz": points for a right answer} of a TOML file. Raises ValueError, with a sentence."""
    try:
        weights = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:  # no TOML, or no text at all
        raise ValueError(f"{path} is no TOML file: {error}.") from None
    unknown = [name for name in weights if name not in (*EXERCISES, QUIZ)]
    if unknown:
        raise ValueError(
            f"{path}: there is no exercise {unknown[0]}. The names are those of the exercises, and {QUIZ}."
        )
    wrong = [name for name, points in weights.items() if type(points) not in (int, float) or not 0 <= points < 1e9]
    if wrong:
        raise ValueError(f"{path}: the points of {wrong[0]} are no number of 0 or more.")
    return weights


def gradebook(students, weights, delimiter=",", decimal="."):
    """The text of a CSV file, for spreadsheets. weights: points other than 1 for an exercise, or for a right answer.

    An exercise has its points when it is correct. "look at it" is written as such, and counts as 0 until it is settled
    (see ``marks``). Columns of the lecturer's own come behind; they are no part of the total.
    """
    names = exercises_in(students)
    maximum = maximum_of(names, weights)
    own = list(dict.fromkeys(one for student in students for one in student.marks if one not in (*EXERCISES, QUIZ)))
    rows = [["student", "number", *names, QUIZ, "total", "maximum", "counted", "late", *own, "problems"]]
    for student in students:
        points = [points_of(student, name, weights) for name in names]
        told = [f"{file}: {why}" for file, why in (student.problems | student.not_counted).items()]
        told += [] if student.files or student.problems else [NOTHING_HANDED_IN]
        row = [student.name, student.number, *points, quiz_points(student, weights), total(student, names, weights)]
        row += [
            maximum,
            "; ".join(counted_files(student)),
            "; ".join(student.late),
            *(student.marks.get(one, "") for one in own),
        ]
        rows.append([*row, "; ".join(told)])
    return as_csv_text(rows, delimiter, decimal)


def counted_files(student):
    """The names of the notebooks that count for a student, with their days, each once, in the order of the weeks."""
    counted = [one for week in WEEKS if (one := student.files.get(week.folder))]
    return list(dict.fromkeys(f"{one.name} ({day_of(one)})".removesuffix(" ()") for one in counted))


def as_csv_text(rows, delimiter=",", decimal="."):
    """The rows as CSV with a byte order mark, without which Excel garbles letters."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    for row in rows:
        cells = [f"{one:.9g}".replace(".", decimal) if isinstance(one, (int, float)) else inert(one) for one in row]
        writer.writerow(cells)
    return "\N{BYTE ORDER MARK}" + text.getvalue().encode("utf-8", "replace").decode("utf-8")


def points_of(student, name, weights):
    """The points for an exercise; the words "look at it" where the grader can't tell; '' without the exercise."""
    if name in student.marks:
        return student.marks[name]
    status = student.verdicts.get(name, {}).get("status", "")
    if status in ("", "look at it"):
        return status
    return weights.get(name, 1) if status == "correct" else 0


def quiz_points(student, weights):
    """The points for right answers to the quiz."""
    return student.marks.get(QUIZ, weights.get(QUIZ, 1) * list(student.quiz.values()).count("right"))


def total(student, names, weights):
    """All points of a student."""
    points = [points_of(student, name, weights) for name in names]
    return quiz_points(student, weights) + sum(one for one in points if not isinstance(one, str))


def maximum_of(names, weights):
    """The points of one who has all of these exercises, and all questions of their weeks, right."""
    weeks = [week for week in WEEKS if any(one.name in names for one in week.exercises)]
    return sum(weights.get(name, 1) for name in names) + weights.get(QUIZ, 1) * sum(len(one.questions) for one in weeks)
