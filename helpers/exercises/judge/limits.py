"""Limits on the time and the memory that a learner's function may take, where the system can set them."""

import _thread
import contextlib
import os
import signal
import sys
import threading
import time

import numpy as np


class TimeUp(BaseException):
    """Raised inside a learner's function when its time is up. No Exception: `except Exception` must not catch it."""


class NeverEnds(TimeUp):
    """Raised there earlier, where a round of the loop that is running changes nothing."""


LOOK_AFTER = 0.5  # seconds, until it is looked whether that is so
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


MOST_STEPS = 10_000
STEPS_OF_A_UNIT, NUMBERS_OF_A_UNIT = 100, 10_000


class Bounded(int):
    """A whole number that is given to a try, which ends where a product or a power of it grows beyond MOST_BITS."""

    def __mul__(self, other):
        return bounded(int(self) * other)

    __rmul__ = __mul__

    def __pow__(self, other):
        return power(int(self), other)

    def __rpow__(self, other):
        return power(other, int(self))


MOST_BITS = 10_000


def power(base, exponent):
    if isinstance(base, int) and isinstance(exponent, int) and base.bit_length() * exponent > MOST_BITS:
        raise TooMuch
    return bounded(base**exponent)


def bounded(value):
    """The value, and a whole number as a Bounded one."""
    if not isinstance(value, int):
        return value
    if value.bit_length() > MOST_BITS:
        raise TooMuch
    return Bounded(value)


def numbers_in(result):
    """How many numbers the arrays of a result hold."""
    parts = result.values() if isinstance(result, dict) else result if isinstance(result, (tuple, list)) else [result]
    return sum(part.size for part in parts if isinstance(part, np.ndarray))


def time_limit(seconds, watch=None, look=None):
    """Raise TimeUp in what runs inside when it takes longer than this, as a context manager.

    watch: the Stopwatch that tells how long it has taken; at the end it is stopped.
    look(frame, tell): called by the alarm after a while, see ``endless``.

    On the main thread an alarm does it: on Linux and macOS the system's, elsewhere (Windows) one that a thread rings.
    On other threads a watching thread does. Both threads can't cut a single long call such as ``time.sleep`` short,
    and a Python that has none (one that runs in a browser) has no limit. All insist: Python swallows what is raised in
    a `__del__`, and `except BaseException` catches it.
    """
    if threading.current_thread() is threading.main_thread():
        return alarm(seconds, watch or Stopwatch(), look)
    return watcher(seconds, watch or Stopwatch())


SLOWEST = 8  # where the system does not tell how long a thread waits: how many times as long all may take


class Stopwatch:
    """How long the thread that made it has computed or slept since, but for the time that it waited for a processor.

    So a machine on which others compute, too, takes no time from an answer. Linux tells how long a thread has waited.
    Elsewhere it is the time that the process has computed, or an eighth of what has passed if that is more.
    """

    def __init__(self):
        self.began = time.monotonic()
        try:
            self.file = open("/proc/thread-self/schedstat", "rb")  # so any thread can ask for this one
        except OSError:
            self.file, self.computed = None, time.process_time()
        self.waited = self.waiting()
        self.seconds = None  # once it is stopped

    def waiting(self):
        """Seconds that the thread has waited for a processor in its life; 0 where the system does not tell."""
        if not self.file:
            return 0
        # In one step: an alarm may ask while this is being asked, and would find the place where it reads moved on.
        return int(os.pread(self.file.fileno(), 100, 0).split()[1]) / 1e9

    def read(self):
        """Seconds until now, or until it was stopped."""
        if self.seconds is not None:
            return self.seconds
        passed = time.monotonic() - self.began
        if self.file:
            return passed - (self.waiting() - self.waited)
        return max(time.process_time() - self.computed, passed / SLOWEST)

    def stop(self):
        """The last reading."""
        self.seconds = self.read()
        if self.file:
            self.file.close()
        return self.seconds


