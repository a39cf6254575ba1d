"""How an answer is judged: by what it does on fresh inputs, compared with what our solution does there.

An exercise *observes* a function: a generator calls it on inputs and yields one ``Seen`` for each property,
the most telling one first, or raises ``Wrong`` when there is nothing to compare (no array, a wrong shape).
An answer is correct when all that is seen is what the solution shows, within a tolerance. When it is not, the
known mistakes are observed in the same way; one that shows the same as the answer gives its name to it.
"""

import dis
import functools
import inspect
import textwrap
from dataclasses import dataclass
from typing import Any, Callable

import numpy as np

from helpers.exercises.guard import Wrong, guarded

FLOAT32_TOLERANCE = 1e-3  # float32 keeps 7 digits, and sums lose some of them


@dataclass(frozen=True)
class Seen:
    """One property of a function: a number, an array, a dictionary of these, or anything that compares with ==.

    describe(got, expected) -> what to tell a learner whose function shows ``got`` instead.
    tolerance: how far numbers may lie apart, relative to the largest expected one; with ``absolute``, as they are.
    """

    value: Any
    describe: Callable
    tolerance: float = 1e-6
    absolute: bool = False


@dataclass(frozen=True)
class Mistake:
    """A wrong version of the solution that people really write, and what it usually means."""

    name: str
    function: Callable
    message: str


@dataclass(frozen=True)
class Exercise:
    """What the learner is asked (``blank``), our version, how a function is observed, known mistakes.

    not_started: what to say when the answer is still the blank.
    """

    solution: Callable
    blank: Callable
    observe: Callable
    mistakes: tuple = ()
    not_started: str = "There is nothing of yours in it yet. Replace the `...` and run both cells again."

    @property
    def name(self):
        return self.solution.__name__

    @property
    def week(self):
        return self.solution.__module__.rpartition(".")[2]


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
    seen = observation(exercise, function)
    difference = first_difference(seen, expected_observation(exercise))
    if difference is None:
        return Result(exercise.name, "correct", None, "Your function does what it should.")
    for mistake, shown in known_observations(exercise):
        if first_difference(seen, shown) is None:
            return Result(exercise.name, "wrong", mistake.name, f"{difference}\n{mistake.message}")
    return Result(exercise.name, "wrong", None, difference)


def observation(exercise, function):
    """Everything that is seen of the function; a Wrong, if one is raised, comes last."""
    seen = []
    try:
        for item in exercise.observe(guarded(function)):
            seen.append(item)
    except Wrong as wrong:
        seen.append(wrong)
    return seen


@functools.cache
def expected_observation(exercise):
    """What the solution shows."""
    return observation(exercise, exercise.solution)


@functools.cache
def known_observations(exercise):
    """What each known mistake shows."""
    return [(mistake, observation(exercise, mistake.function)) for mistake in exercise.mistakes]


def first_difference(seen, expected):
    """What to say of the first property in which two observations differ; None when they agree."""
    for got, wanted in zip(seen, expected):
        if isinstance(got, Wrong) or isinstance(wanted, Wrong):
            if not (isinstance(got, Wrong) and isinstance(wanted, Wrong) and got.key == wanted.key):
                return got.message if isinstance(got, Wrong) else wanted.message
        elif not close(got.value, wanted.value, wanted.tolerance, wanted.absolute):
            return wanted.describe(got.value, wanted.value)
    return None


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


def check_signature(function, solution):
    """Raise Wrong unless the function can be called as the solution is, by position and by name."""
    if not callable(function) or isinstance(function, type):
        what = f"the class `{function.__name__}`" if isinstance(function, type) else f"a {type(function).__name__}"
        raise Wrong(
            f"Expected a function, but this is {what}. Write it as `def {solution.__name__}{inspect.signature(solution)}:`."
        )
    try:
        own = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return  # some callables have no signature to read: calling them will tell
    asked = list(inspect.signature(solution).parameters.values())
    fits = [parameter.name for parameter in own[: len(asked)]] == [parameter.name for parameter in asked]
    fits = fits and all(
        mine.default is not mine.empty for mine, theirs in zip(own, asked) if theirs.default is not theirs.empty
    )
    fits = fits and all(
        parameter.default is not parameter.empty or parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        for parameter in own[len(asked) :]
    )
    if not fits:
        raise Wrong(
            f"The arguments must be `{inspect.signature(solution)}`, with these names and in this order; "
            f"yours are `{inspect.signature(function)}`. The cells below call the function that way."
        )


