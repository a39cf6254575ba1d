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
import weakref
from pathlib import Path

from helpers.exercises.weeks import EXERCISES, QUESTIONS, WEEKS
from helpers.grading.judge import LARGEST_REPORT
from helpers.grading.server import NUMBER, NUMBERS, READY

ROOT = Path(__file__).parents[2]
SECONDS = 180  # for one notebook
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
        self.can_serve = True
        self.idle = []  # servers
        weakref.finalize(self, end_each, self.idle)

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
        server = self.server() if self.can_serve and not self.warning else None
        report = self.ask(server, path) if server else None
        if report:
            return report
        inside = "/tmp/notebook.ipynb"
        if self.warning:
            workplace = tempfile.mkdtemp()
            try:
                return self.run(judge_command(os.path.abspath(path)), workplace)
            finally:
                remove(workplace)
        return self.run([*bubblewrap(path, inside), *judge_command(inside)], "/tmp")

    def server(self):
        """A server that has nothing to do, a new one if need be; None where the system has no namespaces in a sandbox:
        then each notebook has a sandbox and a Python of its own, which takes longer."""
        with contextlib.suppress(IndexError):
            return self.idle.pop()
        command = [sys.executable, "-P", "-m", "helpers.grading.server"]
        server = self.start([*bubblewrap(), *command], "/tmp", subprocess.PIPE)
        status, _ = answer_of(server)
        if status == READY:
            return server
        self.can_serve = self.over
        self.discard(server)
        return None

    def ask(self, server, path):
        """The report of a server on a notebook; None when the server is no more, for whatever reason."""
        timed_out = threading.Event()

        def give_up():
            timed_out.set()
            end(server)

        timer = threading.Timer(SECONDS, give_up)
        timer.start()
        try:
            content = Path(path).read_bytes()
            with contextlib.suppress(BrokenPipeError):
                server.stdin.write(NUMBER.pack(len(content)) + content)
                server.stdin.flush()
            status, report = answer_of(server)
        finally:
            timer.cancel()
        if status is None:
            self.discard(server)
            return {"problem": f"took more than {SECONDS} seconds"} if timed_out.is_set() else None
        self.idle.append(server)
        return checked(status, report)

    def start(self, command, home, stdin=subprocess.DEVNULL):
        """Start a process that can be ended with all that it starts."""
        process = subprocess.Popen(
            command,
            cwd=home,
            env=environment(home),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.running.add(process)
        if self.over:  # a thread that had just begun with its notebook
            end(process)
        return process

    def discard(self, process):
        """End a process that is of no more use."""
        end_each([process])
        self.running.discard(process)

    def run(self, command, home):
        """Run the judge in a process of its own, and end all that it started."""
        process = self.start(command, home)
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


def answer_of(server):
    """The exit status and the report of the judge; None and b"" when the server is no more."""
    head = server.stdout.read(NUMBERS.size)
    if len(head) < NUMBERS.size:
        return None, b""
    status, length = NUMBERS.unpack(head)
    return status, server.stdout.read(length)


def end_each(processes):
    """End servers that have nothing to do."""
    for process in processes:
        end(process)
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()


def judge_command(notebook):
    return [sys.executable, "-P", "-m", "helpers.grading.judge", notebook]


def bubblewrap(notebook=None, inside="/tmp/notebook.ipynb"):
    """The command that shows what follows it nothing but Python, the course and the notebook if given, read-only.

    It has processes and a temporary folder of its own, and no network.
    """
    command = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--proc", "/proc", "--dev", "/dev"]
    command += ["--tmpfs", "/tmp", "--chdir", "/tmp"]
    for folder in SYSTEM:
        command += ["--ro-bind-try", folder, folder]
    for folder in (sys.base_prefix, sys.prefix, ROOT / "helpers", ROOT / "studies"):
        command += ["--ro-bind", str(folder), str(folder)]
    for week in WEEKS:
        given = str(ROOT / week.folder / f"{week.folder}.ipynb")
        command += ["--ro-bind-try", given, given]
    return [*command, "--ro-bind", os.path.abspath(notebook), inside] if notebook else command


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
