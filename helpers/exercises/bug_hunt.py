"""The bug hunt: backward propagations with a bug, and what their gradients tell of the line that has it."""

import html
import numbers
import reprlib

from helpers import live
from helpers.exercises.display import BORDERS, SIGNS, Verdict, display, in_plain
from helpers.exercises.gradient_checking.hunts import EXAMPLES, off, spoiled_by, table
from helpers.exercises.progress import ANSWERED_WRONG, NOT_ANSWERED, RIGHT, record
from helpers.exercises.weeks import HUNTS, WEEKS


def bug_hunt(number=None, line=None):
    """Show bug number 1, 2, ... and the gradients that it makes; with a line, say whether the bug is in it, and why."""
    if not is_one_of(range(1, len(HUNTS) + 1), number):
        what = "Which bug?" if number is None else f"There is no bug {reprlib.repr(number)}."
        print(f"{what} {' '.join(map(hunts_of, filter(lambda week: week.hunts, WEEKS)))} The easier ones come first.")
        return
    hunt = HUNTS[number - 1]
    if line is None or line is ...:
        record(hunt.name, NOT_ANSWERED)
        shown, lines = Shown(number, hunt), {line: f"line {line}" for line in hunt.choices}
        live.choose(shown._repr_html_(), lines, lambda chosen: named(number, hunt, chosen), shown)
    elif is_one_of(hunt.choices, line):
        display(named(number, hunt, line))
    else:
        first, last = hunt.choices[0], hunt.choices[-1]
        print(f"The bug is in one of the lines {first} to {last}: answer with its number, bug_hunt({number}, {last}).")


def hunts_of(week):
    """A sentence on the numbers of a week's bugs: they go on from the weeks before."""
    first, last = (HUNTS.index(week.hunts[i]) + 1 for i in (0, -1))
    return f"{week.title} has bug_hunt({first}) to bug_hunt({last})."


def is_one_of(some, number):
    return isinstance(number, numbers.Integral) and not isinstance(number, bool) and number in some


def named(number, hunt, line):
    """Take note of the line that was named; what is said to it."""
    record(hunt.name, RIGHT if line == hunt.line else ANSWERED_WRONG)
    return Named(number, hunt, line)


# What does not fit into a line goes on below its code, not below its number.
HANGING = "display: block; padding-left: 12ch; text-indent: -12ch"


class Shown(Verdict):
    """A bug and its gradients, as IPython displays it."""

    def __init__(self, number, hunt):
        self.heading = f"{SIGNS['not started']} Bug {number}: in which line is it?"
        wrong = next(line for line in hunt.choices if line != hunt.line)
        self.code = [f"{i:>2}  {line}" for i, line in enumerate(hunt.lines, 1)]
        self.lines = [
            f"Its gradients on {EXAMPLES} examples, beside those that the cost shows:",
            *table(hunt).split("\n"),
            f"Answer with the number of the line, as in bug_hunt({number}, {wrong}).",
        ]
        self.border = BORDERS["not started"]

    def __repr__(self):
        return in_plain([self.heading, *self.code, *self.lines])

    def _repr_html_(self):
        code = "".join(f'<span style="{HANGING}">{html.escape(line)}</span>' for line in self.code)
        code = f'<pre style="white-space: pre-wrap; overflow-wrap: normal; word-break: normal">{code}</pre>'
        return super()._repr_html_().replace("</b>", f"</b>{code}", 1)


class Named(Verdict):
    """What the gradients say to the line that was named, as IPython displays it."""

    def __init__(self, number, hunt, line):
        status = "correct" if line == hunt.line else "wrong"
        said = "has it" if status == "correct" else "does not have it"
        self.heading = f"{SIGNS[status]} Bug {number}: line {line} {said}"
        self.lines = [f"`{hunt.lines[line - 1].strip()}`", hunt.told if status == "correct" else clue(hunt, line)]
        self.border = BORDERS[status]


def clue(hunt, line):
    """What an error in this line would spoil, and what is spoiled."""
    would, are = spoiled_by(hunt.kind, line), off(hunt.kind, hunt.lines)
    if set(would) == set(are):
        return f"You are near: an error here would spoil the same rows, {listed(are)}. But this line is right."
    ask = "which line computes it" if len(are) == 1 else "which line do all these go back to"
    return f"An error here would spoil {listed(would)}. What is off here: {listed(are)}. So {ask}?"


def listed(names):
    """dW1, db1 and dW2."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
