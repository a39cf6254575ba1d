"""Where the learner stands: what this session's checks said, and the best of all sessions in a small file.

The file is ``.progress/progress.json`` at the root of the repository, which git ignores. With
``COURSE_PROGRESS=off`` in the environment it is neither read nor written; the tests run like that.
"""

import contextlib
import json
import os
import time
from pathlib import Path

from helpers import files
from helpers.exercises.display import BORDERS, SIGNS, Verdict, display
from helpers.exercises.weeks import QUESTIONS, WEEKS

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt

FOLDER = Path(__file__).parents[2] / ".progress"
SHOWN_PATH = ".progress/progress.json"
VERSION = 1
# From the lowest to the highest: the highest ever reached is what counts.
LEVELS = {
    "exercises": ("not started", "wrong", "correct"),
    "quiz": ("not answered", "answered wrong", "right"),
}
# This session: {"exercises": {name: status}, "quiz": {name: status}}, the best and the latest of each.
BEST = {kind: {} for kind in LEVELS}
LATEST = {kind: {} for kind in LEVELS}


class Unusable(Exception):
    """The file is there but can't be used; the message says why, to the learner."""


def progress():
    """Show the exercises and quiz questions of the weeks met in this session (all weeks when none was)."""
    display(Overview(*synchronize()))


def record(result):
    """Take note of the verdict on an exercise."""
    if result.exercise is not None:
        remember("exercises", result.exercise, result.status)


def record_quiz(question, status):
    """Take note of a quiz question that was shown or answered."""
    remember("quiz", question.name, status)


def remember(kind, name, status):
    """Add a verdict to this session, and to the file."""
    LATEST[kind][name] = status
    BEST[kind][name] = better(kind, BEST[kind].get(name, status), status)
    synchronize()


def better(kind, one, other):
    """The higher of two statuses."""
    return max(one, other, key=LEVELS[kind].index)


def synchronize():
    """Bring this session and the file together; return the state of both and a note on what did not work, or ""."""
    if os.environ.get("COURSE_PROGRESS") == "off":
        return BEST, ""
    with locked():
        try:
            stored = load()
        except Unusable as reason:
            return BEST, str(reason)
        merged = merge(stored or {kind: {} for kind in LEVELS}, BEST)
        try:
            if merged != stored:
                save(merged)
        except OSError:
            return merged, f"This session's part could not be saved in {SHOWN_PATH}: a restart of the kernel loses it."
    return merged, "" if stored else "There was no record of an earlier session, so a new one starts here."


@contextlib.contextmanager
def locked():
    """Keep other kernels from writing meanwhile. Where no lock is to be had, go on without one."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            FOLDER.mkdir(exist_ok=True)
            file = stack.enter_context(open(FOLDER / "lock", "a"))
            wait_for(file)
        yield


def wait_for(file):
    """Lock an open file, which closing it undoes; give up after a second."""
    for _ in range(50):
        with contextlib.suppress(OSError):
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            else:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            return
        time.sleep(0.02)


def load():
    """What the file holds, or None when there is no file. Raises Unusable."""
    try:
        content = json.loads((FOLDER / "progress.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise Unusable(f"{SHOWN_PATH} could not be opened, so this is the state of this session only.") from None
    except (ValueError, RecursionError):
        content = None
    version = content.get("version") if isinstance(content, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise Unusable(
            f"{SHOWN_PATH} was written by a newer version of the course, so this is the state of this session only."
        )
    stored = {kind: content.get(kind) for kind in LEVELS} if version == VERSION else {}
    if not stored or not all(is_record(kind, entries) for kind, entries in stored.items()):
        raise Unusable(
            f"{SHOWN_PATH} is damaged, so this is the state of this session only; delete the file to start a new one."
        )
    return stored


def is_record(kind, entries):
    """Whether this is a dictionary of names and statuses."""
    return isinstance(entries, dict) and all(status in LEVELS[kind] for status in entries.values())


def merge(one, other):
    """The better status of each exercise and question."""
    return {
        kind: {
            name: better(kind, one[kind].get(name, lowest), other[kind].get(name, lowest))
            for name in [*one[kind], *(name for name in other[kind] if name not in one[kind])]
        }
        for kind, (lowest, *_) in LEVELS.items()
    }


def save(merged):
    """Write the file. Raises OSError."""
    files.replace(FOLDER / "progress.json", json.dumps({"version": VERSION, **merged}, indent=2) + "\n")


class Overview(Verdict):
    """The state of the weeks met in this session, as IPython displays it."""

    def __init__(self, state, note):
        weeks = met_weeks() or WEEKS
        self.heading = "Your progress"
        self.lines = [line for week in weeks for line in week_lines(week, state)] + [note] * bool(note)
        self.border = BORDERS["not started"]


def met_weeks():
    """The weeks of the exercises checked and questions shown in this session."""
    met = LATEST["exercises"] | LATEST["quiz"]
    return [week for week in WEEKS if any(one.name in met for one in (*week.exercises, *week.questions))]


def week_lines(week, state):
    """A heading with the sums, and a line for each exercise and question of the week."""
    exercises = [(exercise.name, exercise.name) for exercise in week.exercises]
    questions = [
        (question.name, f"quiz({QUESTIONS.index(question) + 1}): {question.name}") for question in week.questions
    ]
    width = max(len(label) for _, label in exercises + questions)
    lines, sums = [], []
    for kind, items in (("exercises", exercises), ("quiz", questions)):
        statuses = [state[kind].get(name, LEVELS[kind][0]) for name, _ in items]
        sums.append(f"{statuses.count(LEVELS[kind][-1])} of {len(items)}")
        for (name, label), status in zip(items, statuses, strict=True):
            sign = list(SIGNS.values())[LEVELS[kind].index(status)]
            lines.append(f"  {sign} {label:{width}}  {status}{fell_back(kind, name, status)}")
    return [f"{week.title}: {sums[0]} exercises correct, {sums[1]} questions right", *lines]


def fell_back(kind, name, status):
    """What to add when an exercise was solved, but its latest verdict of this session says otherwise.

    The notebook then goes on with our function. After a right answer to a question, others are tried out of interest.
    """
    latest = LATEST[kind].get(name, status)
    return f" before; the latest: {latest}" if kind == "exercises" and status == "correct" != latest else ""
