"""Run a learner's function so that nothing it does can break the notebook.

``guarded(function)`` gives a function that is called in the same way. It hides what is printed, stops what takes
too long or too much memory, puts back what must not be touched (NumPy, the course's modules, global randomness),
notices changed arguments, and hands on only plain data. Whatever goes wrong becomes a ``Wrong``, in plain words.
"""

import builtins
import contextlib
import copy
import functools
import inspect
import io
import math
import operator
import os
import random
import signal
import sys
import time
import warnings

import numpy as np

from helpers.exercises.judge.explain import explain_exception, explain_touched, hints, text_of
from helpers.exercises.judge.limits import TimeUp, memory_limit, run, time_limit
from helpers.exercises.judge.plain import plain_result

TIME_LIMIT = 5.0  # seconds, for one call; all calls of one judging together get twice that
MEMORY_LIMIT = 2**30  # bytes on top of what the kernel has (Linux only: elsewhere there is no such limit)


class Wrong(Exception):
    """The answer breaks a property: the message says which, to the learner.

    key: what two answers that are wrong in the same way have in common (the message, when not given).
    """

    def __init__(self, message, key=None):
        super().__init__(message)
        self.message = message
        self.key = message if key is None else key


def guarded(function):
    """The function, made harmless: see the head of this module. Once its time was up, it is not called again."""
    names = argument_names(function)
    stopped = []

    def call(*arguments, **named):
        if stopped:
            raise Wrong(*stopped)
        originals = copied((arguments, named))
        error = None
        with quiet(), keep_global_state() as touched:
            try:
                with time_limit(TIME_LIMIT) as time_was_up, memory_limit(MEMORY_LIMIT):
                    result = run(plain_result, (function, arguments, named))
            except BaseException as caught:  # SystemExit and KeyboardInterrupt must not end the notebook either
                error = caught
        if time_was_up.is_set() and not isinstance(error, TimeUp):
            error = TimeUp().with_traceback(error and error.__traceback__)
        if error is not None:
            message, key = described(error, function)
            if isinstance(error, TimeUp) or key == UNSHOWN:
                stopped.extend((message, key))
            error = None  # it keeps the learner's arrays alive
            raise Wrong(message, key)
        if touched:
            raise Wrong(explain_touched(touched), key=("touched", *touched))
        check_unchanged(dict(zip(names, arguments)) | named, dict(zip(names, originals[0])) | originals[1])
        return result

    return call


def argument_names(function):
    """The names of the function's arguments as far as they can be known, and then numbers."""
    try:
        names = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        names = []
    return names + [f"argument {position}" for position in range(len(names) + 1, MOST_ARGUMENTS)]


MOST_ARGUMENTS = 10


def described(error, function):
    """The message on an exception, and what it has in common with the same mistake of somebody else."""
    try:
        with quiet(), time_limit(TIME_LIMIT):  # an exception of the learner's own may do anything when it is printed
            text = run(text_of, (error,))
            message = run(explain_exception, (error, text, function, TIME_LIMIT))
        return message, ("raised", *(hints(text) or [text]))
    except BaseException:
        if isinstance(error, TimeUp):  # the limit of the whole check can end right now: then the message names no line
            return explain_exception(error, "", None, TIME_LIMIT), ("raised", text_of(error))
        return "Your function stopped with an error that can't be shown.", UNSHOWN


UNSHOWN = ("raised", "what can't be shown")


