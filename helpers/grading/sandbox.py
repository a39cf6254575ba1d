"""One killable process for each notebook, in bubblewrap where the system has it."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from helpers.exercises.weeks import EXERCISES, QUESTIONS

ROOT = Path(__file__).parents[2]
SECONDS = 180  # for one notebook
LARGEST_REPORT = 2**20  # bytes
STATUSES = ("correct", "wrong", "not started", "missing", "look at it")
QUIZ_STATUSES = ("right", "wrong", "not answered")
# No more of the environment than Python needs: it may hold a teacher's secrets.
PASSED_ON = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
# What Python and its packages need of the system, where it is there.
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/nix/store")
ADVICE = (
    "so the learners' code runs with your rights and sees your files. To keep it in a sandbox, install bubblewrap on "
    "Linux (sudo apt install bubblewrap); see TEACHING.md."
)


class Sandbox:
    """Runs the judge of a notebook. warning: a line for the teacher when there is no bubblewrap; '' when there is."""

    def __init__(self):
        self.running = set()
        self.over = False  # after Ctrl+C
        self.warning = self.why_not()

    def why_not(self):
        """Try bubblewrap once, with a Python in it."""
        if not shutil.which("bwrap"):
            return f"There is no bubblewrap here, {ADVICE}"
        command = [*bubblewrap(Path(__file__)), sys.executable, "-c", ""]
        tried = subprocess.run(command, capture_output=True, text=True, env=environment("/tmp"), check=False)
        reason = (tried.stderr.strip().splitlines() or ["unknown reason"])[-1]
        return f"Bubblewrap can't make a sandbox here ({reason}), {ADVICE}" if tried.returncode else ""

    def judge(self, path):
        """The report on a notebook: {"verdicts": [...], "quiz": {...}} or {"problem": why there are none}."""
        inside = "/tmp/notebook.ipynb"
        if self.warning:
            workplace = tempfile.mkdtemp()
            try:
                return self.run(judge_command(os.path.abspath(path)), workplace)
            finally:
                remove(workplace)
        return self.run([*bubblewrap(path, inside), *judge_command(inside)], "/tmp")

    def run(self, command, home):
        """Run the judge in a process of its own, and end all that it started."""
        process = subprocess.Popen(
            command,
            cwd=home,
            env=environment(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.running.add(process)
        if self.over:  # a thread that had just begun with its notebook
            end(process)
        parts = []
        reader = threading.Thread(target=read, args=(process, parts), daemon=True)
        reader.start()
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            return {"problem": f"took more than {SECONDS} seconds"}
        finally:
            end(process)
            self.running.discard(process)
        reader.join(1)  # a child that was hidden from us can hold the pipe open
        return checked(process.returncode, b"".join(parts))

    def end_all(self):
        """End the judges that are running."""
        self.over = True
        for process in list(self.running):
            end(process)


def judge_command(notebook):
    return [sys.executable, "-P", "-m", "helpers.grading.judge", notebook]


def bubblewrap(notebook, inside="/tmp/notebook.ipynb"):
    """The command that shows what follows it nothing but Python, the course's code and one notebook, read-only.

    It has processes and a temporary folder of its own, and no network.
    """
    command = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--proc", "/proc", "--dev", "/dev"]
    command += ["--tmpfs", "/tmp", "--chdir", "/tmp"]
    for folder in SYSTEM:
        command += ["--ro-bind-try", folder, folder]
    for folder in (sys.base_prefix, sys.prefix, ROOT / "helpers", ROOT / "studies"):
        command += ["--ro-bind", str(folder), str(folder)]
    return [*command, "--ro-bind", os.path.abspath(notebook), inside]


def environment(home):
    """The environment variables of the process that judges."""
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    places = dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "MPLCONFIGDIR"), home)
    settings = {
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "COURSE_PROGRESS": "off",
        "MPLBACKEND": "agg",
        "OPENBLAS_NUM_THREADS": "1",  # each thread would take a share of the memory limit
    }
    return kept | places | settings


def read(process, parts):
    """Collect what the process says, and end it when that is too much."""
    while part := process.stdout.read1():
        parts.append(part)
        if sum(map(len, parts)) > LARGEST_REPORT:
            end(process)
            return


def end(process):
    """Kill the process, and where the system has process groups, those that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()
    process.wait()


def checked(status, output):
    """The report, if it is one: a forged one may say what it likes, but must not end the run or fill the table."""
    if len(output) > LARGEST_REPORT:
        return {"problem": f"wrote a report of more than {LARGEST_REPORT // 2**20} MB"}
    try:
        report = json.loads(output) if status == 0 else None
    except (ValueError, RecursionError):
        report = None
    if isinstance(report, dict):
        if isinstance(report.get("problem"), str):
            return {"problem": " ".join(report["problem"].split())[:200]}
        verdicts, quiz = report.get("verdicts"), report.get("quiz")
        if isinstance(verdicts, list) and all(map(is_verdict, verdicts)) and is_quiz(quiz):
            return {"verdicts": verdicts, "quiz": quiz}
    return {"problem": "ended the process that judged it"}


def is_verdict(verdict):
    """Whether this is a verdict in the form that the judge gives it."""
    return (
        isinstance(verdict, dict)
        and verdict.keys() == {"exercise", "status", "mistake", "message"}
        and verdict["exercise"] in list(EXERCISES)
        and verdict["status"] in STATUSES
        and isinstance(verdict["message"], str)
        and isinstance(verdict["mistake"], (str, type(None)))
    )


def is_quiz(quiz):
    """Whether these are statuses of questions of the course."""
    known = {question.name for question in QUESTIONS}
    return isinstance(quiz, dict) and quiz.keys() <= known and all(one in QUIZ_STATUSES for one in quiz.values())


def remove(folder):
    """Remove a folder that an answer may have filled, however deep."""
    with contextlib.suppress(OSError, RecursionError):
        shutil.rmtree(folder)
        return
    with contextlib.suppress(OSError):
        subprocess.run(["rm", "-rf", folder], capture_output=True, check=False)
