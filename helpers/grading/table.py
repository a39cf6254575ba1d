"""The class as a table for the terminal and as a CSV file."""

import collections
import csv
import io

from helpers.exercises.weeks import EXERCISES

SYMBOLS = {"correct": "+", "wrong": "x", "not started": ".", "missing": "-", "look at it": "?"}


def as_table(graded):
    """A row for each notebook, a column for each exercise that occurs, and the mistakes by number, as text."""
    names = [name for name in EXERCISES if any(name in one.verdicts for one in graded)]
    numbers = [f"{number:>2}" for number in range(1, len(names) + 1)]
    width = max([len(one.name) for one in graded] + [len("Notebook")])
    lines = [f"{number}  {name}" for number, name in zip(numbers, names, strict=True)]
    lines += ["", f"{'Notebook':{width}}  {' '.join(numbers)}".rstrip()]
    for one in graded:
        signs = [f"{SYMBOLS[one.verdicts[name]['status']] if name in one.verdicts else '':>2}" for name in names]
        lines.append(f"{one.name:{width}}  {one.problem or ' '.join(signs)}".rstrip())
    lines += ["", ", ".join(f"{sign} {status}" for status, sign in SYMBOLS.items())]
    return "\n".join([*lines, "", *mistake_lines(graded)])


def mistake_lines(graded):
    """How many notebooks have each mistake, the most common first."""
    wrong = [verdict for one in graded for verdict in one.verdicts.values() if verdict["status"] == "wrong"]
    counts = collections.Counter((verdict["exercise"], verdict["mistake"] or "not a known one") for verdict in wrong)
    if not counts:
        return ["No mistakes."]
    return ["Mistakes"] + [f"{count:>3}  {name}: {mistake}" for (name, mistake), count in counts.most_common()]


def as_csv(graded):
    """The text of a CSV file: a row for each notebook and exercise, with file, exercise, status, mistake, message."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["file", "exercise", "status", "mistake", "message"])
    for one in graded:
        if one.problem:
            writer.writerow([inert(one.name), "", "not graded", "", one.problem])
        for name, verdict in one.verdicts.items():
            row = [one.name, name, verdict["status"], verdict["mistake"] or "", verdict["message"]]
            writer.writerow([inert(text) for text in row])
    return text.getvalue().encode("utf-8", "replace").decode("utf-8")


def inert(text):
    """The text such that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
