"""How an answer is judged: by what it does on fresh inputs, compared with what our solution does there.

An exercise *observes* a function: a generator calls it on inputs and yields one ``Observed`` for each property,
the most telling one first. It raises ``Wrong`` when there is nothing to compare (no array, a wrong shape), or
yields it, to go on with other inputs and so tell more mistakes apart.
An answer is correct when all that is seen is what the solution shows, within a tolerance. When it is not, the
known mistakes are observed in the same way; one that shows the same as the answer gives its name to it.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from helpers.exercises.judge.answer import check_signature, is_blank
from helpers.exercises.judge.expect import expect_array, expect_dictionary, expect_number
from helpers.exercises.judge.guard import Wrong, guarded

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

MOST_PAIRS = 250  # tried, the likelier ones first, in about half a second: a clock would make verdicts differ
RIGHT = "Your function does what it should."
FLOAT32_TOLERANCE = 1e-3  # float32 keeps 7 digits, and sums lose some of them


@dataclass(frozen=True)
class Observed:
    """One property of a function: a number, an array, a dictionary of these, or anything that compares with ==.

    describe(got, expected) -> what to tell a learner whose function shows ``got`` instead.
    tolerance: how far numbers may lie apart, relative to the largest expected one; with ``absolute``, as they are.
    advice: what to try when no known mistake explains it.
    remark: whether a right answer may differ here, and is only told so.
    """

    value: Any
    describe: Callable
    tolerance: float = 1e-6
    absolute: bool = False
    advice: str = ""
    remark: bool = False


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
        return Result(exercise.name, "wrong", None, wrong.message)
    observed = list(observations(exercise, function))
    difference = first_difference(observed, expected(exercise))
    if difference is None:
        return Result(exercise.name, "correct", None, "\n".join([RIGHT, *remarks(observed, expected(exercise))]))
    what, advice = message_on(*difference)
    for mistake in exercise.mistakes:
        if all(map(agree, observed, observations(exercise, exercise.wrong_version(mistake)))):
            return Result(exercise.name, "wrong", mistake.name, f"{what}\n{mistake.message}")
    pair = explaining_pair(exercise, observed)
    if pair:
        name, messages = " and ".join(mistake.name for mistake in pair), [mistake.message for mistake in pair]
        return Result(exercise.name, "wrong", name, "\n".join([what, "It looks like two things at once:", *messages]))
    return Result(exercise.name, "wrong", None, f"{what}\n{advice}" if advice else what)


def explaining_pair(exercise, observed):
    """Two known mistakes that together show the same as the answer; None when there are none among the likely ones."""
    for pair in exercise.pairs[:MOST_PAIRS] if len(observed) > 1 else []:
        try:
            version = exercise.wrong_version(*pair)
        except SyntaxError:  # two pieces that do not go together
            continue
        if all(map(agree, observed, observations(exercise, version))) and not hide_each_other(exercise, pair, observed):
            return pair
    return None


def hide_each_other(exercise, pair, observed):
    """Whether one of two mistakes makes good what the other spoils: then the answer is likely to be something else."""
    seen = wrong_places(observed, expected(exercise))
    alone = (observations(exercise, exercise.wrong_version(mistake)) for mistake in pair)
    return not all(wrong_places(one, expected(exercise)) <= seen for one in alone)


def wrong_places(seen, expected):
    """The numbers of the properties that differ; where a property is a dictionary, with the names in it."""
    places = set()
    for i, (got, wanted) in enumerate(zip(seen, expected)):
        both = not isinstance(got, Wrong) and not isinstance(wanted, Wrong)
        if both and isinstance(wanted.value, dict) and got.value.keys() == wanted.value.keys():
            close_here = functools.partial(close, tolerance=wanted.tolerance, absolute=wanted.absolute)
            places |= {(i, key) for key, value in wanted.value.items() if not close_here(got.value[key], value)}
        elif not agree(got, wanted):
            places.add((i, None))
    return places


def observations(exercise, function):
    """What is observed of the function, one after the other; a Wrong, if one is raised, comes last."""
    try:
        yield from exercise.observe(guarded(function))
    except Wrong as wrong:
        yield wrong


@functools.cache
def expected(exercise):
    """What is observed of the solution."""
    return list(observations(exercise, exercise.solution))


def first_difference(seen, expected):
    """The first property in which two observations differ, in both of them; None when they agree."""
    pairs = ((got, wanted) for got, wanted in zip(seen, expected) if not agree(got, wanted))
    return next((pair for pair in pairs if not getattr(pair[1], "remark", False)), None)


def remarks(seen, expected):
    """What to tell of a right answer where it differs all the same."""
    return [wanted.describe(got.value, wanted.value) for got, wanted in zip(seen, expected) if not agree(got, wanted)]


def message_on(got, wanted):
    """What to say of a property that differs, and what to add when no known mistake explains it."""
    for one in (got, wanted):
        if isinstance(one, Wrong):
            return one.message, ""
    return wanted.describe(got.value, wanted.value), wanted.advice


def agree(got, wanted):
    """Whether two functions show the same here: properties within the tolerance, or a Wrong with the same key."""
    if isinstance(got, Wrong) or isinstance(wanted, Wrong):
        return isinstance(got, Wrong) and isinstance(wanted, Wrong) and got.key == wanted.key
    return close(got.value, wanted.value, wanted.tolerance, wanted.absolute)


def close(got, expected, tolerance, absolute=False):
    """Whether two observed values agree within the tolerance (relative to the largest expected number)."""
    if isinstance(expected, dict):
        return got.keys() == expected.keys() and all(
            close(got[key], expected[key], tolerance, absolute) for key in expected
        )
    if isinstance(expected, (bool, str, tuple, type(None))):
        return got == expected
    if np.shape(got) != np.shape(expected):
        return False
    if getattr(got, "dtype", None) == np.float32:
        tolerance = max(tolerance, FLOAT32_TOLERANCE)
    got, expected = np.asarray(got, dtype=float), np.asarray(expected, dtype=float)
    scale = 1 if absolute else max(np.max(np.abs(expected), initial=0, where=np.isfinite(expected)), 1e-9)
    return np.allclose(got, expected, rtol=0, atol=tolerance * scale, equal_nan=True)
