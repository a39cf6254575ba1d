"""All notebooks of a folder: each is a row, whatever it does."""

import dataclasses
import hashlib
import json
import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from helpers import files
from helpers.exercises.judge.blame import ADVICE
from helpers.exercises.judge.guard import TOOK_TOO_LONG
from helpers.exercises.judge.suspicion import NOT_USED
from helpers.grading.outputs import say
from helpers.grading.reports import ENDED
from helpers.grading.sandbox import checked

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".grading"  # reports of notebooks that were graded: git ignores it


def grade(found, sandbox, anew=False):
    """Grade these notebooks on all cores; each is told on stderr when it is done.

    found: a Graded for each, not judged yet; sandbox: what runs the judge of one notebook. What was graded before and
    has not changed since is not run again, unless ``anew``.

    Returns a list of Graded in order of the names, and how many were left out because of Ctrl+C.
    """
    waiting, course, started, ran, done = [one for one in found if one.path], course_version(), time.monotonic(), 0, 0
    graded, unkept = [one for one in found if not one.path], set()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        running = [pool.submit(grade_notebook, one, sandbox, course, unkept, anew) for one in waiting]
        try:
            for future in as_completed(running):
                graded.append(future.result())
                done += 1
                ran += not graded[-1].was_kept
                left = (time.monotonic() - started) / max(ran, 1) * (len(waiting) - done)
                say(f"[{done}/{len(waiting)}] {graded[-1].name}{time_left(left)}", sys.stderr)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            sandbox.end_all()
    if unkept:
        kept_not = f"What was found could not be kept in {KEPT.name} ({min(unkept)})"
        say(f"{kept_not}: the next run grades all of it again.", sys.stderr)
    return sorted(graded, key=lambda one: one.name), len(waiting) - done


def time_left(seconds):
    """', about 3 min left'; '' when there is hardly any."""
    if seconds < 10:
        return ""
    return f", about {seconds / 60:.0f} min left" if seconds > 90 else f", about {seconds:.0f} s left"


def grade_notebook(one, sandbox, course, unkept, anew=False):
    """The row of one notebook. unkept: a set that takes why a report could not be kept."""
    key, known = hashlib.sha256(course + one.digest.encode()).hexdigest(), None
    try:
        known = None if anew else kept(key)
        report = known or keep(key, sandbox.judge(one.path), unkept)
    except OSError as error:
        report = {"problem": f"cannot be opened ({error.strerror})"}
    verdicts = {verdict["exercise"]: named(verdict) for verdict in report.get("verdicts", [])}
    problem, quiz = report.get("problem", ""), report.get("quiz", {})
    weeks = frozenset() if verdicts else one.weeks  # what was judged is known better than by the text
    found = {"verdicts": verdicts, "problem": problem, "quiz": quiz, "weeks": weeks, "was_kept": known is not None}
    return dataclasses.replace(one, **found)


# What a message says of an answer that stopped, and what that is called: {1} is the name of the error.
HAPPENED = {
    r"because it took too long": "took too long",
    r"stopped with an error.*\n(\w+)\b": "stopped with {}",
    r"cannot be read\. (\w+)": "cannot be read: {}",
    r"far too much memory": "too much memory",
    r"calls itself over and over": "calls itself over and over",
}


def named(verdict):
    """The verdict with a name for what happened, where it has none but those of a search for changes."""
    names = set((verdict["mistake"] or NOT_USED).split(" and "))
    if verdict["status"] != "wrong" or not names <= {*ADVICE, NOT_USED}:
        return verdict
    for sign, name in HAPPENED.items():
        if found := re.search(sign, verdict["message"]):
            return verdict | {"mistake": name.format(*found.groups())}
    return verdict


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


def keep(key, report, unkept):
    """Keep a report for a later run, if it has verdicts and none of a limit: those may be of this run alone."""
    mistakes = [verdict["mistake"] for verdict in report.get("verdicts", [])]
    if "verdicts" in report and TOOK_TOO_LONG not in mistakes and ENDED not in mistakes:
        try:
            KEPT.mkdir(exist_ok=True)
            files.replace(KEPT / f"{key}.json", json.dumps(report))
        except OSError as error:
            unkept.add(error.strerror)
    return report
