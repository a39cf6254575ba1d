"""Run a learner's function so that nothing it does breaks the notebook.

``guarded(function)`` gives a function that is called in the same way. It hides what is printed, stops what takes
too long or too much memory, puts back the settings that a whole notebook shares, and notices global randomness and
changed arguments. Whatever goes wrong becomes a ``Wrong``, in plain words. A learner's own kernel is not under
attack: nothing here defends against code that wants to do harm.
"""

import contextlib
import copy
import functools
import inspect
import io
import random
import sys
import types
import warnings

import numpy as np
from IPython import get_ipython
from IPython.core.displaypub import DisplayPublisher

from helpers.exercises.judge import endless
from helpers.exercises.judge.explain import (
    NAMES,
    NO_RANDOMNESS,
    TOUCHED,
    explain_exception,
    failed_at,
    hints,
    line_as_told,
    text_of,
)
from helpers.exercises.judge.finding import unknown_name
from helpers.exercises.judge.limits import Bounded, Stopwatch, TimeUp, memory_limit, time_limit
from helpers.exercises.parts import is_of_cell

TIME_LIMIT = 5.0  # seconds of computing, for one call; all calls of one judging together get twice that
MEMORY_LIMIT = 2**30  # bytes on top of what the kernel has (Linux only: elsewhere there is no such limit)
# The same for a changed answer: for the arrays of one step, and the search itself. Some answers draw all that they need
# at once, 200 MB and more in the widest case: with a limit near that, what the process holds would decide.
MEMORY_OF_A_TRY = 2**27
LONGEST_SEARCH = 20.0  # seconds of computing: only an answer that computes for long in one call comes there
TOOK_TOO_LONG = "took too long"  # the name of a mistake: no change of it is looked for, since it can't be tried


class Wrong(Exception):
    """The answer breaks a property: the message says which, to the learner.

    key: what two answers that are wrong in the same way have in common (the message, when not given).
    name: that of the mistake, where the message says all of its cause, as a known mistake does;
    advice: what to try when no known mistake explains it; unknown: see Result; line: where an error stopped it.
    """

    def __init__(self, message, key=None, name=None, advice="", unknown=None, line=None):
        super().__init__(message)
        self.message = message
        self.key = message if key is None else key
        self.name = name
        self.advice = advice
        self.unknown = unknown
        self.line = line


def is_error(got):
    """Whether this is a Wrong of an answer that ended with an error."""
    return isinstance(got, Wrong) and got.key[:1] == ("raised",)


def guarded(function):
    """The function, made harmless: see the head of this module. Once its time was up, it is not called again."""
    names = argument_names(function)
    left = 2 * TIME_LIMIT
    stopped = None
    shared = shared_state()  # only our own code runs between two calls, and leaves it alone

    def look(frame, tell):
        endless.Watch(function, frame, tell)

    def call(*arguments, **named):
        nonlocal left, stopped
        if stopped:
            raise stopped
        originals = copied((arguments, named))
        wrong, watch = None, Stopwatch()
        try:
            with quiet(), global_state_kept(shared) as touched, memory_limit(MEMORY_LIMIT):
                with time_limit(min(TIME_LIMIT, max(left, 0.01)), watch, look):
                    result = function(*arguments, **named)
        except BaseException as error:  # SystemExit must not end the notebook either
            wrong = described(error, function)
            stopped = wrong if isinstance(error, (TimeUp, KeyboardInterrupt)) else None
        left -= watch.stop()
        if wrong:  # not raised in the `except`, where it would keep the learner's arrays alive
            raise wrong
        if touched:
            asked = "rng" in names or touched[0] == "np.seterr"
            raise Wrong(TOUCHED[touched[0]] if asked else NO_RANDOMNESS, ("touched", *touched), NAMES[touched[0]])
        now, before = dict(zip(names, arguments)) | named, dict(zip(names, originals[0])) | originals[1]
        check_unchanged(now, before, functools.partial(line_that_changes, function, names, *originals))
        return result

    return call


