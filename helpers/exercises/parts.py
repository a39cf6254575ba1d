"""What a week is made of: exercises, the mistakes that people make in them, and questions."""

import functools
import inspect
import os
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, eq=False)
class Mistake:
    """A wrong version of the solution that people really write, and what it usually means.

    replacements: pairs (old, new) of pieces of the solution's source.
    """

    name: str
    message: str
    replacements: list


def known(mistakes):
    """The Mistakes, in their order, of a dictionary {name: (message, *replacements)}."""
    return tuple(Mistake(name, message, replacements) for name, (message, *replacements) in mistakes.items())


@dataclass(frozen=True, eq=False)
class Exercise:
    """A function that the learner writes.

    solution: the course's version.
    observe: a generator that calls a function on fresh inputs and yields what is seen (see judge/judging.py).
    mistakes: what people get wrong.
    blank: what the notebook gives, where that is more than `...`.
    not_started: what to say when the answer is still the blank, besides that it is.
    formula: how the result comes about, step by step (see judge/steps.py), where there is one.
    """

    solution: Callable
    observe: Callable
    mistakes: tuple
    blank: Callable | None = None
    formula: Any = None
    not_started: str = ""

    @property
    def name(self):
        return self.solution.__name__

    def wrong_version(self, *mistakes):
        """The solution with the mistake in it, or with several."""
        return changed(self.solution, *(pair for mistake in mistakes for pair in mistake.replacements))

    @functools.cached_property
    def pairs(self):
        """Two mistakes that touch different places, in the order of these; those first that stand first in the list."""
        source = our_source(self.solution)
        touched = [spans(source, mistake) for mistake in self.mistakes]
        together = [
            (i + j, *((i, j) if touched[i] < touched[j] else (j, i)))
            for j in range(len(touched))
            for i in range(j)
            if touched[i] and touched[j] and are_apart(touched[i] + touched[j])
        ]
        return [(self.mistakes[one], self.mistakes[other]) for _, one, other in sorted(together)]


def spans(source, mistake):
    """From where to where in the source each piece stands that the mistake replaces, sorted."""
    places = [(match.start(), match.end()) for old, _ in mistake.replacements for match in find_all(old, source)]
    return sorted(places)


def find_all(text, source):
    return re.finditer(re.escape(text), source)


def are_apart(places):
    """Whether no two of these spans overlap."""
    ordered = sorted(places)
    return all(end <= start for (_, end), (start, _) in zip(ordered, ordered[1:]))


def source_of(function):
    """The function's source, each line under the number that it has in its cell; in a file lines count from `def`."""
    lines, first = inspect.getsourcelines(function)
    above = first - 1 if is_in_cell(inspect.getfile(function)) else 0
    return "\n" * above + textwrap.dedent("".join(lines))


def line_of(code, number):
    """The number of a line under which ``source_of`` has it, in a function with this code."""
    return number if is_in_cell(code.co_filename) else number - code.co_firstlineno + 1


def is_of_cell(code, answers):
    """Whether this is the code of an answer, or of another function of its cell, whose lines are counted with it."""
    return code is answers or code.co_filename == answers.co_filename and is_in_cell(code.co_filename)


def is_in_cell(file):
    """Whether code of this file name is that of a cell, which is no file."""
    return not os.path.exists(file)


our_source = functools.cache(source_of)  # for a file that does not change: to find a function in it takes long


@functools.cache
def changed(function, *replacements):
    """A wrong version of a function: its source with each (old, new) replaced."""
    names, source = {}, changed_source(function, *replacements)
    exec(compile(source, f"<mistake in {function.__name__}>", "exec"), vars(inspect.getmodule(function)), names)
    return names[function.__name__]


def changed_source(function, *replacements):
    """The source of the wrong version. Raises ValueError when a piece is not there."""
    source = our_source(function)
    for old, new in replacements:
        if old not in source:
            raise ValueError(f"{function.__name__} does not contain {old!r}")
        source = source.replace(old, new)
    return source


@dataclass(frozen=True, eq=False)
class Question:
    """One question. choices: {letter: (what it says, why it is right or wrong)}; right: the letter of the right one."""

    name: str
    text: str
    choices: dict
    right: str


@dataclass(frozen=True)
class Week:
    """A week of the course. folder: that of its notebook, which has the same name; hunts: see gradient_checking.

    numbered: how many of its questions, the first ones, have a number through the course. Later ones have only one
    within the week (see ``weeks``) and go to the end: a number that moves would take right answers from learners.
    """

    folder: str
    exercises: tuple
    questions: tuple
    hunts: tuple = ()
    numbered: int = 0

    @property
    def everything(self):
        """All that is counted."""
        return (*self.exercises, *self.questions, *self.hunts)

    @property
    def initials(self):
        """What the numbers of questions within the week begin with: GC for Gradient_Checking."""
        return "".join(word[0] for word in self.folder.split("_"))

    @property
    def title(self):
        return self.folder.replace("_", " ")
