"""Limits on the time and the memory that a learner's function may take, where the system can set them."""

import contextlib
import signal
import sys
import threading


class TimeUp(BaseException):
    """Raised inside a learner's function when its time is up. No Exception: `except Exception` must not catch it."""


AGAIN = 0.1  # seconds from one ring of the alarm to the next, until the call has ended


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

    with open("/proc/self/statm") as statm:
        in_use = int(statm.read().split()[0]) * getpagesize()
    soft, hard = getrlimit(RLIMIT_AS)
    limit = in_use + extra if soft == RLIM_INFINITY else min(soft, in_use + extra)
    setrlimit(RLIMIT_AS, (limit, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_AS, (soft, hard))
