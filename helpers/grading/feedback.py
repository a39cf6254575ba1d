"""A page for each student with the verdicts as the notebook shows them, to hand back. It prints well."""

import html
import re

from helpers import files
from helpers.exercises import Result
from helpers.exercises.display import SIGNS, Verdict
from helpers.exercises.weeks import QUESTIONS, WEEKS
from helpers.grading.students import by_student

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{name}</title>
<style>
body {{ font: 1rem/1.5 sans-serif; color: #111; background: #fff; max-width: 50em; margin: 2em auto; padding: 0 1em }}
article {{ break-inside: avoid; margin: 1em 0 }}
</style></head><body><main>
<h1>{name}</h1>
<p>{summary}</p>
{verdicts}
</main></body></html>
"""
SIGNS_HERE = SIGNS | {"missing": SIGNS["not started"], "look at it": "?"}


def write_feedback(graded, folder):
    """Write the pages into the folder; how many. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    students, names = by_student(graded), set()
    for student in students:
        name = file_name(student.name)
        while name.casefold() in names:
            name += "_"
        names.add(name.casefold())
        files.replace(folder / f"{name}.html", page(student))
    return len(students)


def file_name(student):
    """The student's name with what no file name may hold left out."""
    return re.sub(r"[^\w .-]", "_", student).strip(" .") or "student"


def page(student):
    """The text of a page."""
    correct = [one["status"] for one in student.verdicts.values()].count("correct")
    right = list(student.quiz.values()).count("right")
    summary = f"{correct} of {len(student.verdicts)} exercises correct, {right} of {len(student.quiz)} questions right."
    problems = [f"{file}: {problem}." for file, problem in student.problems.items()]
    shown = [part for week in WEEKS for part in of_week(week, student)]
    return (
        PAGE.format(
            name=html.escape(student.name),
            summary=html.escape(" ".join([summary, *problems])),
            verdicts="\n".join(shown),
        )
        .encode("utf-8", "replace")
        .decode("utf-8")
    )


def of_week(week, student):
    """The verdicts of a week below its name, then the questions; nothing where the student has none of them."""
    verdicts = [student.verdicts[one.name] for one in week.exercises if one.name in student.verdicts]
    if verdicts:
        yield f"<h2>{week.folder.replace('_', ' ')}</h2>"
    yield from (f"<article>{as_shown(verdict)}</article>" for verdict in verdicts)
    for number, question in enumerate(QUESTIONS, 1):
        if question in week.questions and question.name in student.quiz:
            yield f"<p>Question {number}, {html.escape(question.name)}: {student.quiz[question.name]}.</p>"


def as_shown(verdict):
    """A verdict as the notebook shows it, as HTML."""
    status = verdict["status"]
    known = status if status in SIGNS else "not started"
    shown = Verdict(Result(verdict["exercise"], known, verdict["mistake"], verdict["message"]))
    shown.heading = f"{SIGNS_HERE[status]} {verdict['exercise']}: {status}"
    shown.lines = verdict["message"].split("\n")  # without what the notebook goes on with
    if status == "look at it":
        shown.lines = ["The grader could not judge this answer by itself. Your teacher looks at it."]
    return shown._repr_html_()
