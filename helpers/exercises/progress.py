"""Where the learner stands: a small file for each exercise and question, in the learner's own data folder.

A file holds one status, the best ever reached, so that two notebooks at once don't get in each other's way. The course
may be read-only and shared. ``COURSE_PROGRESS`` in the environment names another folder, by its whole path; with
``COURSE_PROGRESS=off`` nothing is read or written: the tests run so.
"""

import os
import sys
from pathlib import Path

from helpers import files
from helpers.exercises.display import BORDERS, SIGNS, Verdict, display
from helpers.exercises.judge.finding import ROW
from helpers.exercises.weeks import EXERCISES, HUNTS, LABELS, WEEKS, call_of

COURSE = Path(__file__).resolve().parents[2]
OLD_FOLDER = COURSE / ".progress"  # where earlier versions of the course kept it
# From the lowest to the highest: the highest ever reached is what counts.
EXERCISE_LEVELS = ("not started", "wrong", "correct")
QUESTION_LEVELS = NOT_ANSWERED, ANSWERED_WRONG, RIGHT = ("not answered", "answered wrong", "right")

# This session's statuses by the names of exercises and questions: the latest of each, and the best.
LATEST, BEST = {}, {}


def folder():
    """Where progress is kept. In a browser the course's own folder outlives the page, and the home does not."""
    chosen = Path(os.environ.get("COURSE_PROGRESS", ""))
    if chosen.is_absolute():
        return chosen
    if sys.platform == "emscripten":
        return OLD_FOLDER
    import platformdirs  # a browser has none

    return platformdirs.user_data_path("hyperparameter-tuning-course", appauthor=False) / "progress"


def progress():
    """Show the exercises and quiz questions of the weeks met in this session (all weeks when none was)."""
    display(Overview())


def record(name, status):
    """Take note of the status of an exercise or a question."""
    LATEST[name] = status
    BEST[name] = best(name)
    is_saved(name)


def best(name):
    """The highest status ever reached; name: of an exercise, a question or a bug to hunt."""
    levels = EXERCISE_LEVELS if name in EXERCISES else QUESTION_LEVELS
    known = [LATEST.get(name), BEST.get(name), stored(name, folder()), stored(name, OLD_FOLDER)]
    return max((status for status in known if status in levels), key=levels.index, default=levels[0])


def stored(name, folder):
    """What the file in this folder says, whatever is in it; None when there is none, or it is somebody else's."""
    path = folder / f"{name}.txt"
    try:
        if is_off() or (hasattr(os, "getuid") and path.stat().st_uid != os.getuid()):
            return None
        return path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None


def is_saved(name):
    """Write the best status into the file, if it is not there; whether it is now."""
    try:
        if not is_off() and stored(name, folder()) != best(name):
            # Nobody else looks into it; a browser has one user, and keeps a folder of any other mode as a file.
            folder().mkdir(mode=0o777 if sys.platform == "emscripten" else 0o700, parents=True, exist_ok=True)
            files.replace(folder() / f"{name}.txt", best(name) + "\n")
    except OSError:
        return False
    return True


def is_off():
    return os.environ.get("COURSE_PROGRESS") == "off"


def linked(title, folder):
    """The title of a week as a link from the running notebook to the week's, where that stands beside it or below."""
    places = [Path(above, folder, f"{folder}.ipynb") for above in ("..", ".")]
    address = next((place.as_posix() for place in places if place.exists()), None)
    return title if address is None else f'<a href="{address}" style="text-decoration: underline">{title}</a>'


class Overview(Verdict):
    """The state of the weeks met in this session, as IPython displays it."""

    def __init__(self):
        met = [week for week in WEEKS if any(one.name in LATEST for one in week.everything)]
        self.heading = "Your progress"
        self.lines = [line for week in met or WEEKS for line in week_lines(week)]
        if not all([is_saved(name) for name in LATEST]):
            self.lines.append(f"What was reached could not be saved in {folder()}: a restart of the kernel loses it.")
        self.border = BORDERS["not started"]

    def _repr_html_(self):
        page = super()._repr_html_()
        for week in WEEKS:
            page = page.replace(f"{week.title}:", f"{linked(week.title, week.folder)}:")
        return page


def week_lines(week):
    """A heading with the sums, and a line for each exercise and question of the week."""
    labels = {exercise.name: exercise.name for exercise in week.exercises}
    labels |= {question.name: f"{call_of(LABELS[question])}: {question.name}" for question in week.questions}
    labels |= {hunt.name: f"bug_hunt({HUNTS.index(hunt) + 1})" for hunt in week.hunts}
    statuses = {name: best(name) for name in labels}
    width = max(map(len, labels.values()))
    found = f", {reached(statuses, week.hunts, RIGHT)} of {len(week.hunts)} bugs found" if week.hunts else ""
    return [
        f"{week.title}: {reached(statuses, week.exercises, 'correct')} of {len(week.exercises)} exercises correct, "
        f"{reached(statuses, week.questions, RIGHT)} of {len(week.questions)} questions right{found}",
        *(
            f"{ROW}  {sign(status)} {labels[name]:{width}}  {status}{fell_back(name)}"
            for name, status in statuses.items()
        ),
    ]


def reached(statuses, some, status):
    """How many of these exercises, questions or bugs have the status."""
    return [statuses[one.name] for one in some].count(status)


def sign(status):
    """Empty, crossed or ticked."""
    levels = EXERCISE_LEVELS if status in EXERCISE_LEVELS else QUESTION_LEVELS
    return list(SIGNS.values())[levels.index(status)]


def fell_back(name):
    """What to add when an exercise was solved, but its latest verdict of this session says otherwise.

    The notebook then goes on with our function. After a right answer to a question, others are tried out of interest.
    """
    latest = LATEST.get(name, "correct")
    return f" before; the latest: {latest}" if best(name) == "correct" != latest else ""