def lightly_guarded(function, effort):
    """The function for one of many tries inside ``trying``: errors and changed arguments are told as by ``guarded``.

    effort: what may be computed, see ``Effort``.
    """
    names = argument_names(function)

    def call(*arguments, **named):
        arguments = [Bounded(one) if type(one) is int else one for one in arguments]
        originals, wrong = copied((arguments, named)), None
        try:
            result = function(*arguments, **named)
        except (TimeUp, KeyboardInterrupt):
            raise
        except BaseException as error:
            text = text_of(error)
            wrong = Wrong(text, key_of_error(text))
        effort.of_a_call(None if wrong else result)
        if wrong:
            raise wrong
        check_unchanged(dict(zip(names, arguments)) | named, dict(zip(names, originals[0])) | originals[1])
        return result

    return call


@contextlib.contextmanager
def trying():
    """What many tries share: nothing is shown or left changed, and draws from global generators are the same again."""
    with quiet(), global_state_kept(shared_state()), memory_limit(MEMORY_OF_A_TRY), time_limit(LONGEST_SEARCH):
        np.random.seed(0)
        random.seed(0)
        yield


def argument_names(function):
    """The names of the function's arguments as far as they can be known, and then numbers."""
    code = vars(function) == {} and function.__code__ if type(function) is types.FunctionType else None
    if code and not code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS):  # most are: it takes a tenth
        names = list(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount])
    else:
        names = names_in_signature(function)
    return names + [f"argument {position}" for position in range(len(names) + 1, MOST_ARGUMENTS)]


def names_in_signature(function):
    """The names of the arguments of whatever can be called; [] where they can't be known."""
    try:
        return list(signature_of(function).parameters)
    except (TypeError, ValueError):
        return []


MOST_ARGUMENTS = 10


def signature_of(function):
    """The function's signature. Its annotations are not evaluated: what they name may not be there."""
    if sys.version_info < (3, 14):
        return inspect.signature(function)
    import annotationlib

    return inspect.signature(function, annotation_format=annotationlib.Format.STRING)


def described(error, function):
    """The exception as a Wrong, whose key is what it has in common with the same mistake of somebody else."""
    text = text_of(error)
    what, advice = explain_exception(error, text, function, TIME_LIMIT)
    name = TOOK_TOO_LONG if isinstance(error, TimeUp) else None
    return Wrong(what, key_of_error(text), name, advice, unknown_name(error), failed_at(error, function))


@functools.lru_cache(1000)  # many changes of an answer end with the same error
def key_of_error(text):
    """What an error of this text has in common with others: a hint, or a division by zero in any Python's words."""
    return ("raised", *(hints(text) or [text.partition(":")[0] if text.startswith("ZeroDivisionError") else text]))


