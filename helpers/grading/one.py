"""A look at one notebook before it is handed in: what will count of it."""

from helpers.exercises.weeks import LABELS, WEEKS, call_of
from helpers.grading.content import content_of


def report_on(one):
    """Which exercises and answers are in a notebook, and what the grader says of them, as text. one: its Graded."""
    if one.problem:
        return f"{one.name} can't be graded: {one.problem}."
    content = content_of(one.path)
    lines = [f"{one.name}: this is what counts."]
    for week in (week for week in WEEKS if week.folder in one.weeks):
        lines += ["", week.title]
        for exercise in week.exercises:
            verdict = one.verdicts[exercise.name]
            where = f" (code cell {content.code[exercise.name][0]})" if exercise.name in content.code else ""
            why = f": {verdict['message'].splitlines()[0]}" if verdict["status"] in ("missing", "look at it") else ""
            lines.append(f"  {exercise.name}{where}: {verdict['status']}{why}")
        for question in week.questions:
            given = " and ".join(content.letters.get(question.name, []))
            said = f"answered with {given}" if given else "no answer by letter in it"
            lines.append(f"  {call_of(LABELS[question])}, {question.name}: {said}")
    return "\n".join(lines)
