"""All notebooks of a folder: each is a row, whatever it does."""

import hashlib
import json
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from helpers import files
from helpers.grading.sandbox import checked

ROOT = Path(__file__).parents[2]
WRITING = threading.Lock()
KEPT = ROOT / ".grading"  # reports of notebooks that were graded: git ignores it


@dataclass
class Graded:
    """A notebook and its verdicts ({exercise name: dictionary of status, mistake, message}), or why there are none.

    quiz: {question name: "right", "wrong" or "not answered"}; changed: when the file was, in seconds since 1970;
    was_kept: whether this is what an earlier run found.
    """

    name: str
    verdicts: dict = field(default_factory=dict)
    problem: str = ""
    quiz: dict = field(default_factory=dict)
    changed: float = 0.0
    was_kept: bool = False


def grade_folder(folder, sandbox):
    """Grade every notebook in the folder and the folders in it, on all cores; each is told on stderr when it is done.

    sandbox: what runs the judge of one notebook. What was graded before and has not changed since is not run again.

    Returns a list of Graded in order of the names, and how many were left out because of Ctrl+C.
    """
    paths, course, started, ran = find_notebooks(folder), course_version(), time.monotonic(), 0
    graded = [Graded(f"{name}/", problem="no notebook in this folder") for name in empty_folders(folder)]
    done = 0
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        running = [pool.submit(grade_notebook, path, folder, sandbox, course) for path in paths]
        try:
            for future in as_completed(running):
                graded.append(future.result())
                done += 1
                ran += not graded[-1].was_kept
                left = (time.monotonic() - started) / max(ran, 1) * (len(paths) - done)
                print(f"[{done}/{len(paths)}] {graded[-1].name}{time_left(left)}", file=sys.stderr)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            sandbox.end_all()
    return sorted(graded, key=lambda one: one.name), len(paths) - done


def time_left(seconds):
    """', about 3 min left'; '' when there is hardly any."""
    if seconds < 10:
        return ""
    return f", about {seconds / 60:.0f} min left" if seconds > 90 else f", about {seconds:.0f} s left"


def find_notebooks(folder):
    """All notebook files but the hidden ones, which Jupyter and macOS make."""
    found = sorted(folder.rglob("*.ipynb"))
    return [path for path in found if not path.is_dir() and not is_hidden(path.relative_to(folder))]


def is_hidden(path):
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


def empty_folders(folder):
    """The names of the folders directly inside (a learner each, usually) that hold no notebook."""
    inside = [path for path in folder.iterdir() if path.is_dir() and not is_hidden(path.relative_to(folder))]
    return [path.name for path in inside if not find_notebooks(path)]


def grade_notebook(path, folder, sandbox, course):
    """The row of one notebook."""
    name = "".join(letter if letter.isprintable() else "?" for letter in path.relative_to(folder).as_posix())
    changed, known = 0.0, None
    try:
        with open(path, "rb") as file:
            key = hashlib.sha256(course + file.read(LARGEST)).hexdigest()
        changed = path.stat().st_mtime
        known = kept(key)
        report = known or keep(key, sandbox.judge(path))
    except OSError as error:
        report = {"problem": f"cannot be opened ({error.strerror})"}
    verdicts = {verdict["exercise"]: verdict for verdict in report.get("verdicts", [])}
    return Graded(name, verdicts, report.get("problem", ""), report.get("quiz", {}), changed, known is not None)


LARGEST = 64 * 2**20  # bytes: no notebook that can be graded is larger


def course_version():
    """What all reports depend on besides the notebook: the code of the course."""
    code = hashlib.sha256()
    for path in sorted((ROOT / "helpers").rglob("*.py")):
        code.update(path.read_bytes())
    return code.digest()


def kept(key):
    """The report of an earlier run; None when there is none."""
    try:
        report = checked(0, (KEPT / f"{key}.json").read_bytes())
    except OSError:
        return None
    return report if "verdicts" in report else None


def keep(key, report):
    """Keep a report for a later run, if it has verdicts: a problem may be one of this run alone."""
    if "verdicts" in report:
        try:
            with WRITING:
                KEPT.mkdir(exist_ok=True)
                files.replace(KEPT / f"{key}.json", json.dumps(report))
        except OSError:
            pass  # then it is graded again
    return report
