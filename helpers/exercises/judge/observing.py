"""What a function shows on fresh inputs, and how far two functions show the same."""

import contextlib
import functools
import inspect
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from helpers.exercises.judge.expect import NO_RETURN, NOTHING
from helpers.exercises.judge.guard import (
    MEMORY_LIMIT,
    Wrong,
    all_true,
    argument_names,
    copied,
    global_state_kept,
    guarded,
    is_error,
    lightly_guarded,
    quiet,
    same_bits,
    shared_state,
    trying,
)
from helpers.exercises.judge.limits import Effort, memory_limit
from helpers.exercises.parts import changed_source

FLOAT32_TOLERANCE = 1e-3  # float32 keeps 7 digits, and sums lose some of them


@dataclass(frozen=True)
class Observed:
    """One property of a function: a number, an array, a dictionary of these, or anything that compares with ==.

    describe(got, expected) -> what to tell a learner whose function shows ``got`` instead.
    tolerance: how far numbers may lie apart, relative to the largest expected one; with ``absolute``, as they are.
    advice: what to try when no known mistake explains it; it may be made like ``describe``.
    remark: whether a right answer may differ here, and is only told so.
    """

    value: Any
    describe: Callable
    tolerance: float = 1e-6
    absolute: bool = False
    advice: str | Callable = ""
    remark: bool = False


def observations(exercise, function, effort=None):
    """What is observed of the function, one after the other; a Wrong, if one is raised, comes last.

    effort: that of a search which tries many functions, inside ``trying``; None for a whole check.
    """
    if effort:
        effort.begin()
        yield from until_wrong(exercise, lightly_guarded(function, effort))
        return
    call = Remembered(exercise, function)
    for one in until_wrong(exercise, call):
        yield call.with_its_input(one) if isinstance(one, Wrong) else one


def until_wrong(exercise, call):
    """What the exercise observes of a guarded function; a Wrong that is raised comes last."""
    try:
        yield from exercise.observe(call)
    except Wrong as wrong:
        yield wrong


class Remembered:
    """A function, guarded, with what it was called with and whether nothing came back."""

    def __init__(self, exercise, function):
        self.exercise, self.call = exercise, guarded(function)
        self.names, self.calls, self.result = argument_names(function), [], None
        self.went_on = False
        arguments = inspect.signature(exercise.solution).parameters.values()
        self.defaults = {one.name: one.default for one in arguments}

    def __call__(self, *arguments, **named):
        given = dict(zip(self.names, arguments)) | named
        plain = {name: value for name, value in (self.defaults | given).items() if is_short(value)}
        try:
            self.result = self.call(*arguments, **named)
        except Wrong as wrong:
            data = any(isinstance(value, (dict, np.ndarray)) for value in given.values())
            self.calls.append((plain, is_error(wrong) and not data))  # of data, nobody can say what is new in them
            raise
        self.calls.append((plain, holds_none(self.result)))
        return self.result

    def with_its_input(self, wrong):
        """The Wrong, and for which input nothing came back, or an error, where for others something did."""
        if not self.calls or not self.calls[-1][1] or wrong.message.startswith("For ") or wrong.unknown:
            return wrong
        given, nothing, others = self.calls[-1][0], self.result is None, self.where_something_came()
        if not others:
            return without_return(wrong) if nothing and not is_error(wrong) else wrong
        new = {name: value for name, value in given.items() if all(other.get(name) != value for other in others)}
        here = ", ".join(f"`{name} = {shown(value)}`" for name, value in (new or given).items())
        what, end = f"{wrong.message.replace(NO_RETURN, '')} ", OTHERS_CAME_BACK + (SOME_WAY if nothing else ".")
        if is_error(wrong):
            what, end = f"{wrong.message}\n", OTHERS_WENT_WELL
        said = f"{what}{IT_WAS_FOR.format(here) if here else ''}{end}"
        return Wrong(said, wrong.key, wrong.name, wrong.advice, wrong.unknown, wrong.line)

    def where_something_came(self):
        """What it was given there. If that is nowhere yet, the calls after this one are made, once, and ours returns
        instead."""
        if all(nothing for _, nothing in self.calls) and not self.went_on:
            self.went_on = True

            def ours(*arguments, **named):
                result = self.exercise.solution(*copied(arguments), **copied(named))
                with contextlib.suppress(Wrong):
                    self(*arguments, **named)
                return result

            for _ in until_wrong(self.exercise, ours):
                pass
        return [given for given, nothing in self.calls if not nothing]


