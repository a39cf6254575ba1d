"""Limits on the time and the memory that a learner's code may take."""

import contextlib
import ctypes
import sys
import threading
import time

try:
    from signal import ITIMER_REAL, SIGALRM, setitimer, signal
except ImportError:  # Windows has no alarm
    setitimer = None

AGAIN = 0.02  # seconds until TimeUp is raised once more, for code that catches everything
DEEP = 2000  # frames: deeper than any code of ours
GUARDS = __name__, "helpers.exercises.judge.guard"


class TimeUp(BaseException):
    """Raised inside a learner's code when its time is up; not an Exception, so that few handlers catch it.

    again(frame) is called when a handler has caught this one and is through with it.
    """

    def __init__(self, again=None):
        super().__init__()
        self.again = again

    def __del__(self):
        if self.again is not None:
            self.again(sys._getframe(1))


def run(function, arguments):
    """Call a function that ``time_limit`` may stop. Code that was not called through here is left in peace."""
    try:
        return learners_turn(function, arguments)
    finally:
        let_it_come()


def learners_turn(function, arguments):
    """What is called from here may be stopped at any moment."""
    return function(*arguments)


def let_it_come():
    """Give a TimeUp that is still on its way a place to come out, before the guard's own work goes on."""


def time_limit(seconds):
    """Raise TimeUp in what ``run`` calls inside when it takes longer than this, as a context manager.

    It gives an Event that is set when the time was up: code may catch TimeUp, and end with another exception or none.

    On the main thread of Linux and macOS an alarm does it. Elsewhere (Windows, other threads) a watching
    thread does, which can't cut a single long call such as ``time.sleep`` short. Neither can stop a loop inside
    one built-in function, such as ``sum(itertools.count())``, or recursion that catches everything at
    every level: then only restarting the kernel helps.
    """
    on_main_thread = threading.current_thread() is threading.main_thread()
    return alarm(seconds) if on_main_thread and setitimer else watcher(seconds)


@contextlib.contextmanager
def alarm(seconds):
    """The time limit by a signal."""
    rung, over = threading.Event(), threading.Event()

    def insist(frame):
        if not over.is_set() and is_learners(frame):
            raise_at_next_line(frame, insist)

    def ring(_, frame):
        if is_learners(frame):
            rung.set()
            insist(frame)
            raise TimeUp(insist)

    tracer = sys.gettrace()
    started = time.monotonic()
    handler = signal(SIGALRM, ring)
    left, interval = setitimer(ITIMER_REAL, seconds, AGAIN)
    if left and left < seconds:  # a limit around this one ends first
        setitimer(ITIMER_REAL, left, AGAIN)
    try:
        yield rung
    finally:
        over.set()
        setitimer(ITIMER_REAL, 0)
        signal(SIGALRM, handler)
        sys.settrace(tracer)
        if left:  # somebody else's alarm was running: let it go on
            setitimer(ITIMER_REAL, max(left - (time.monotonic() - started), 0.001), interval)


@contextlib.contextmanager
def watcher(seconds):
    """The time limit by a thread that raises TimeUp in this one."""
    me = threading.get_ident()
    set_exception = ctypes.pythonapi.PyThreadState_SetAsyncExc
    lock, rung, over = threading.Lock(), threading.Event(), threading.Event()

    def insist(frame):
        if not over.is_set() and is_learners(frame):
            raise_at_next_line(frame, insist)

    class ComesFromOutside(TimeUp):
        """Python makes the instance in the thread that is to be stopped: the place to insist."""

        def __init__(self):
            super().__init__(insist)
            insist(sys._getframe(1))

    def watch():
        wait = seconds
        while not over.wait(wait):
            wait = AGAIN
            with lock:
                if not over.is_set() and is_learners(sys._current_frames().get(me)):
                    rung.set()
                    set_exception(ctypes.c_ulong(me), ctypes.py_object(ComesFromOutside))

    tracer = sys.gettrace()
    threading.Thread(target=watch, daemon=True).start()
    try:
        yield rung
    finally:
        with lock:  # what was raised before has come, at the latest in let_it_come
            over.set()
        sys.settrace(tracer)


def is_learners(frame):
    """Whether a learner's code is what runs in this frame: called by ``run``, not by the rest of the guard."""
    for _ in range(DEEP):
        if frame is None:
            return False
        if frame.f_code is learners_turn.__code__:
            return True
        if frame.f_globals.get("__name__") in GUARDS:
            return False
        frame = frame.f_back
    return True


def raise_at_next_line(frame, again):
    """Raise TimeUp once more at the next line that the learner's code reaches.

    A handler that catches everything (``except: pass`` in an endless loop) catches the first one. The next
    one comes inside the handler, where this handler does not catch it.
    """

    def tracer(frame, event, _):
        if event == "line":
            raise TimeUp(again)
        return tracer

    sys.settrace(lambda *_: None)  # Python asks a frame's own tracer only while there is a global one
    for _ in range(DEEP):
        if frame is None or frame.f_code is learners_turn.__code__:
            return
        frame.f_trace = tracer
        frame = frame.f_back


@contextlib.contextmanager
def memory_limit(extra):
    """Let an allocation beyond what is in use now plus ``extra`` bytes fail. Only Linux keeps such a limit."""
    if not sys.platform.startswith("linux"):
        yield
        return
    from resource import RLIM_INFINITY, RLIMIT_AS, getpagesize, getrlimit, setrlimit  # not on Windows

    with open("/proc/self/statm") as statm:
        in_use = int(statm.read().split()[0]) * getpagesize()
    soft, hard = getrlimit(RLIMIT_AS)
    limit = in_use + extra if soft == RLIM_INFINITY else min(soft, in_use + extra)
    setrlimit(RLIMIT_AS, (limit, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_AS, (soft, hard))
