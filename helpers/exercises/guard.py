"""Run a learner's function so that nothing it does can break the notebook.

``guarded(function)`` gives a function that is called in the same way. It hands over copies of the
arguments, hides what is printed, stops what takes too long or too much memory, and puts back what must not
be touched (NumPy, the course's modules, global randomness). Whatever goes wrong becomes a ``Wrong``, in
plain words.
"""

import builtins
import contextlib
import copy
import ctypes
import io
import linecache
import math
import random
import signal
import sys
import threading
import time
import traceback
import warnings

import numpy as np

TIME_LIMIT = 5.0  # seconds, for one call
MEMORY_LIMIT = 2**30  # bytes on top of what the kernel has (Linux only: elsewhere there is no such limit)


class Wrong(Exception):
    """The answer breaks a property: the message says which, to the learner.

    key: what two answers that are wrong in the same way have in common (the message, when not given).
    """

    def __init__(self, message, key=None):
        super().__init__(message)
        self.message = message
        self.key = message if key is None else key


class TimeUp(BaseException):
    """Raised inside a learner's code when its time is up; not an Exception, so that few handlers catch it."""


def guarded(function):
    """The function, made harmless: see the head of this module."""

    def call(*arguments):
        originals = copy.deepcopy(arguments)
        with keep_global_state() as touched:
            try:
                with quiet(), time_limit(TIME_LIMIT), memory_limit(MEMORY_LIMIT):
                    result = function(*arguments)
            except BaseException as error:  # SystemExit and KeyboardInterrupt must not end the notebook either
                raise Wrong(explain_exception(error, function), key=("raised", type(error).__name__)) from None
        if touched:
            raise Wrong(explain_touched(touched), key=("touched", *touched))
        check_unchanged(arguments, originals, function)
        return result

    return call


def explain_exception(error, function):
    """What stopped the learner's function and on which line, as a sentence or two."""
    where = failing_line(error, function)
    if isinstance(error, TimeUp):
        return f"Your function was stopped{where} after {TIME_LIMIT:g} seconds. Look for a loop that never ends, or for much more work than needed."
    if isinstance(error, MemoryError):
        return f"Your function asked for far too much memory{where}. Check the shapes of the arrays that it makes."
    if isinstance(error, RecursionError):
        return f"Your function calls itself over and over{where}. It needs no call of itself: loop over the layers instead."
    if isinstance(error, (SystemExit, KeyboardInterrupt)):
        return f"Your function ended the program with {type(error).__name__}{where}. Let it return its result instead."
    try:
        reason = f"{type(error).__name__}: {error}"
    except BaseException:  # a learner's own exception may fail to print
        reason = type(error).__name__
    return f"Your function stopped with an error{where}.\n{reason}"


def failing_line(error, function):
    """' in line 3, `W = ...`' for the last line of the learner's own code that was running; '' when unknown."""
    code = getattr(function, "__code__", None)
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if code and frame.filename == code.co_filename]
    if not own:
        return ""
    number = own[-1].lineno - code.co_firstlineno + 1
    text = linecache.getline(own[-1].filename, own[-1].lineno).strip()
    return f" in line {number}" + (f", `{text}`" if text else "")


def check_unchanged(arguments, originals, function):
    """Raise Wrong when the function changed what it was given."""
    names = function.__code__.co_varnames if hasattr(function, "__code__") else ()
    for position, (now, before) in enumerate(zip(arguments, originals)):
        if not same(now, before):
            name = names[position] if position < len(names) else f"argument {position + 1}"
            raise Wrong(
                f"Your function changed its input `{name}`. Whoever called it still needs the old values: "
                "compute new arrays, or work on a copy (`.copy()`).",
                key=("changed", position),
            )


def same(now, before):
    """Whether two inputs are equal, arrays to the last bit. Random generators may move on."""
    if isinstance(before, np.ndarray):
        return isinstance(now, np.ndarray) and now.dtype == before.dtype and np.array_equal(now, before, equal_nan=True)
    if isinstance(before, dict):
        return now.keys() == before.keys() and all(same(now[key], before[key]) for key in before)
    if isinstance(before, (np.random.RandomState, type(same))):
        return True
    return now == before