PLAIN, LONG = (int, float, str, list), 50  # of what is given: what is short enough to be said
IT_WAS_FOR = "That was for {}. "
OTHERS_WENT_WELL = "Other calls were not stopped."
OTHERS_CAME_BACK = "In other calls something came back"
SOME_WAY = ": does every way through your function end with a `return`?"


def without_return(wrong):
    """The Wrong of a function that returns None whatever it is given."""
    asked = "" if wrong.message.endswith("?") else NO_RETURN
    return Wrong(f"{wrong.message}{asked}", wrong.key, NOTHING, wrong.advice)


def is_short(value):
    return isinstance(value, PLAIN) and len(repr(value)) < LONG


def holds_none(result):
    """Whether None came back, by itself or as one of several."""
    return result is None or (isinstance(result, tuple) and any(one is None for one in result))


def shown(value):
    """0.3 without the last digits of a computed number."""
    return f"{value:.4g}" if isinstance(value, float) else repr(value)


@functools.cache
def expected(exercise):
    """What is observed of the solution, which needs no guard: that would take as long as the solution itself."""
    return list(exercise.observe(exercise.solution))


@functools.cache
def shown_by(exercise, mistake):
    """What is observed of a known mistake: computed once, only as far as it is compared, and with no more guard than it
    needs."""
    version = exercise.wrong_version(mistake)
    source = changed_source(exercise.solution, *mistake.replacements)
    if NEEDS_GUARD.search(re.sub('""".*?"""', "", source, flags=re.DOTALL)):
        return Anew(exercise, version)
    return Kept(quietly(observations(exercise, version, Effort(math.inf))))


NEEDS_GUARD = re.compile(r"\b(random|seterr|while)\b")  # what draws from elsewhere, or may never end


@dataclass(frozen=True)
class Anew:
    """What is observed of a function, each time from the beginning."""

    exercise: Any
    function: Callable

    def __iter__(self):
        return until_wrong(self.exercise, guarded(self.function))


def quietly(values):
    """The same values, each of which is made as in ``guarded``, but for the time limit."""
    while True:
        with quiet(), memory_limit(MEMORY_LIMIT):
            try:
                value = next(values)
            except StopIteration:
                return
        yield value


class Kept:
    """What a generator yields, for all who ask: one after the other, each only once, and only as far as they ask."""

    def __init__(self, values):
        self.known, self.values = [], values

    def __iter__(self):
        i = 0
        while i < len(self.known) or self.goes_on():
            yield self.known[i]
            i += 1

    def goes_on(self):
        try:
            self.known.append(next(self.values))
        except StopIteration:
            return False
        except BaseException:  # an interrupt ends the generator too early
            shown_by.cache_clear()
            raise
        return True


def differences(seen, expected):
    """The properties in which an answer must not differ and does, one after the other, as both show them."""
    for got, wanted in zip(seen, expected):
        if not agree(got, wanted) and not getattr(wanted, "remark", False):
            yield got, wanted


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
    if isinstance(expected, float) and isinstance(got, float) and got == expected:
        return True
    if np.shape(got) != np.shape(expected):
        return False
    if getattr(got, "dtype", None) == np.float32:
        tolerance = max(tolerance, FLOAT32_TOLERANCE)
    got, expected = np.asarray(got, dtype=float), np.asarray(expected, dtype=float)
    if same_bits(got, expected):
        return True
    scale = 1 if absolute else max(np.max(np.abs(expected), initial=0, where=np.isfinite(expected)), 1e-9)
    with np.errstate(invalid="ignore"):
        near = np.abs(got - expected) <= tolerance * scale
    if all_true(near):
        return True
    return not all_true(np.isfinite(expected)) and np.array_equal(got[~near], expected[~near], equal_nan=True)


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


def is_right(exercise, function):
    """Whether a function that a search has found passes the whole check, as an answer does."""
    with trying(), global_state_kept(shared_state()) as touched:
        wrong = any(differences(observations(exercise, function, Effort(math.inf)), expected(exercise)))
    return not wrong and not touched


def shortfall(exercise, effort, function):
    """How far a function is from right, as a tuple that compares: what is left from the first property that differs,
    and how much of that differs. (0, 0): it is right. effort: that of the search."""
    wanted = expected(exercise)
    for i, (got, one) in enumerate(zip(observations(exercise, function, effort), wanted)):
        if not agree(got, one) and not getattr(one, "remark", False):
            return len(wanted) - i, math.inf if isinstance(got, Wrong) else len(wrong_places([got], [one]))
    return 0, 0
