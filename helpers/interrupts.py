"""Ctrl+C, and the signals by which a session or a machine ends, while a command of the course starts and runs."""

import contextlib
import os
import signal
import sys

SENTENCE = "Interrupted. The same command goes on where it was."
SIGNALS = "SIGINT", "SIGTERM", "SIGHUP"


def end_with_a_sentence():
    """Let Ctrl+C end this process at once: while it starts, nothing is open, and a traceback would tell of imports."""

    def end(*_):
        sys.stderr.write(f"{SENTENCE}\n")
        sys.stderr.flush()
        os._exit(130)  # as shells say it

    take(end, "SIGINT")


def end_as_by_ctrl_c():
    """Let all of these signals raise KeyboardInterrupt."""
    take(signal.default_int_handler, *SIGNALS)


def end_at_the_first():
    """Let the first of these signals raise KeyboardInterrupt, and ignore those after it: it is being heard."""

    def end(*_):
        take(lambda *_: None, *SIGNALS)  # SIG_IGN would make Python complain of one that has come already
        raise KeyboardInterrupt

    take(end, *SIGNALS)


def take(handler, *names):
    """Give the signals to the handler, but for those that this system has not, or is told to ignore (``nohup``)."""
    for name in names:
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is not signal.SIG_IGN:
            signal.signal(getattr(signal, name), handler)


@contextlib.contextmanager
def heard_afterwards():
    """Let what is inside come to its end before the first of these signals is heard, in the main thread."""
    before = {name: signal.getsignal(getattr(signal, name)) for name in SIGNALS if hasattr(signal, name)}
    heard = []
    take(lambda number, _: heard.append(number), *SIGNALS)
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
        for number in heard[:1]:
            signal.raise_signal(number)


@contextlib.contextmanager
def kept_from_children():
    """Start a process that does not see Ctrl+C: who started it ends it, and there is one sentence for all of them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker  # here, because a command that has just started imports this module

    resource_tracker.ensure_running()  # else the first process starts it, and that lets Ctrl+C through
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # what came meanwhile comes now