def copied(value):
    """The containers and arrays of our arguments copied; the rest of them can't change, or may (generators)."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, dict):
        new = copy.copy(value)  # of the same kind, such as a defaultdict
        new.update((key, copied(item)) for key, item in value.items())
        return new
    if isinstance(value, (list, tuple)):
        make = getattr(type(value), "_make", type(value))  # a named tuple's takes its items one by one
        return make(map(copied, value))
    return value


INPUT_CHANGED = "input changed"  # the name of a mistake


def check_unchanged(now, before, where=lambda name: ""):
    """Raise Wrong when the function changed what it was given: both are dictionaries of arguments by name.

    where(name) -> the words for the line that did it.
    """
    for name in before:
        if not same(now[name], before[name]):
            said = f"Your function changed its input `{name}`{where(name)}{changed_entries(now[name], before[name])}"
            raise Wrong(said, ("changed", name), INPUT_CHANGED)


MOST_EVENTS = 1000  # lines that are run under a trace


def line_that_changes(function, names, arguments, named, name):
    """' in line 3, `X -= mean`' for the first line after which the argument is another; '' where none is seen."""
    code, given = getattr(function, "__code__", None), copied((arguments, named))
    before, now = ((dict(zip(names, some)) | more)[name] for some, more in ((arguments, named), given))
    last, left, found = None, MOST_EVENTS, None

    def look(frame, event, result):
        nonlocal last, left, found
        if found is None and not same(now, before):
            found = last
        last, left = (frame.f_code, frame.f_lineno), left - 1
        return look if found is None and left > 0 else None

    with under_trace(lambda frame, event, _: look if is_of_cell(frame.f_code, code) else None):
        function(*given[0], **given[1])
    return line_as_told(*found) if found else ""


@contextlib.contextmanager
def under_trace(trace):
    """While it lasts, Python calls ``trace`` for each function. What is raised in it ends it, and no more."""
    outer = sys.gettrace()
    with contextlib.suppress(Exception, SystemExit, TimeUp), trying():
        try:
            sys.settrace(trace)
            yield
        finally:
            sys.settrace(outer)


def changed_entries(now, before):
    """The end of that sentence: what was changed, and what to do instead."""
    if isinstance(before, list):
        return ", a list that the caller still needs. Read its entries without changing them, or work on a copy."
    if not isinstance(before, dict):
        return ". The caller still needs the old values: compute a new array, or work on a copy (`.copy()`)."
    if not isinstance(now, dict) or now.keys() != before.keys():
        return ". The caller still needs the old one: make a dictionary of your own."
    names = ", ".join(f"`{key}`" for key in before if not same(now[key], before[key]))
    return (
        f" (in it: {names}). Keep what is new under names of your own, and change no given array in place, as `*=` "
        "does: a copy of the dictionary holds the same arrays."
    )


def same(now, before):
    """Whether two inputs are equal, arrays to the last bit. Random generators may move on."""
    if type(now) is not type(before):
        return False
    if isinstance(before, np.ndarray):
        return now.dtype == before.dtype and (
            same_bits(now, before) or np.array_equal(now, before, equal_nan=before.dtype.kind == "f")
        )
    if isinstance(before, dict):
        return now.keys() == before.keys() and all(same(now[key], before[key]) for key in before)
    if isinstance(before, (list, tuple)):
        return len(now) == len(before) and all(map(same, now, before))
    if isinstance(before, np.random.RandomState) or callable(before):
        return True
    return now == before


def same_bits(one, other):
    """Whether two arrays of one dtype are equal, zeros with their signs: quicker than asking each number."""
    return one.shape == other.shape and one.tobytes() == other.tobytes()


def all_true(flags):
    """``flags.all()``, in a fifth of the time."""
    return 0 not in flags.tobytes()


@contextlib.contextmanager
def quiet():
    """Hide prints, what is displayed, and warnings; the filters of warnings are afterwards as before."""
    shell = get_ipython()
    with contextlib.redirect_stdout(Discard()), contextlib.redirect_stderr(Discard()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        publisher = getattr(shell, "display_pub", None)
        if shell:
            shell.display_pub = HIDDEN
        try:
            yield
        finally:
            if shell:
                shell.display_pub = publisher


class Hidden(DisplayPublisher):
    """A place for `display` that shows nothing."""

    def publish(self, *_, **__):
        pass


HIDDEN = Hidden()


class Discard(io.TextIOBase):
    """A stream that swallows what is written: a million lines must not fill the notebook."""

    def write(self, text):
        return len(text)


@contextlib.contextmanager
def global_state_kept(before):
    """Put back what a whole notebook shares, and list what a learner should hear of.

    before: the state as ``shared_state`` gives it: reading it takes longer than many a call.
    """
    touched = []
    print_options = np.get_printoptions()
    try:
        yield touched
    finally:
        np.set_printoptions(**print_options)
        for (name, read, put_back), state in zip(SHARED, before):
            if read() != state:
                put_back(state)
                touched.append(name)


def shared_state():
    """What a whole notebook shares, in the order of ``SHARED``."""
    return [read() for _, read, _ in SHARED]


def numpy_random_state():
    """The state of NumPy's global generator, as values that compare with ==."""
    name, key, *rest = np.random.get_state()
    return name, key.tobytes(), *rest


def set_numpy_random_state(state):
    """The inverse of ``numpy_random_state``."""
    name, key, *rest = state
    np.random.set_state((name, np.frombuffer(key, np.uint32), *rest))


# What to call it, how to read it, how to put it back.
SHARED = [
    ("np.random", numpy_random_state, set_numpy_random_state),
    ("random", random.getstate, random.setstate),
    ("np.seterr", np.geterr, lambda state: np.seterr(**state)),
]
