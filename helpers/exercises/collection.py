"""A collection of answers with what is right to say of them: how many are refused, and meet a name or a line.

It is a folder with a file for each exercise, a list of answers: {"label", "right": whether it is right, "names":
of mistakes one of which must be told, if there are any, "source": the lines of its cell}; and one for each week, with
what the notebook has by then.
"""

import contextlib
import io
import json
import linecache
import re
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from helpers.exercises import Result, grade
from helpers.exercises.weeks import WEEKS

COLLECTION = Path(__file__).parents[2] / "tests" / "answers"


@dataclass(frozen=True)
class Answer:
    """An answer of the collection, as judged. seconds: of computing, so that a busy machine says the same."""

    label: str
    right: bool
    names: list
    result: Result
    seconds: float

    @property
    def says_where(self):
        """Whether the message names a mistake or a line."""
        return self.result.mistake is not None or re.search(r"\blines? \d", self.result.message) is not None


def exercises():
    """The names of the exercises that the collection has answers to."""
    return [one.name for week in WEEKS for one in week.exercises if (COLLECTION / f"{one.name}.json").exists()]


def answers(name):
    """The answers to an exercise, as they are in its file."""
    return json.loads((COLLECTION / f"{name}.json").read_text(encoding="utf-8"))


def right_answers(name):
    """Those of the answers to an exercise that are right."""
    return [answer for answer in answers(name) if answer["right"]]


def judged(name, step=1, first=0):
    """Every step-th of the answers to an exercise, judged one after the other in what the notebook has by then."""
    for number, answer in list(enumerate(answers(name)))[first::step]:
        function = defined(name, answer["source"], f"<answer {number} to {name}>")
        started = time.process_time()
        result = grade(function, name)
        yield Answer(answer["label"], answer["right"], answer["names"], result, time.process_time() - started)


def defined(name, lines, file):
    """The function of this name that the lines of a cell define, in what the notebook has by then."""
    week = next(week for week in WEEKS if name in [exercise.name for exercise in week.exercises])
    names = {exercise.name: exercise.solution for exercise in week.exercises}
    exec((COLLECTION / f"{week.folder.lower()}.py").read_text(encoding="utf-8"), names)
    source = "\n".join(lines) + "\n"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(source, file, "exec"), names)
    return names[name]


def rates(name):
    """A row of a Markdown table: what an exercise's answers met, and how long it took."""
    every = list(judged(name))
    wrong, right = [one for one in every if not one.right], [one for one in every if one.right]
    refused, accepted = (
        [one for one in some if one.result.status == status] for some, status in ((wrong, "wrong"), (right, "correct"))
    )
    named = sum(one.result.mistake is not None for one in wrong)
    where = sum(one.says_where for one in wrong)
    seconds = statistics.median(one.seconds for one in wrong)
    return (
        f"| `{name}` | {len(refused)} of {len(wrong)} | {named} | {where} | {len(accepted)} of {len(right)} "
        f"| {seconds:.2f} |"
    )


HEAD = (
    "| exercise | wrong ones refused | with a name | with a name or a line | right ones accepted "
    "| seconds of computing (median) |\n"
    "| --- | --- | --- | --- | --- | --- |"
)
