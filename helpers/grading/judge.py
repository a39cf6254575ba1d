"""Judge one notebook: ``python -m helpers.grading.judge NOTEBOOK`` prints the verdicts as JSON.

The learner's code runs in this process, which ``sandbox`` starts, limits and ends.
"""

import argparse
import ast
import contextlib
import json
import linecache
import os
import re
import tempfile

from IPython.core.error import StdinNotImplementedError

from helpers.exercises import course_version, grade
from helpers.exercises.judge.finding import unknown_name
from helpers.exercises.judge.limits import Stopwatch, TimeUp
from helpers.exercises.weeks import EXERCISES, WEEKS
from helpers.grading.content import instead
from helpers.grading.kernel import kernel
from helpers.grading.notebook import (
    Problem,
    cells_and_shown,
    checked_name,
    names_set,
    names_used,
    needed,
    quiz_answers,
    read_statements,
)
from helpers.grading.reports import ENDED

STATEMENT_SECONDS = 20  # of computing, for a statement that an answer may need
OWN_STATEMENT_SECONDS, OWN_SECONDS = 2, 6  # for another one that the learner wrote, and for all of them
MEMORY_LIMIT = 4 * 2**30  # bytes
CPU_LIMIT = 150  # seconds
FILE_LIMIT = 16 * 2**20  # bytes
LONGEST_MESSAGE = 3000  # characters


class Ended(Exception):
    """A statement that is left out because it ended the process that ran it."""


def judge_notebook(path, folder=None, without=(), tell=None):
    """The report on a notebook: {"verdicts": one dictionary for each exercise of the weeks that it belongs to, "quiz":
    {the name of a question: whether the answer is right} for each question of these weeks}. Raises Problem.

    folder: where the notebook's code may write; one that disappears when not given. tell: is called with the place of
    each statement, and with the name of each exercise, before its code runs; without: places and names that are left
    out, because they had ended the process.

    What the answers need runs in the notebook's order. At a check the notebook goes on with the course's version of an
    answer that is not right, as it does in front of the learner.
    """
    cells, shown = cells_and_shown(path)
    statements, unreadable = read_statements(cells, EXERCISES)
    names = exercises_in(statements, unreadable)
    for number, source in enumerate(cells, 1):
        linecache.cache[f"<code cell {number}>"] = (len(source), None, source.splitlines(True), f"<code cell {number}>")
    place = contextlib.nullcontext(folder) if folder else tempfile.TemporaryDirectory()
    tell = tell or (lambda _: None)
    with place as place, kernel(cells, place) as running:
        running.namespace |= {name: course_version(EXERCISES[name].solution) for name in unreadable}
        all_set = set().union(*(names_set(one) for _, one in statements))
        failed, left_out = run_all(running, needed(statements, names), names, without, tell, all_set)
        verdicts = []
        for name in names:
            tell(name)
            failed |= {name: Ended()} if name in without else {}
            verdicts.append(verdict(name, running, failed, unreadable, statements))
    verdicts = [to_look_at(*one, left_out, statements, shown) for one in verdicts]
    return {"verdicts": verdicts, "quiz": quiz_of(names, statements)}


def run_all(running, statements, names, without, tell, all_set):
    """Run them, see ``judge_notebook``.

    A kernel runs no more of a cell when a statement in it has stopped with an error; neither does this, unless the
    error may be there only because something was left out here. all_set: the names that the whole notebook sets.

    Returns {exercise: what the statement raised that should define it}, and [(whether an answer may need it, the
    statement in words)] for each one that did not run to its end.
    """
    failed, left_out, left = {}, [], OWN_SECONDS
    stopped, all_ran = {}, True
    for place, (number, statement, may_be_needed) in enumerate(statements):
        tell(place)
        if number != running.number:
            watch = Stopwatch()
            errors = running.begin(number, min(left, OWN_STATEMENT_SECONDS))
            left -= watch.stop()
            if any(isinstance(error, OF_THIS_PLACE) for error in errors):
                left_out.append((True, f"what `get_ipython().events` was told to call at cell {number}"))
        checks, watch = checked_name(statement) is not None, Stopwatch()
        limit = None if checks else STATEMENT_SECONDS if may_be_needed else min(left, OWN_STATEMENT_SECONDS)
        defined = set() if checks else names_set(statement) & set(names)
        if number in stopped:
            failed |= dict.fromkeys(defined, stopped[number])
            continue
        if place in without:
            error = Ended()
            defined |= {checked_name(statement)} & set(names)
            running.namespace |= {name: course_version(EXERCISES[name].solution) for name in defined}
        else:
            error = running.run(statement, number, limit) if checks or limit > 0 else TimeUp()
        left -= 0 if may_be_needed else watch.stop()
        if isinstance(error, SystemExit) or (error is not None and all_ran and not isinstance(error, OF_THIS_PLACE)):
            stopped |= {} if unknown_name(error) in all_set else {number: error}
        all_ran = all_ran and not running.shell.left_out and (error is None or number in stopped)
        failed = {name: one for name, one in failed.items() if name not in defined}
        if error is not None and defined:
            failed |= dict.fromkeys(defined, error)
        elif (error is not None and not checks) or running.shell.left_out:
            left_out.append((may_be_needed or running.rewrites, in_words(number, statement)))
    return failed, left_out


# What may stop a statement here and not in the learner's notebook: no network, no files, nobody to ask, no time left.
OF_THIS_PLACE = (OSError, ImportError, EOFError, StdinNotImplementedError, TimeUp, Ended)


def in_words(number, statement):
    return f"cell {number}, `{ast.unparse(statement).splitlines()[0][:80]}`"