@contextlib.contextmanager
def keep_global_state():
    """Put back global randomness and every name of NumPy's and the course's modules; list what was touched."""
    touched = []
    modules = [np, np.random, np.linalg, math, random, builtins]
    modules += [module for name, module in list(sys.modules.items()) if name.startswith("helpers.")]
    before = [(module, dict(vars(module))) for module in modules]
    numpy_state, python_state = np.random.get_state(legacy=False), random.getstate()
    recursion_limit = sys.getrecursionlimit()
    with np.errstate(), np.printoptions():
        try:
            yield touched
        finally:
            sys.setrecursionlimit(recursion_limit)
            for module, names in before:
                for name, value in names.items():
                    if vars(module).get(name, touched) is not value:
                        vars(module)[name] = value
                        touched.append(f"{module.__name__}.{name}")
            if not same_state(np.random.get_state(legacy=False), numpy_state):
                np.random.set_state(numpy_state)
                touched.append("np.random")
            if random.getstate() != python_state:
                random.setstate(python_state)
                touched.append("random")


def same_state(now, before):
    """Whether two states of NumPy's global generator are the same."""
    return (
        np.array_equal(now["state"]["key"], before["state"]["key"])
        and now["state"]["pos"] == before["state"]["pos"]
        and now["gauss"] == before["gauss"]
    )


def explain_touched(touched):
    """What to say when global state was changed."""
    if touched[0] in ("np.random", "random"):
        return (
            f"Your function draws from the global generator of `{touched[0]}`, or seeds it. Nobody can repeat such a "
            "draw without knowing what ran before: draw from the argument `rng` instead, as in `rng.randn(...)`."
        )
    return f"Your function replaced `{touched[0]}`, which everybody uses. It was put back; let your function only return its result."


class Discard(io.TextIOBase):
    """A stream that swallows what is written: a million lines must not fill the notebook."""

    def write(self, text):
        return len(text)


@contextlib.contextmanager
def quiet():
    """Hide prints and warnings."""
    with contextlib.redirect_stdout(Discard()), contextlib.redirect_stderr(Discard()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def memory_limit(extra):
    """Let an allocation beyond what is in use now plus ``extra`` bytes fail. Only Linux keeps such a limit."""
    if not sys.platform.startswith("linux"):
        yield
        return
    import resource  # not on Windows

    with open("/proc/self/statm") as statm:
        in_use = int(statm.read().split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = in_use + extra if soft == resource.RLIM_INFINITY else min(soft, in_use + extra)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def time_limit(seconds):
    """Raise TimeUp in the code inside when it runs for longer than this.

    On the main thread of Linux and macOS an alarm does it. Elsewhere (Windows, other threads) a watching
    thread does, which can't stop a single long call such as ``time.sleep``. Neither can stop a loop inside
    one built-in function, such as ``sum(itertools.count())``: then only restarting the kernel helps.
    """
    on_main_thread = threading.current_thread() is threading.main_thread()
    return alarm(seconds) if on_main_thread and hasattr(signal, "setitimer") else watcher(seconds)


AGAIN = 0.02  # seconds until TimeUp is raised once more, for code that catches everything


@contextlib.contextmanager
def alarm(seconds):
    """The time limit by a signal."""

    def ring(_, frame):
        # In this module or contextlib, the learner's code is already over: leave it in peace.
        if frame.f_code.co_filename not in (__file__, contextlib.__file__):
            insist(frame)
            raise TimeUp

    tracer = sys.gettrace()
    started = time.monotonic()
    handler = signal.signal(signal.SIGALRM, ring)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        sys.settrace(tracer)
        if left:  # somebody else's alarm was running: let it go on
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - started), 0.001), interval)


def insist(frame):
    """Raise TimeUp once more at the next line that the learner's code reaches.

    A handler that catches everything (``except: pass`` in an endless loop) catches the first one. The next
    one comes inside the handler, where nothing catches it.
    """

    def raise_again(frame, event, _):
        if event == "line":
            raise TimeUp
        return raise_again

    sys.settrace(lambda *_: None)  # Python asks a frame's own tracer only while there is a global one
    while frame and frame.f_code.co_filename != __file__:
        frame.f_trace = raise_again
        frame = frame.f_back


@contextlib.contextmanager
def watcher(seconds):
    """The time limit by a thread that raises TimeUp in this one."""
    me = ctypes.c_ulong(threading.get_ident())
    set_exception = ctypes.pythonapi.PyThreadState_SetAsyncExc
    lock, over = threading.Lock(), threading.Event()

    def watch():
        wait = seconds
        while not over.wait(wait):
            wait = AGAIN
            with lock:
                if not over.is_set():
                    set_exception(me, ctypes.py_object(TimeUp))

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:
            over.set()
            set_exception(me, None)
