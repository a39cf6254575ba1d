"""Limits on the time and the memory that a learner's function may take, where the system can set them."""

import contextlib
import os
import signal
import sys
import threading

import numpy as np


class TimeUp(BaseException):
    """Raised inside a learner's function when its time is up. No Exception: `except Exception` must not catch it."""


AGAIN = 0.1  # seconds from one ring of the alarm to the next, until the call has ended


class TooMuch(BaseException):
    """Raised inside a changed answer that computes more than a try may. No Exception, for the same reason."""


class Effort:
    """What a search may compute, counted and not timed, so that a busy machine finds the same.

    most: in all, in units of about a short call; each call, and each ``STEPS_OF_A_UNIT`` rounds of loops and each
    ``NUMBERS_OF_A_UNIT`` numbers in a result, is one.
    """

    def __init__(self, most):
        self.left = most
        self.steps = 0

    def is_over(self):
        return self.left <= 0

    @property
    def was_too_much(self):
        """Whether the last try had more steps than it may: an answer like that is not searched."""
        return self.steps > MOST_STEPS

    def begin(self):
        """A new try, which may take MOST_STEPS."""
        self.left -= 1 + self.steps / STEPS_OF_A_UNIT
        self.steps = 0

    def step(self):
        """One round of a loop, or one call of a function in the answer; True, to stand in a condition."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TooMuch
        return True

    def counted(self, values):
        """The same values, each a step."""
        for value in values:
            self.step()
            yield value

    def of_a_call(self, result):
        self.left -= 1 + numbers_in(result) / NUMBERS_OF_A_UNIT


MOST_STEPS = 20_000
STEPS_OF_A_UNIT, NUMBERS_OF_A_UNIT = 100, 10_000


def numbers_in(result):
    """How many numbers the arrays of a result hold."""
    parts = result.values() if isinstance(result, dict) else result if isinstance(result, (tuple, list)) else [result]
    return sum(part.size for part in parts if isinstance(part, np.ndarray))


def time_limit(seconds):
    """Raise TimeUp in what runs inside when it takes longer than this, as a context manager.

    On the main thread of Linux and macOS an alarm does it. Elsewhere (Windows, other threads) a watching thread does,
    which can't cut a single long call such as ``time.sleep`` short. A Python with neither signals nor threads (one that
    runs in a browser) has no limit. Code that catches everything and goes on is stopped by interrupting the kernel.
    """
    on_main_thread = threading.current_thread() is threading.main_thread()
    return alarm(seconds) if on_main_thread and hasattr(signal, "setitimer") else watcher(seconds)


@contextlib.contextmanager
def alarm(seconds):
    """The time limit by a signal, again and again: Python swallows what is raised in a `__del__`."""
    over = rang = False

    def ring(*_):
        nonlocal rang
        if not over:
            rang = True
            raise TimeUp

    handler = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
        if rang:  # and it was swallowed each time
            raise TimeUp
    finally:
        over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)


@contextlib.contextmanager
def watcher(seconds):
    """The time limit by a thread that raises TimeUp in this one."""
    me, over, lock = threading.get_ident(), threading.Event(), threading.Lock()

    def watch():
        if over.wait(seconds):
            return
        from ctypes import c_ulong, py_object, pythonapi

        with lock:
            if not over.is_set():
                pythonapi.PyThreadState_SetAsyncExc(c_ulong(me), py_object(TimeUp))

    with contextlib.suppress(RuntimeError):  # there are no threads, and so there is no limit
        threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:
            over.set()


@contextlib.contextmanager
def memory_limit(extra):
    """Let an allocation beyond what is in use now plus ``extra`` bytes fail. Only Linux keeps such a limit."""
    if not sys.platform.startswith("linux"):
        yield
        return
    from resource import RLIM_INFINITY, RLIMIT_AS, getpagesize, getrlimit, setrlimit  # not on Windows

    statm = os.open("/proc/self/statm", os.O_RDONLY)  # at every call of an answer: a file object is slower
    in_use = int(os.read(statm, 100).split()[0]) * getpagesize()
    os.close(statm)
    soft, hard = getrlimit(RLIMIT_AS)
    limit = in_use + extra if soft == RLIM_INFINITY else min(soft, in_use + extra)
    setrlimit(RLIMIT_AS, (limit, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_AS, (soft, hard))