def to_look_at(verdict, unknown, left_out, statements, shown):
    """The verdict, with the status "look at it" where an answer is wrong and what it needs may not have been there, or
    where the notebook showed that it is correct.

    unknown: the name that Python did not know, where that stopped it; shown: see ``cells_and_shown``.
    """
    if verdict["status"] != "wrong":
        return verdict
    reasons = [words for may_be_needed, words in left_out if may_be_needed or unknown]
    if unknown:
        reasons += [in_words(number, one) for number, one in statements if may_set(one, unknown)]
    found, message = "; ".join(list(dict.fromkeys(reasons))[:3]), ""
    if reasons:
        message = f"What this answer may need did not run here, or stands below it: {found}.\n"
    if shown.get(verdict["exercise"]) == "correct":
        message += SHOWN_CORRECT
    if not message:
        return verdict
    return as_verdict(verdict["exercise"], "look at it", message + verdict["message"], verdict["mistake"])


# It may have run in another order or beside files of its own, or the answer was changed after its check.
SHOWN_CORRECT = "The notebook shows below its check that it is correct; run from the top, here, it is not.\n"


def may_set(statement, name):
    """Whether a statement sets this name, or speaks of it in another way than reading it, as a text to `exec` does."""
    return name in names_set(statement) or (
        name not in names_used(statement)
        and not isinstance(statement, ast.FunctionDef)
        and re.search(rf"\b{name}\b", ast.unparse(statement)) is not None
    )


def quiz_of(names, statements):
    """{question: "right", "wrong" or "not answered"} for the questions of the weeks of these exercises.

    One right answer counts: the notebook invites to try the other letters after it.
    """
    answers = quiz_answers(statements)
    weeks = [week for week in WEEKS if {exercise.name for exercise in week.exercises} & set(names)]
    found = {}
    for question in (question for week in weeks for question in week.questions):
        given = answers.get(question.name, set())
        found[question.name] = "right" if question.right in given else "wrong" if given else "not answered"
    return found


def exercises_in(statements, unreadable):
    """The exercises of the notebook's weeks: it checks one of theirs or, where it has no check at all, defines one."""
    parts = [one for _, statement in statements for one in ast.walk(statement)]
    checked = {checked_name(one) for one in parts} & EXERCISES.keys()
    defined = {one.name for one in parts if isinstance(one, ast.FunctionDef)} & EXERCISES.keys() | unreadable.keys()
    found = checked or defined
    names = []
    for week in WEEKS:
        of_week = [exercise.name for exercise in week.exercises]
        names += of_week if found & set(of_week) else []
    if not names:
        raise Problem("no exercise of the course in it")
    return names


def verdict(name, running, failed, unreadable, statements):
    """The verdict on the answer to an exercise: that of its last check, or of one now where it was changed since.

    Comes with the name that Python did not know, where that stopped the answer, or its cell.
    """
    if isinstance(failed.get(name), Ended):
        return as_verdict(name, "wrong", f"This answer {ENDED}, so no more can be said of it.", ENDED), None
    answer = running.namespace.get(name)
    checked = [one for one in running.judged if one[1].exercise == name and not is_course_version(one[0])]
    if answer is None or is_course_version(answer):
        result = checked[-1][1] if checked else None
    else:
        result = running.result_on(answer) or grade(answer)
    if result is not None and result.status == "not started" and checked:
        result = checked[-1][1]  # a blank below takes nobody's work away
    error = unreadable.get(name) or failed.get(name)
    if error is not None:
        what = "cannot be read. " if name in unreadable else "with the function stopped with an error.\n"
        message, is_right = f"The cell {what}{type(error).__name__}: {error}", result and result.status == "correct"
        message = f"An earlier function of this name is correct. {message}" if is_right else message
        return as_verdict(name, "look at it" if is_right else "wrong", message), unknown_name(error)
    module = getattr(answer, "__module__", None)
    is_ours = isinstance(module, str) and module.startswith("helpers.") and not is_course_version(answer)
    if result is None or is_ours:
        return as_verdict(name, "missing", instead(name, statements)), None
    return as_verdict(name, result.status, result.message, result.mistake), result.unknown


def is_course_version(function):
    return getattr(function, "__dict__", {}).get("is_course_version") is True


def as_verdict(name, status, message, mistake=None):
    return {"exercise": name, "status": status, "mistake": mistake, "message": message[:LONGEST_MESSAGE]}


def limit_resources():
    """Where the system can, limit memory, computing time and the size of files for good."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    limits = {resource.RLIMIT_AS: MEMORY_LIMIT, resource.RLIMIT_CPU: CPU_LIMIT, resource.RLIMIT_FSIZE: FILE_LIMIT}
    for kind, limit in limits.items():
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some
            resource.setrlimit(kind, (limit, limit))


def main(arguments=None):
    """Print {"verdicts": [...], "quiz": {...}} or {"problem": "..."} for the notebook named on the command line.

    Before it, a line {"at": ...} for each place that is reached: the last one is told when the process ends there.
    """
    parser = argparse.ArgumentParser("python -m helpers.grading.judge", description=__doc__)
    parser.add_argument("notebook", metavar="NOTEBOOK")
    parser.add_argument("--without", type=json.loads, default=[], help="what had ended the process (JSON)")
    options = parser.parse_args(arguments)
    limit_resources()
    report_to = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a learner's code prints goes nowhere
    me = os.getpid()

    def tell(place):
        if os.getpid() != me:  # a fork by the learner's code, which would report as well
            os._exit(1)
        print(json.dumps({"at": place}), file=report_to, flush=True)

    try:
        report = judge_notebook(options.notebook, os.getcwd(), options.without, tell)  # the sandbox removes the folder
    except Problem as problem:
        report = {"problem": str(problem)}
    json.dump(report, report_to)
    report_to.flush()
    os._exit(0)  # a learner's threads and exit handlers have no say


if __name__ == "__main__":
    main()