def copied(value):
    """The containers and arrays of our arguments copied; the rest of them can't change, or may (generators)."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(map(copied, value))
    return value


def check_unchanged(now, before):
    """Raise Wrong when the function changed what it was given: both are dictionaries of arguments by name."""
    for name in before:
        if not same(now[name], before[name]):
            raise Wrong(
                f"Your function changed its input `{name}`. Whoever called it still needs the old values: "
                "compute new arrays, or work on a copy (`.copy()`).",
                key=("changed", name),
            )


def same(now, before):
    """Whether two inputs are equal, arrays to the last bit. Random generators may move on."""
    if type(now) is not type(before):
        return False
    if isinstance(before, np.ndarray):
        return now.dtype == before.dtype and np.array_equal(now, before, equal_nan=before.dtype.kind == "f")
    if isinstance(before, dict):
        return now.keys() == before.keys() and all(same(now[key], before[key]) for key in before)
    if isinstance(before, (list, tuple)):
        return len(now) == len(before) and all(map(same, now, before))
    if isinstance(before, (np.random.RandomState, type(same))):
        return True
    return now == before


@contextlib.contextmanager
def quiet():
    """Hide prints and warnings."""
    with contextlib.redirect_stdout(Discard()), contextlib.redirect_stderr(Discard()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


class Discard(io.TextIOBase):
    """A stream that swallows what is written: a million lines must not fill the notebook."""

    def write(self, text):
        return len(text)


@contextlib.contextmanager
def keep_global_state():
    """Put back what everybody shares, and list what was touched."""
    touched = []
    before = [(module.__dict__, module.__dict__.copy()) for module in shared_modules(len(sys.modules))]
    states = [(name, put_back, get()) for name, get, put_back in STATES]
    set_limit, recursion_limit, print_options = sys.setrecursionlimit, sys.getrecursionlimit(), np.get_printoptions()
    sys.setrecursionlimit = nothing  # beyond the usual limit, recursion can end the kernel
    try:
        yield touched
    finally:
        put_back_names(before, touched)
        sys.setrecursionlimit = set_limit
        set_limit(recursion_limit)
        np.set_printoptions(**print_options)
        for (name, put_back, state), (_, get, _) in zip(states, STATES):
            if get() != state:
                put_back(state)
                touched.append(name)


@functools.lru_cache(maxsize=1)
def shared_modules(loaded):
    """The modules whose names everybody uses; loaded: how many there are, so that new ones are not forgotten."""
    own = [module for name, module in list(sys.modules.items()) if name.startswith("helpers.")]
    return [builtins, np, np.random, np.linalg, math, random, copy, os, signal, time, warnings, *own]


def put_back_names(before, touched, all=all, map=map):
    """Put back every name of the modules. Built-in functions may have been replaced too: these are the real ones."""
    for now, names in before:
        if not all(map(operator.is_, map(now.get, names), names.values())):
            for name in names:
                if name not in now or now[name] is not names[name]:
                    now[name] = names[name]
                    touched.append(f"{names['__name__']}.{name}")


def numpy_random_state():
    """The state of NumPy's global generator, as values that compare with ==."""
    name, key, *rest = np.random.get_state()
    return name, key.tobytes(), *rest


def set_numpy_random_state(state):
    """The inverse of ``numpy_random_state``."""
    name, key, *rest = state
    np.random.set_state((name, np.frombuffer(key, np.uint32), *rest))


def working_directory():
    """The working directory; None where it was deleted."""
    try:
        return os.getcwd()
    except OSError:
        return None


def change_directory(folder):
    """Go back there, if it is still there."""
    with contextlib.suppress(OSError, TypeError):
        os.chdir(folder)


def streams_are_ours():
    """Whether what is printed still goes where ``quiet`` sends it."""
    streams = [sys.__dict__.get("stdout"), sys.__dict__.get("stderr")]
    return all(type(stream) is Discard and not stream.closed for stream in streams)


def nothing(value):
    """Do nothing with the value."""


# What is shared besides names: what to call it, how to read it, how to put it back.
STATES = [
    ("np.random", numpy_random_state, set_numpy_random_state),
    ("random", random.getstate, random.setstate),
    ("the working directory", working_directory, change_directory),
    ("np.seterr", np.geterr, lambda state: np.seterr(**state)),
    ("warnings", lambda: list(warnings.filters), nothing),  # `quiet` puts these back
    ("sys.stdout", streams_are_ours, nothing),
]