@contextlib.contextmanager
def alarm(seconds, watch, look):
    """The time limit by a signal, see ``rung``."""
    over, ringing, rings, kind = False, False, 0, TimeUp

    def ring(_, frame):
        nonlocal ringing
        if over or ringing:  # on a busy machine the next ring comes before this one is done
            return
        ringing = True
        try:
            heard(frame)
        finally:
            ringing = False

    def heard(frame):
        nonlocal look, rings
        if watch.read() >= seconds or rings:
            rings += 1
            if rings > 1:
                stop_at_next_line(frame)
            raise kind
        if look and watch.read() >= LOOK_AFTER:
            look = look(frame, never_ends)

    def never_ends():
        nonlocal kind, rings
        kind, rings = NeverEnds, 1

    before = sys.gettrace()
    try:
        with rung(ring, min(seconds, LOOK_AFTER)):
            try:
                yield
                if rings:  # and it was swallowed each time
                    raise kind
            finally:
                over = True
    finally:
        watch.stop()
        if rings or not look:
            sys.settrace(before)


def rung(ring, first):
    """Calls ring(number, frame) in the main thread after ``first`` seconds, and then again and again, as a context
    manager. It may stand in another one, which goes on after it.
    """
    return rung_by_the_system(ring, first) if hasattr(signal, "setitimer") else rung_by_a_thread(ring, first)


@contextlib.contextmanager
def rung_by_the_system(ring, first):
    handler = signal.signal(signal.SIGALRM, ring)
    began, (outer, again) = time.monotonic(), signal.setitimer(signal.ITIMER_REAL, first, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)  # before the handler goes: Python's own one ends the process
        signal.signal(signal.SIGALRM, handler)
        if outer:
            signal.setitimer(signal.ITIMER_REAL, max(outer - time.monotonic() + began, AGAIN), again)


@contextlib.contextmanager
def rung_by_a_thread(ring, first):
    handler = signal.signal(OF_A_THREAD, ring)
    try:
        with again_and_again(first, lambda: _thread.interrupt_main(OF_A_THREAD)):
            yield
    finally:
        signal.signal(OF_A_THREAD, handler)  # first Python hears what has rung meanwhile


OF_A_THREAD = getattr(signal, "SIGBREAK", signal.SIGTERM)  # never sent to a kernel: a thread only says that it was


def stop_at_next_line(frame):
    """Raise TimeUp at the next line, too: that may be the `except BaseException` which would catch the first one."""
    sys.settrace(lambda *_: None)  # of frames that are yet to come no line is traced: they may be ours
    while frame and not frame.f_code.co_filename.startswith(OURS):
        frame.f_trace = time_is_up
        frame = frame.f_back


def time_is_up(_, event, __):
    if event == "line":
        raise TimeUp
    return time_is_up


OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


@contextlib.contextmanager
def watcher(seconds, watch):
    """The time limit by a thread that raises TimeUp in this one."""
    me = threading.get_ident()

    def end():
        from ctypes import c_ulong, py_object, pythonapi

        if watch.read() >= seconds and not is_leaving(me):
            pythonapi.PyThreadState_SetAsyncExc(c_ulong(me), py_object(TimeUp))

    try:
        with again_and_again(seconds, end):
            yield
    finally:
        watch.stop()


@contextlib.contextmanager
def again_and_again(first, act):
    """Calls act() in a thread after ``first`` seconds, and then every AGAIN; where there are no threads, never."""
    over, lock = threading.Event(), threading.Lock()

    def go():
        pause = first
        while not over.wait(pause):
            with lock:
                if not over.is_set():
                    act()
            pause = AGAIN

    with contextlib.suppress(RuntimeError):
        threading.Thread(target=go, daemon=True).start()
    try:
        yield
    finally:
        with lock:
            over.set()


def is_leaving(thread):
    """Whether the thread is on its way out of a limit already."""
    frame = sys._current_frames().get(thread)
    return frame is None or frame.f_code.co_filename in (__file__, contextlib.__file__)


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
