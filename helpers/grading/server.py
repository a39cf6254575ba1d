"""Judge notebook after notebook without starting Python anew: ``python -m helpers.grading.server``, in bubblewrap.

Each is judged in a fork that has, by namespaces of Linux, processes, a temporary folder and shared memory of its own.
So a learner's code can neither reach this process nor leave anything for the next notebook: when the first process of
its namespace ends, the system ends all others.

On stdin comes the length of a notebook and the notebook, on stdout goes the exit status of its judge, the length of its
report and the report, lengths and status as numbers of 8 bytes. One report of status READY is the first word.
"""

import argparse
import ctypes
import os
import signal
import struct

from helpers.grading import judge
from helpers.grading.notebook import given

READY = 77
NUMBERS, NUMBER = struct.Struct("qq"), struct.Struct("q")
NEW_MOUNTS, NEW_IPC, NEW_USERS, NEW_PROCESSES = 0x00020000, 0x08000000, 0x10000000, 0x20000000  # linux/sched.h
SET_DEATH_SIGNAL, SET_DUMPABLE = 1, 4  # linux/prctl.h
NOTEBOOK = "/tmp/notebook.ipynb"


def main():
    """Serve until stdin ends."""
    argparse.ArgumentParser("python -m helpers.grading.server", description=__doc__).parse_args()
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(SET_DUMPABLE, 0)  # no other process may look into this one
    given()  # what is read and imported here is there in every fork
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    answer(answers, READY if judged(libc, None)[0] == 0 else 1, b"")
    while head := questions.read(NUMBER.size):
        answer(answers, *judged(libc, questions.read(*NUMBER.unpack(head))))


def answer(answers, status, report):
    answers.write(NUMBERS.pack(status, len(report)) + report)
    answers.flush()


def judged(libc, notebook):
    """The exit status and the report of a fork that judges the notebook; None: it only tries the namespaces."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            in_fork(libc, notebook, writing)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        report = pipe.read(judge.LARGEST_REPORT + 1)
    if len(report) > judge.LARGEST_REPORT:
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), report


def in_fork(libc, notebook, writing):
    """Go into new namespaces and judge there; the exit status is that of the process that judges."""
    user, group = os.getuid(), os.getgid()
    checked(libc.prctl(SET_DUMPABLE, 1))  # else the next files are not this process's own
    checked(libc.unshare(NEW_MOUNTS | NEW_IPC | NEW_USERS | NEW_PROCESSES))
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)
    for folder in (b"/tmp", b"/dev/shm"):
        checked(libc.mount(b"tmpfs", folder, b"tmpfs", 0, None))
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
    judge.main([NOTEBOOK])


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
