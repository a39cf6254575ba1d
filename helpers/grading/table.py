"""The class as a table for the terminal and as a CSV file."""

from helpers.grading.gradebook import as_csv_text
from helpers.grading.students import exercises_in, mistakes_of
from helpers.grading.work import some

LOOK = "Look whether that is right (--students names.csv, or --name, settles what is not)"
SYMBOLS = {"correct": "+", "wrong": "x", "not started": ".", "missing": "-", "look at it": "?"}


def as_table(graded):
    """A row for each notebook, a column for each exercise that occurs, and the mistakes by number, as text."""
    names = exercises_in(graded)
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
    """How many notebooks have each mistake, the most common first; those of a single one only by their number."""
    counts = mistakes_of(graded)
    if not counts:
        return ["No mistakes."]
    often = [(pair, count) for pair, count in counts.most_common() if count > 1]
    lines = [f"{count:>3}  {name}: {mistake}" for (name, mistake), count in often]
    once = len(counts) - len(often)
    return ["Mistakes", *lines] + ([f"{once:>3}  that only one notebook each has"] if once else [])


def summary(students, doubts, others):
    """What a lecturer has to know besides: who was found, what counts for nothing and why, and who needs somebody."""
    lines = [f"Students ({len(students)}): {', '.join(student.name for student in students) or 'none'}"]
    lines += ["", f"{LOOK}:", *(f"  {one}" for one in doubts)] if doubts else []
    rest = [f"  {file}: {why}" for student in students for file, why in student.not_counted.items()]
    lines += ["", "These do not count:", *rest] if rest else []
    lines += ["", f"Files that are no notebooks: {some(others, 10)}"] if others else []
    needing = [(student.name, needs) for student in students if (needs := student.needs())]
    if needing:
        who = "1 student needs" if len(needing) == 1 else f"{len(needing)} students need"
        lines += ["", f"{who} you:", *(f"  {name}: {'; '.join(needs)}" for name, needs in needing)]
    return "\n".join(lines)


def as_csv(graded, delimiter=",", decimal="."):
    """The text of a CSV file: a row for each notebook and exercise, with file, exercise, status, mistake, message."""
    rows = [["file", "exercise", "status", "mistake", "message"]]
    for one in graded:
        if one.problem:
            rows.append([one.name, "", "not graded", "", one.problem])
        for name, verdict in one.verdicts.items():
            rows.append([one.name, name, verdict["status"], verdict["mistake"] or "", verdict["message"]])
    return as_csv_text(rows, delimiter, decimal)
