"""Grade a folder of learners' notebooks: a verdict for each exercise, a table, the mistakes by number, a CSV file."""

import collections
import concurrent.futures
import csv
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from helpers.exercises.catalogue import EXERCISES

ROOT = Path(__file__).parents[2]
NOTEBOOK_SECONDS = 180
SIGNS = {"correct": "+", "wrong": "x", "not started": ".", "missing": "-"}
# No more of the environment than Python needs: it may hold a teacher's secrets.
PASSED_ON = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


@dataclass
class Graded:
    """A notebook and its verdicts ({exercise name: dictionary of status, mistake, message}), or why there are none."""

    name: str
    verdicts: dict = field(default_factory=dict)
    problem: str = ""


def grade_folder(folder):
    """Grade every notebook in the folder and the folders in it; a list of Graded, in order of the names."""
    with concurrent.futures.ThreadPoolExecutor(min(os.cpu_count() or 1, 4)) as pool:
        graded = list(pool.map(lambda path: grade_notebook(path, folder), find_notebooks(folder)))
    graded += [Graded(f"{path.name}/", problem="no notebook in this folder") for path in empty_folders(folder)]
    return sorted(graded, key=lambda one: one.name)


def find_notebooks(folder):
    """All notebook files but Jupyter's own copies."""
    found = sorted(folder.rglob("*.ipynb"))
    return [path for path in found if not path.is_dir() and ".ipynb_checkpoints" not in path.parts]


def empty_folders(folder):
    """The folders directly inside (a learner each, usually) that hold no notebook."""
    return [
        path
        for path in sorted(folder.iterdir())
        if path.is_dir() and not path.name.startswith(".") and not find_notebooks(path)
    ]


def grade_notebook(path, folder):
    """Grade one notebook in a process of its own, in an empty folder, and end all that it started."""
    name = "".join(letter if letter.isprintable() else "?" for letter in path.relative_to(folder).as_posix())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as workplace:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "helpers.exercises.grading_judge", str(path.resolve())],
            cwd=workplace,
            env=environment(workplace),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            output, _ = process.communicate(timeout=NOTEBOOK_SECONDS)
            report = json.loads(output)
        except subprocess.TimeoutExpired:
            report = {"problem": f"took more than {NOTEBOOK_SECONDS} seconds"}
        except ValueError:
            report = {"problem": "ended the process that judged it"}
        finally:
            end(process)
    verdicts = {verdict["exercise"]: verdict for verdict in report.get("verdicts", [])}
    return Graded(name, verdicts, report.get("problem", ""))


def environment(workplace):
    """The environment variables of the processes that judge."""
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    places = dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "MPLCONFIGDIR"), workplace)
    settings = {
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "COURSE_PROGRESS": "off",
        "MPLBACKEND": "agg",
        "OPENBLAS_NUM_THREADS": "1",  # each thread would take a share of the memory limit
    }
    return kept | places | settings


def end(process):
    """Kill the process, and where the system has process groups, those that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()
    process.wait()
    process.stdout.close()


def table(graded):
    """A row for each notebook, a column for each exercise that occurs, and the mistakes by number, as text."""
    names = [name for name in EXERCISES if any(name in one.verdicts for one in graded)]
    numbers = [f"{number:>2}" for number in range(1, len(names) + 1)]
    width = max([len(one.name) for one in graded] + [len("Notebook")])
    lines = [f"{number}  {name}" for number, name in zip(numbers, names, strict=True)]
    lines += ["", f"{'Notebook':{width}}  {' '.join(numbers)}".rstrip()]
    for one in graded:
        signs = [f"{SIGNS[one.verdicts[name]['status']] if name in one.verdicts else '':>2}" for name in names]
        lines.append(f"{one.name:{width}}  {one.problem or ' '.join(signs)}".rstrip())
    lines += ["", ", ".join(f"{sign} {status}" for status, sign in SIGNS.items())]
    return "\n".join([*lines, "", *mistake_lines(graded)])


def mistake_lines(graded):
    """How many notebooks have each mistake, the most common first."""
    wrong = [verdict for one in graded for verdict in one.verdicts.values() if verdict["status"] == "wrong"]
    counts = collections.Counter((verdict["exercise"], verdict["mistake"] or "not a known one") for verdict in wrong)
    if not counts:
        return ["No mistakes."]
    return ["Mistakes"] + [f"{count:>3}  {name}: {mistake}" for (name, mistake), count in counts.most_common()]


def write_csv(graded, file):
    """A row for each notebook and exercise: file, exercise, status, mistake, message."""
    writer = csv.writer(file)
    writer.writerow(["file", "exercise", "status", "mistake", "message"])
    for one in graded:
        if one.problem:
            writer.writerow([inert(one.name), "", "not graded", "", one.problem])
        for name, verdict in one.verdicts.items():
            row = [one.name, name, verdict["status"], verdict["mistake"] or "", verdict["message"]]
            writer.writerow([inert(text) for text in row])


def inert(text):
    """The text such that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