def is_blank(function, exercise):
    """Whether the function is as the notebook gave it, or has an empty body."""

    def empty(): ...

    def not_implemented():
        raise NotImplementedError

    blanks = [instructions(known.__code__) for known in (exercise.blank, empty, not_implemented)]
    code = getattr(function, "__code__", None)
    return code is not None and instructions(code) in blanks


def instructions(code):
    """What the code does, whatever its name, its docstring and the place where it stands.

    A call such as ``network.relu(Z)`` compiles differently beside ``import network`` than in a cell of its own,
    and jumps are then counted differently; both differences are left out.
    """
    steps = []
    for step in dis.get_instructions(code):
        if step.opname == "PUSH_NULL":
            continue
        value = None if step.opcode in dis.hasjrel or step.opcode in dis.hasjabs else step.argval
        value = instructions(value) if inspect.iscode(value) else value
        steps.append((step.opname.replace("LOAD_METHOD", "LOAD_ATTR"), value))
    return steps


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


# What comes back from a learner's function is looked at before it is used.


def expect_dictionary(result, name, keys):
    """Raise Wrong unless the result is a dictionary with at least these keys."""
    if result is None:
        raise Wrong(f"Your function returned None instead of `{name}`. Is the `return` missing?")
    if not isinstance(result, dict):
        raise Wrong(
            f"Your function returned a {type(result).__name__}; expected the dictionary `{name}`.",
            key=("not a dictionary", name),
        )
    missing = [key for key in keys if key not in result]
    if missing:
        raise Wrong(
            f"`{name}` has no entry {missing[0]!r}. Expected {', '.join(map(repr, keys))}; it has {', '.join(sorted(map(repr, result))) or 'none'}."
        )


def expect_array(value, name, shape, kinds="f"):
    """Raise Wrong unless the value is a NumPy array of this shape, of real numbers; return it.

    kinds: the kinds of dtype allowed, "f" for floats, "b" and "iu" for booleans and integers.
    """
    if value is None:
        raise Wrong(f"`{name}` is None. Is it computed, and returned?")
    if type(value) is not np.ndarray:
        raise Wrong(
            f"`{name}` is a {type(value).__name__}; expected a NumPy array of shape {shape}.",
            key=("not an array", name),
        )
    if value.shape != shape:
        raise Wrong(f"`{name}` has shape {value.shape}; expected {shape}.", key=("shape", name, value.shape))
    if value.dtype.kind not in kinds or (value.dtype.kind == "f" and value.dtype.itemsize < 4):
        raise Wrong(
            f"`{name}` holds {value.dtype} values; expected decimal numbers (float64).",
            key=("dtype", name, value.dtype.kind),
        )
    if not np.isfinite(value).all():
        raise Wrong(
            f"`{name}` holds NaN or infinity. Look for a division by zero, a logarithm of zero or an overflow.",
            key=("not finite", name),
        )
    return value


def expect_number(value, name):
    """Raise Wrong unless the value is one real number (a Python float, a NumPy scalar or a 0-d array); return it."""
    if value is None:
        raise Wrong(f"Your function returned None instead of `{name}`. Is the `return` missing?")
    if (
        isinstance(value, (bool, np.bool_))
        or not isinstance(value, (int, float, np.number, np.ndarray))
        or np.ma.isMaskedArray(value)
    ):
        raise Wrong(f"`{name}` is a {type(value).__name__}; expected one number.", key=("not a number", name))
    if np.shape(value) != ():
        raise Wrong(
            f"`{name}` is an array of shape {np.shape(value)}; expected one number.",
            key=("shape", name, np.shape(value)),
        )
    if np.asarray(value).dtype.kind not in "fiu":
        raise Wrong(
            f"`{name}` is of type {np.asarray(value).dtype}; expected a decimal number.", key=("not a number", name)
        )
    if not np.isfinite(value):
        raise Wrong(
            f"`{name}` is {value}. Look for a division by zero, a logarithm of zero or an overflow.",
            key=("not finite", name),
        )
    return value
