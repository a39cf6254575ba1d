"""What a week is made of: exercises, the mistakes that people make in them, and questions."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """A wrong version of the solution that people really write, and what it usually means."""

    name: str
    function: Callable
    message: str


@dataclass(frozen=True)
class Exercise:
    """What the learner is asked (``blank``), our version, how a function is observed, known mistakes.

    variants: right answers written in other ways, for the tests.
    not_started: what to say when the answer is still the blank.
    """

    solution: Callable
    blank: Callable
    observe: Callable
    mistakes: tuple = ()
    variants: tuple = ()
    not_started: str = (
        "There is nothing of yours in it yet. Write your code where the `...` stood, and run both cells again."
    )

    @property
    def name(self):
        return self.solution.__name__


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
