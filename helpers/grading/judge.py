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

from helpers.exercises import course_version, grade
from helpers.exercises.judge.guard import quiet
from helpers.exercises.judge.limits import time_limit
from helpers.exercises.weeks import EXERCISES, WEEKS
from helpers.grading.content import instead
from helpers.grading.notebook import (
    Problem,
    checked_name,
    code_cells,
    is_definition,
    needed,
    quiz_answers,
    read_statements,
)

STATEMENT_SECONDS = 20  # for a statement that an answer needs
MEMORY_LIMIT = 4 * 2**30  # bytes
CPU_LIMIT = 150  # seconds
FILE_LIMIT = 16 * 2**20  # bytes
LONGEST_MESSAGE = 3000  # characters


def judge_notebook(path):
    """The report on a notebook: {"verdicts": one dictionary for each exercise of the weeks that it belongs to, "quiz":
    {the name of a question: whether the answer is right} for each question of these weeks}. Raises Problem.

    The statements that the answers need run in the notebook's order. At a check the notebook goes on with the
    course's version of an answer that is not right, as it does in front of the learner.
    """
    cells = code_cells(path)
    statements, unreadable = read_statements(cells, EXERCISES)
    names = exercises_in(statements, unreadable)
    for number, source in enumerate(cells, 1):
        linecache.cache[f"<code cell {number}>"] = (len(source), None, source.splitlines(True), f"<code cell {number}>")
    namespace, verdicts, failed, unjudged, broken = {"__name__": "__main__"}, {}, {}, set(), []
    namespace |= {name: course_version(EXERCISES[name].solution) for name in unreadable}  # what follows goes on with it
    for number, statement in needed(statements, names):
        name = checked_name(statement)
        if name is None:
            if is_definition(statement, names):
                statement.decorator_list = []  # `@check` would hand over the course's version of a wrong answer
            error = run(statement, number, namespace)
            if is_definition(statement, names):
                failed[statement.name] = error
                unjudged.add(statement.name)
            elif error is not None:
                broken.append(f"cell {number}, `{ast.unparse(statement).splitlines()[0][:80]}`")
        elif name in namespace or name in failed:
            verdicts[name] = verdict(name, namespace, failed)
            unjudged.discard(name)
            if verdicts[name]["status"] != "correct":
                namespace[name] = course_version(EXERCISES[name].solution)
    for name in unjudged:
        verdicts[name] = verdict(name, namespace, failed)
    for name, error in unreadable.items():
        verdicts[name] = as_verdict(name, "wrong", f"The cell cannot be read. {type(error).__name__}: {error}")
    found = [verdicts.get(name) or as_verdict(name, "missing", instead(name, statements)) for name in names]
    return {"verdicts": [to_look_at(one, broken, statements) for one in found], "quiz": quiz_of(names, statements)}


def to_look_at(verdict, broken, statements):
    """The verdict, with the status "look at it" where an answer is wrong and a statement that it needs did not run."""
    unknown = re.search(r"NameError: name '(\w+)' is not defined", verdict["message"])
    setting = [
        f"cell {number}, `{ast.unparse(one).splitlines()[0][:80]}`"
        for number, one in statements
        if unknown and re.search(rf"\b{unknown[1]}\b", ast.unparse(one)) and not isinstance(one, ast.FunctionDef)
    ]
    left_out = broken or setting
    if verdict["status"] != "wrong" or not left_out:
        return verdict
    message = f"The grader could not run, or left out, what this answer may need: {'; '.join(left_out[:3])}.\n"
    return as_verdict(verdict["exercise"], "look at it", message + verdict["message"], verdict["mistake"])


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
    checked = {checked_name(one) for _, one in statements} & EXERCISES.keys()
    defined = {one.name for _, one in statements if is_definition(one, EXERCISES)} | unreadable.keys()
    found = checked or defined
    names = []
    for week in WEEKS:
        of_week = [exercise.name for exercise in week.exercises]
        names += of_week if found & set(of_week) else []
    if not names:
        raise Problem("no exercise of the course in it")
    return names


def run(statement, number, namespace):
    """Run a statement of the notebook; returns what it raised, if it did. What is missing then shows in the answers."""
    try:
        with quiet(), time_limit(STATEMENT_SECONDS):
            exec(compile(ast.Module([statement], []), f"<code cell {number}>", "exec"), namespace)
    except BaseException as error:
        return error
    return None


def verdict(name, namespace, failed):
    """The verdict on the answer that the namespace has for an exercise."""
    if failed.get(name) is not None:
        error = failed[name]
        message = f"The cell with the function stopped with an error.\n{type(error).__name__}: {error}"
        return as_verdict(name, "wrong", message)
    result = grade(namespace[name], name)
    return as_verdict(name, result.status, result.message, result.mistake)


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


def main():
    """Print {"verdicts": [...], "quiz": {...}} or {"problem": "..."} for the notebook named on the command line."""
    parser = argparse.ArgumentParser("python -m helpers.grading.judge", description=__doc__)
    parser.add_argument("notebook", metavar="NOTEBOOK")
    path = parser.parse_args().notebook
    limit_resources()
    report_to = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a learner's code prints goes nowhere
    try:
        report = judge_notebook(path)
    except Problem as problem:
        report = {"problem": str(problem)}
    json.dump(report, report_to)
    report_to.flush()
    os._exit(0)  # a learner's threads and exit handlers have no say


if __name__ == "__main__":
    main()
