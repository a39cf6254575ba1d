"""What a week is made of: exercises, the mistakes that people make in them, and questions."""

import functools
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass


class Mistake:
    """A wrong version of the solution that people really write, and what it usually means.

    replacements: pairs (old, new) of pieces of the solution's source.
    """

    def __init__(self, name, message, *replacements):
        self.name = name
        self.message = message
        self.replacements = replacements


@dataclass(frozen=True)
class Exercise:
    """A function that the learner writes.

    solution: the course's version.
    observe: a generator that calls a function on fresh inputs and yields what is seen (see judge/judging.py).
    mistakes, variants: what people get wrong, and right answers written in other ways, for the tests.
    blank: what the notebook gives, where that is more than `...`.
    not_started: what to say when the answer is still the blank.
    """

    solution: Callable
    observe: Callable
    mistakes: tuple
    variants: tuple
    blank: Callable | None = None
    not_started: str = (
        "There is nothing of yours in it yet. Write your code where the `...` stood, and run both cells again."
    )

    @property
    def name(self):
        return self.solution.__name__

    def wrong_version(self, mistake):
        """The solution with the mistake in it."""
        return changed(self.solution, *mistake.replacements)


@functools.cache
def changed(function, *replacements):
    """A wrong version of a function: its source with each (old, new) replaced."""
    source = textwrap.dedent(inspect.getsource(function))
    for old, new in replacements:
        if old not in source:
            raise ValueError(f"{function.__name__} does not contain {old!r}")
        source = source.replace(old, new)
    names = {}
    exec(compile(source, f"<mistake in {function.__name__}>", "exec"), vars(inspect.getmodule(function)), names)
    return names[function.__name__]


@dataclass(frozen=True)
class Question:
    """One question. choices: {letter: (what it says, why it is right or wrong)}; right: the letter of the right one."""

    name: str
    text: str
    choices: dict
    right: str


@dataclass(frozen=True)
class Week:
    """A week of the course. folder: that of its notebook, which has the same name."""

    folder: str
    exercises: tuple
    questions: tuple

    @property
    def title(self):
        return self.folder.replace("_", " ")
