"""One killable process for each notebook, in bubblewrap where the system has it."""

import contextlib
import dataclasses
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
from helpers.grading import work
from helpers.grading.reports import ENDED, LARGEST_REPORT, NUMBERS, OWN_FOLDERS, READY, TIMED_OUT

ROOT = Path(__file__).parents[2]
SECONDS = 180  # for one notebook
MOST_ENDED = 3  # statements of a notebook that end the process, until it is given up
STATUSES = ("correct", "wrong", "not started", "missing", "look at it")
QUIZ_STATUSES = ("right", "wrong", "not answered")
# No more of the environment than Python needs: it may hold a teacher's secrets.
PASSED_ON = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
# What Python and its packages need of the system, where it is there.
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/nix/store")
SHOWN = (sys.base_prefix, sys.prefix, ROOT / "helpers", ROOT / "studies")  # besides
ADVICE = (
    "so the learners' code runs with your rights and sees your files. To keep it in a sandbox, install bubblewrap on "
    "Linux (sudo apt install bubblewrap); see TEACHING.md."
)


@dataclasses.dataclass(eq=False)
class Server:
    """One of those that a process holds. questions, answers: the ends of its pipes."""

    process: subprocess.Popen
    questions: object
    answers: object


class Sandbox:
    """Runs the judge of a notebook. warning: a line for the teacher when there is no bubblewrap; '' when there is."""

    def __init__(self):
        self.running = set()
        self.over = False  # after Ctrl+C
        self.warning = self.why_not()
        # A server's forks would not find what lies there.
        self.can_serve = not any(str(one).startswith(f"{folder}/") for one in SHOWN for folder in OWN_FOLDERS)
        self.idle, self.processes = [], []  # servers that have nothing to do, and the processes that hold servers
        self.starting = threading.Lock()
        weakref.finalize(self, end_each, self.processes, self.idle)

    def why_not(self):
        """Try bubblewrap once, with a Python in it."""
        if not shutil.which("bwrap"):
            return f"There is no bubblewrap here, {ADVICE}"
        command = [*bubblewrap(Path(__file__)), sys.executable, "-c", ""]
        tried = subprocess.run(command, capture_output=True, text=True, env=environment("/tmp"), check=False)
        reason = (tried.stderr.strip().splitlines() or ["unknown reason"])[-1]
        return f"Bubblewrap can't make a sandbox here ({reason}), {ADVICE}" if tried.returncode else ""

    def judge(self, path):
        """The report on a notebook: {"verdicts": [...], "quiz": {...}} or {"problem": why there are none}.

        What ends the process is left out in another try, so that it costs no other answer its verdict.
        """
        without = []
        while True:
            report = self.judge_without(path, without)
            place = report.pop("at", None)
            if place is None or place in without or len(without) == MOST_ENDED:
                return report
            without.append(place)

    def judge_without(self, path, without):
        """The report of one try; with "at" where the process ended there."""
        content = work.read(path)
        server = self.server() if self.can_serve and not self.warning else None
        report = self.ask(server, content, without) if server else None
        if report:
            return report
        inside = "/tmp/notebook.ipynb"
        if self.warning:
            workplace = tempfile.mkdtemp()
            try:
                return self.run(judge_command(os.path.abspath(path), without), workplace)
            finally:
                remove(workplace)
        return self.run([*bubblewrap(path, inside), *judge_command(inside, without)], "/tmp")

    def server(self):
        """A server that has nothing to do, a new one if need be; None where the system has no namespaces in a sandbox:
        then each notebook has a sandbox and a Python of its own, which takes longer."""
        with self.starting:
            if not self.idle and self.can_serve:
                self.start_servers()
            return self.idle.pop() if self.idle else None

    def start_servers(self):
        """Start a process that holds a server for each core."""
        inside, ours = [], []
        for _ in range(os.cpu_count() or 1):
            (asked, asking), (answered, answering) = os.pipe(), os.pipe()
            inside += [asked, answering]
            ours.append((open(asking, "wb"), open(answered, "rb")))
        command = [sys.executable, "-P", "-m", "helpers.grading.server", *map(str, inside)]
        process = self.start([*bubblewrap(), *command], "/tmp", inside)
        for pipe in inside:
            os.close(pipe)
        servers = [Server(process, *pipes) for pipes in ours]
        self.idle += [server for server in servers if answer_of(server)[0] == READY]
        if len(self.idle) == len(servers):
            self.processes.append(process)
        else:
            self.can_serve = self.over
            self.discard(process, servers)

    def ask(self, server, content, without):
        """The report of a server on a notebook; None when the server is no more, for whatever reason."""
        options = json.dumps({"seconds": SECONDS, "without": without}).encode()
        with contextlib.suppress(BrokenPipeError):
            server.questions.write(NUMBERS.pack(len(options), len(content)) + options + content)
            server.questions.flush()
        status, report = answer_of(server)
        if status is None:
            self.discard(server.process, [server])
            return None
        self.idle.append(server)
        return {"problem": f"took more than {SECONDS} seconds"} if status == TIMED_OUT else checked(status, report)

    def start(self, command, home, pipes=()):
        """Start a process that can be ended with all that it starts."""
        process = subprocess.Popen(
            command,
            cwd=home,
            env=environment(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if pipes else subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=pipes,
        )
        self.running.add(process)
        if self.over:  # a thread that had just begun with its notebook
            end(process)
        return process

    def discard(self, process, servers):
        """End a process that is of no more use, and with it all its servers."""
        servers = {*servers, *(one for one in self.idle if one.process is process)}
        self.idle[:] = [one for one in self.idle if one not in servers]
        end_each([process], servers)
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
    head = server.answers.read(NUMBERS.size)
    if len(head) < NUMBERS.size:
        return None, b""
    status, length = NUMBERS.unpack(head)
    return status, server.answers.read(length)


def end_each(processes, servers):
    """End these processes, and close the pipes of these servers."""
    for process in processes:
        end(process)
    for pipe in (pipe for server in servers for pipe in (server.questions, server.answers)):
        with contextlib.suppress(OSError):
            pipe.close()


def judge_command(notebook, without):
    left_out = ["--without", json.dumps(without)] if without else []
    return [sys.executable, "-P", "-m", "helpers.grading.judge", notebook, *left_out]


def bubblewrap(notebook=None, inside="/tmp/notebook.ipynb"):
    """The command that shows what follows it nothing but Python, the course and the notebook if given, read-only.

    It has processes and a temporary folder of its own, and no network.
    """
    command = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--proc", "/proc", "--dev", "/dev"]
    command += ["--tmpfs", "/tmp", "--chdir", "/tmp"]
    for folder in SYSTEM:
        command += ["--ro-bind-try", folder, folder]
    for folder in SHOWN:
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
    last = load(output.rpartition(b"\n")[2])
    report = last if status == 0 else None
    if isinstance(report, dict):
        if isinstance(report.get("problem"), str):
            return {"problem": " ".join(report["problem"].split())[:200]}
        verdicts, quiz = report.get("verdicts"), report.get("quiz")
        if isinstance(verdicts, list) and all(map(is_verdict, verdicts)) and is_quiz(quiz):
            return {"verdicts": verdicts, "quiz": quiz}
    place = load(output.rstrip().rpartition(b"\n")[2])
    reached = place.get("at") if isinstance(place, dict) else None
    is_place = type(reached) is int or reached in list(EXERCISES)
    return {"problem": ENDED} | ({"at": reached} if is_place else {})


def load(text):
    """What is written in JSON; None where it is not."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


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
