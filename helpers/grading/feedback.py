"""A page for each student with the verdicts as the notebook shows them, to hand back. It prints well."""

import html
import re

from helpers.exercises import Result
from helpers.exercises.display import SIGNS, Verdict, marked_up
from helpers.exercises.weeks import LABELS, WEEKS
from helpers.grading.content import content_of
from helpers.grading.gradebook import counted_files, maximum_of, points_of, quiz_points, total
from helpers.grading.marks import QUIZ
from helpers.grading.outputs import put
from helpers.grading.students import exercises_in

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{name}</title>
<style>
body {{ font: 1rem/1.5 sans-serif; color: #111; background: #fff; max-width: 50em; margin: 2em auto; padding: 0 1em }}
article {{ break-inside: avoid; margin: 1em 0 }}
pre {{ background: #f4f4f4; padding: 0.5em 1em; overflow-x: auto }}
</style></head><body><main>
<h1>{name}</h1>
{parts}
</main></body></html>
"""
LONGEST_NAME = 150  # bytes: most systems allow 255, with what stands behind it
RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d", re.I)  # names of devices on Windows
SIGNS_HERE = SIGNS | {"missing": SIGNS["not started"], "look at it": "?"}
# What a student can do about a file that could not be graded, by what is said of it.
TO_DO = {
    "no valid JSON": "Open it in Jupyter, save it, and hand in that file again.",
    "an empty file": "Open your notebook in Jupyter, save it, and hand in that file.",
    "a web page": "Log in, download the notebook itself, open it to see that it is there, and hand it in.",
    "a merge with git": "Take the notebook from before the merge (`git checkout --ours` and its name), and hand it in.",
    "larger than": "In Jupyter use Edit, Clear Outputs of All Cells, save, and hand it in again.",
    "took more than": "Does a cell outside of your functions run for very long? Take it out, and hand it in again.",
    "not a Jupyter notebook": "Save it in Jupyter as a notebook (.ipynb), and hand in that file.",
    "no exercise of the course": "Hand in the notebook of the course in which you have worked.",
    "no notebook": "Hand in the notebook itself, the file that ends in .ipynb.",
    "archive": "Hand in the notebook itself, the file that ends in .ipynb.",
}
ASK = "Hand it in again, or ask your teacher."


def write_feedback(students, folder, weights=None, everybody=()):
    """Write the pages into the folder. Raises OSError.

    weights: see ``gradebook``; everybody: the names of the class, where students are a part of it: a page has the same
    name then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = file_names({student.name for student in students} | set(everybody))
    for student in students:
        put(folder / f"{names[student.name]}.html", page(student, weights or {}))


def file_names(students):
    """{name of a student: that of the page}, each another one, also where large and small letters are one."""
    names, taken = {}, set()
    for student in sorted(students):
        name = file_name(student)
        while name.casefold() in taken:
            name += "_"
        taken.add(name.casefold())
        names[student] = name
    return names


def file_name(student):
    """The student's name with what no file name may hold left out, and not longer than one may be."""
    name = re.sub(r"[^\w .-]", "_", student).encode()[:LONGEST_NAME].decode(errors="ignore").strip(" .") or "student"
    return f"{name}_" if RESERVED.fullmatch(name) else name


def page(student, weights):
    """The text of a page."""
    shown = [*summary(student, weights), *(part for week in WEEKS for part in of_week(week, student, weights))]
    text = PAGE.format(name=html.escape(student.name), parts="\n".join(shown))
    return text.encode("utf-8", "replace").decode("utf-8")


def summary(student, weights):
    """What could not be graded and what to do about it, the points, and which files counted."""
    for file, problem in student.problems.items():
        to_do = next((advice for sign, advice in TO_DO.items() if sign in problem), ASK)
        yield f"<p><b>Not graded: {html.escape(file)}: {html.escape(problem)}.</b> {html.escape(to_do)}</p>"
    if not student.verdicts:
        if not student.problems:
            yield "<p><b>Nothing was handed in.</b></p>"
        return
    names = exercises_in([student])
    statuses = [student.verdicts[name]["status"] for name in names]
    right = list(student.quiz.values()).count("right")
    yield (
        f"<p>{points_text(total(student, names, weights), maximum_of(names, weights))}: {statuses.count('correct')} of "
        f"{len(names)} exercises correct, {right} of {len(student.quiz)} questions right.</p>"
    )
    yield f"<p>What counted: {html.escape(', '.join(counted_files(student)))}.</p>"
    if student.late:
        yield f"<p>After the deadline: {html.escape(', '.join(student.late))}.</p>"
    for file, why in student.not_counted.items():
        yield f"<p>Not counted: {html.escape(file)}: {html.escape(why)}.</p>"


def of_week(week, student, weights):
    """The verdicts of a week below its name, then the questions; nothing where the student has none of them."""
    names = [one.name for one in week.exercises if one.name in student.verdicts]
    questions = [one for one in week.questions if one.name in student.quiz]
    if not names and not questions:
        return
    one = student.files.get(week.folder)
    content = content_of(one.path) if one and one.path else None
    yield f"<h2>{week.title}</h2>"
    for name in names:
        code = content.code.get(name) if content else None
        yield f"<article>{as_shown(student.verdicts[name], points_said(student, name, weights), code)}</article>"
    if questions and QUIZ in student.marks:
        yield f"<p>Points for the quiz, settled by your teacher: {quiz_points(student, weights):g}.</p>"
    for question in questions:
        letters = content.letters.get(question.name, []) if content else []
        yield about_question(question, student.quiz[question.name], letters)


def points_said(student, name, weights):
    points = points_of(student, name, weights)
    return "" if isinstance(points, str) else points_text(points, weights.get(name, 1))


def points_text(points, maximum):
    return f"{points:g} of {maximum:g} points" if maximum != 1 else f"{points:g} of 1 point"


def about_question(question, status, letters):
    """The question, the letters that were chosen, and what is right or wrong about each."""
    heading = f"Question {LABELS[question]}, {question.name}: {status}."
    said = [marked_up(question.text)] if letters else []
    for letter in letters:
        text, why = question.choices[letter]
        said.append(f"Your answer {letter}) {marked_up(text)}<br>{marked_up(why)}")
    return f"<article><b>{html.escape(heading)}</b>{''.join(f'<p>{one}</p>' for one in said)}</article>"


def as_shown(verdict, points="", code=None):
    """A verdict as the notebook shows it, as HTML, with the code that was judged."""
    status = verdict["status"]
    known = status if status in SIGNS else "not started"
    shown = Verdict(Result(verdict["exercise"], known, verdict["mistake"], verdict["message"]))
    shown.heading = f"{SIGNS_HERE[status]} {verdict['exercise']}: {status}" + (f", {points}" if points else "")
    shown.lines = verdict["message"].split("\n")  # without what the notebook goes on with
    if status == "look at it":
        shown.lines = ["The grader could not judge this answer by itself. Your teacher looks at it."]
    if code is None or status == "not started":
        return shown._repr_html_()
    number, lines = code
    return f"{shown._repr_html_()}<p>Your code, in code cell {number}:</p><pre>{html.escape(lines)}</pre>"
