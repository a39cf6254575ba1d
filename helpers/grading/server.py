"""Judge notebook after notebook without starting Python anew: ``python -m helpers.grading.server``, in bubblewrap.

One process imports what a judge needs, and forks a server for each pair of file descriptors on its command line; a
server judges each notebook in a fork that has, by namespaces of Linux, processes, a temporary folder and shared memory
of its own. So all share the memory of the first one, and a learner's code can neither reach a server nor leave anything
for the next notebook: when the first process of its namespace ends, the system ends all others.

A server's first word is a report of status READY. Then comes, again and again, a question (the length of the options,
that of the notebook, both) and goes an answer (the exit status of the judge, the length of its report, the report).
The options are JSON: {"seconds": the longest that it may take, "without": see ``judge``}.
"""

import argparse
import contextlib
import ctypes
import gc
import json
import os
import select
import signal
import time

from helpers.grading import judge
from helpers.grading.kernel import kernel
from helpers.grading.notebook import given
from helpers.grading.reports import LARGEST_REPORT, NUMBERS, OWN_FOLDERS, READY, TIMED_OUT

NEW_MOUNTS, NEW_IPC, NEW_USERS, NEW_PROCESSES = 0x00020000, 0x08000000, 0x10000000, 0x20000000  # linux/sched.h
SET_DEATH_SIGNAL, SET_DUMPABLE = 1, 4  # linux/prctl.h
NOTEBOOK = "/tmp/notebook.ipynb"


def main():
    """Serve until the other ends of the pipes are closed."""
    parser = argparse.ArgumentParser("python -m helpers.grading.server", description=__doc__)
    parser.add_argument("pipes", nargs="+", type=int, help="a descriptor of questions, one of answers, and so on")
    pipes = parser.parse_args().pipes
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(SET_DUMPABLE, 0)  # no other process may look into this one
    given()  # what is read and imported here is there in every fork
    with kernel([], "/tmp"):
        pass
    gc.collect()
    gc.freeze()  # else a fork's collector writes into what it shares, which copies it
    ready = judged(libc, {"seconds": 60}, None)[0]
    for questions, answers in zip(pipes[::2], pipes[1::2]):
        if os.fork() == 0:
            os.dup2(questions, 0)
            os.dup2(answers, 1)
            os.closerange(3, max(pipes) + 1)
            serve(libc, READY if ready == 0 else 1)
            os._exit(0)
    os.closerange(3, max(pipes) + 1)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def serve(libc, ready):
    """Answer the questions on stdin on stdout until stdin ends."""
    with open(0, "rb", closefd=False) as questions, open(1, "wb", closefd=False) as answers:
        answer(answers, ready, b"")
        while head := questions.read(NUMBERS.size):
            options, notebook = map(questions.read, NUMBERS.unpack(head))
            answer(answers, *judged(libc, json.loads(options), notebook))


def answer(answers, status, report):
    answers.write(NUMBERS.pack(status, len(report)) + report)
    answers.flush()


def judged(libc, options, notebook):
    """The exit status and the report of a fork that judges the notebook; None: it only tries the namespaces."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            in_fork(libc, options, notebook, writing)
        finally:
            os._exit(1)
    os.close(writing)
    report, is_whole = read(reading, options["seconds"])
    os.close(reading)
    if not is_whole:
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status if is_whole or len(report) > LARGEST_REPORT else TIMED_OUT, report


def read(pipe, seconds):
    """What comes through the pipe, and whether that is all: it may take too long, or be too much."""
    report, end = b"", time.monotonic() + seconds
    while len(report) <= LARGEST_REPORT and select.select([pipe], [], [], max(end - time.monotonic(), 0))[0]:
        part = os.read(pipe, 2**16)
        if not part:
            return report, True
        report += part
    return report, False


def in_fork(libc, options, notebook, writing):
    """Go into new namespaces and judge there; the exit status is that of the process that judges."""
    user, group = os.getuid(), os.getgid()
    checked(libc.prctl(SET_DUMPABLE, 1))  # else the next files are not this process's own
    checked(libc.unshare(NEW_MOUNTS | NEW_IPC | NEW_USERS | NEW_PROCESSES))
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)
    for folder in OWN_FOLDERS:
        checked(libc.mount(b"tmpfs", folder.encode(), b"tmpfs", 0, None))
    end_as_child(libc, writing)  # goes on as the first process of the new namespace
    end_as_child(libc, writing)
    os.dup2(writing, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.closerange(3, 256)
    if notebook is None:
        os._exit(0)
    os.chdir("/tmp")
    with open(NOTEBOOK, "wb") as file:
        file.write(notebook)
    judge.main([NOTEBOOK, "--without", json.dumps(options["without"])])


def end_as_child(libc, writing):
    """Go on in a fork; this process only waits for it, to end with its status. When this one ends, so does the fork."""
    child = os.fork()
    if child == 0:
        checked(libc.prctl(SET_DEATH_SIGNAL, signal.SIGKILL))
        return
    os.close(writing)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os._exit(status if status >= 0 else 128 - status)


def checked(status):
    """Raise OSError when a call of the C library did not succeed."""
    if status:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


if __name__ == "__main__":
    main()
