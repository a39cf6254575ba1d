"""How an answer is judged: by what it does on fresh inputs, compared with what our solution does there.

An exercise *observes* a function: a generator calls it on inputs and yields one ``Observed`` for each property,
the most telling one first. It raises ``Wrong`` when there is nothing to compare (no array, a wrong shape), or
yields it, to go on with other inputs and so tell more mistakes apart.
An answer is correct when all that is seen is what the solution shows, within a tolerance. When it is not, the
known mistakes are observed in the same way; one that shows the same as the answer gives its name to it.
"""

from dataclasses import dataclass

from helpers.exercises.judge.answer import check_signature, is_blank
from helpers.exercises.judge.causes import found_cause, known_cause
from helpers.exercises.judge.expect import NOTHING, expect_array, expect_dictionary, expect_number
from helpers.exercises.judge.guard import TOOK_TOO_LONG, Wrong, is_error
from helpers.exercises.judge.observing import Observed, agree, differences, expected, observations
from helpers.exercises.judge.suspicion import FROM_THE_NOTEBOOK

# Those of expect.py can be imported from here too: an exercise's module needs both.
__all__ = [
    "Result",
    "Observed",
    "Wrong",
    "expect_array",
    "expect_dictionary",
    "expect_number",
    "judge",
]

RIGHT = "Your function does what it should."
SPEAKS_FIRST = {FROM_THE_NOTEBOOK, "operator"}  # of what is found behind an error; else the advice on that fits better


@dataclass(frozen=True)
class Result:
    """The verdict on one answer: status is "not started", "wrong" or "correct"."""

    exercise: str | None
    status: str
    mistake: str | None = None
    message: str = ""


def judge(exercise, function):
    """Judge a function as an answer to the exercise, and return the Result."""
    if is_blank(function, exercise):
        return Result(exercise.name, "not started", None, exercise.not_started)
    try:
        check_signature(function, exercise.solution)
    except Wrong as wrong:
        return Result(exercise.name, "wrong", wrong.name, wrong.message)
    observed = list(observations(exercise, function))
    difference = next(differences(observed, expected(exercise)), None)
    if difference is None:
        return Result(exercise.name, "correct", None, "\n".join([RIGHT, *remarks(observed, expected(exercise))]))
    what, advice = message_on(*difference)
    name, more = known_cause(exercise, function, observed) or (None, None)
    if name is None:
        says_it_all = getattr(difference[0], "name", None) in (NOTHING, TOOK_TOO_LONG)
        found = None if says_it_all else found_cause(exercise, function, observed)
        name, more = found or (None, advice)
        if advice and is_error(difference[0]) and name not in SPEAKS_FIRST:
            more = advice  # it knows the line, and fits better
        name = getattr(difference[0], "name", None) or name
    return Result(exercise.name, "wrong", name, "\n".join(filter(None, [what, more])))


def remarks(seen, expected):
    """What to tell of a right answer where it differs all the same."""
    return [wanted.describe(got.value, wanted.value) for got, wanted in zip(seen, expected) if not agree(got, wanted)]


def message_on(got, wanted):
    """What to say of a property that differs, and what to add when no known mistake explains it."""
    for one in (got, wanted):
        if isinstance(one, Wrong):
            return one.message, one.advice
    advice = wanted.advice(got.value, wanted.value) if callable(wanted.advice) else wanted.advice
    return wanted.describe(got.value, wanted.value), advice
