"""What judging finds, in parts; it becomes text only where it is shown."""

import enum
from dataclasses import dataclass


class Status(enum.StrEnum):
    """Where an exercise stands. Each is a text as well: ``Status.CORRECT == "correct"``."""

    NOT_STARTED = "not started"
    WRONG = "wrong"
    CORRECT = "correct"


@dataclass(frozen=True)
class Result:
    """The verdict on one answer: status is "not started", "wrong" or "correct".

    unknown: the name that Python did not know, where that stopped the answer.
    """

    exercise: str | None
    status: str
    mistake: str | None = None
    message: str = ""
    unknown: str | None = None


def unknown_name(error):
    """The name that Python did not know; None for other errors."""
    return error.name if type(error) is NameError else None


ROW = "\N{NO-BREAK SPACE}"  # what a line of a message begins with that is a row of a table, and no other line


def as_rows(table):
    """The lines of a table, in which two spaces or more set the columns apart, as a message has them."""
    return "\n".join(ROW + line for line in table.split("\n"))


@dataclass(frozen=True)
class Finding:
    """Why an answer is wrong. name: of the mistake, None for no name; paragraphs: (sentences, lines to see) each."""

    name: str | None
    paragraphs: tuple = ()

    @property
    def text(self):
        """A line of text for each paragraph."""
        return "\n".join(" ".join(filter(None, [sentences, see(lines)])) for sentences, lines in self.paragraphs)


def see(lines):
    """A sentence on these lines; "" for none."""
    numbers = sorted(set(lines))
    if len(numbers) < 2:
        return "".join(f"See line {number}." for number in numbers)
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"See lines {numbers[0]} to {numbers[-1]}."
    return f"See lines {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}."
