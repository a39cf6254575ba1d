"""What the notebooks ask of a learner, and what they say to the answers: check, grade, solution, progress."""

import dataclasses
import functools
import inspect
import types

from helpers.exercises.bug_hunt import bug_hunt
from helpers.exercises.display import show_source, show_verdict
from helpers.exercises.judge.judging import Result, judge
from helpers.exercises.progress import best, progress, record
from helpers.exercises.quiz import quiz
from helpers.exercises.weeks import EXERCISES, WEEKS

__all__ = ["Result", "bug_hunt", "check", "grade", "progress", "quiz", "solution"]


def check(function, exercise=None):
    """Judge an answer and show the verdict; return the function when it is right, otherwise the course's own."""
    result = grade(function, exercise)
    if result.exercise is not None:
        record(result.exercise, result.status)
        IN_A_ROW[result.exercise] = IN_A_ROW.get(result.exercise, 0) + 1 if result.status == "wrong" else 0
    show_verdict(dataclasses.replace(result, message="\n".join([result.message, *remarks(result, function)])))
    if result.status == "correct":
        CORRECT[result.exercise] = function
        return function
    return function if result.exercise is None else course_version(EXERCISES[result.exercise].solution)


def remarks(result, function):
    """What a learner should know besides the verdict."""
    if result.status == "correct":
        yield what_is_next(result.exercise)
        if CORRECT.get(result.exercise) is function:
            yield SAME_FUNCTION
    if IN_A_ROW.get(result.exercise) in OFFERS:
        yield OFFERS[IN_A_ROW[result.exercise]].format(result.exercise)
    if type(function) is types.FunctionType and "print" in function.__code__.co_names and result.status in PRINTS:
        yield PRINTS[result.status]


def what_is_next(name):
    """How many exercises of the week are solved, and which one is next."""
    week = next(week for week in WEEKS if name in [exercise.name for exercise in week.exercises])
    names = [exercise.name for exercise in week.exercises]
    open_ones = [other for other in names if best(other) != "correct"]
    solved = f"{len(names) - len(open_ones)} of {len(names)} exercises of this week are correct"
    return f"{solved}; next: `{open_ones[0]}`." if open_ones else f"{solved}: that was all of them."


IN_A_ROW = {}  # how many wrong answers in a row, for each exercise
OFFERS = {
    3: "Stuck? The hints below open one by one, from a nudge to nearly there.",
    5: 'To go on, you can look at our version: `solution("{}")` in a new cell.',
}
CORRECT = {}  # the function that was right last, for each exercise
SAME_FUNCTION = (
    "(This is the function of your last check. If you have changed its cell since, run that first, and see that it "
    "ends without an error.)"
)
PRINTS = {
    "wrong": "(What your function prints is not shown here. To see it, call your function in a new cell.)",
    "correct": "(Your function prints. From here on every call shows it, and a training can make tens of thousands of "
    "calls: take the `print` out, and run both cells again.)",
}


def grade(function, exercise=None):
    """Judge an answer without showing anything.

    function: the answer; exercise: the exercise's name, if not the function's ``__name__``.

    Returns a Result. Nothing that the answer does is raised.
    """
    if type(function) is types.FunctionType and vars(function).get("is_course_version") is True:
        return Result(function.__name__, "not started", None, COURSE_VERSION_MESSAGE.format(function.__name__))
    name = exercise if exercise is not None else getattr(function, "__name__", None)
    if not isinstance(name, str) or name not in EXERCISES:
        return Result(None, "wrong", None, IN_QUOTES if isinstance(function, str) else explain_unknown(name))
    try:
        return judge(EXERCISES[name], function)
    except Exception as error:
        return Result(name, "wrong", None, CANNOT_BE_JUDGED.format(type(error).__name__))


CANNOT_BE_JUDGED = "What you gave can't be judged: it raised {} when it was looked at."


def explain_unknown(name):
    """What to say when there is no exercise of this name."""
    exercises = f"The exercises are: {', '.join(EXERCISES)}."
    if not isinstance(name, str):
        return (
            "This is not a function with a name. Give the function itself, "
            f"without parentheses after its name, as in `check({next(iter(EXERCISES))})`. {exercises}"
        )
    if name == "<lambda>":
        return "A lambda has no name to know its exercise by. Write the function with `def`, under the exercise's name."
    return f"There is no exercise called {name!r}. {exercises}"


IN_QUOTES = (
    "`check` needs the function itself: write its name without quotation marks, "
    f"as in `check({next(iter(EXERCISES))})`."
)


def solution(function_or_name):
    """Show the course's own version of an exercise, given the function or its name."""
    name = function_or_name if isinstance(function_or_name, str) else getattr(function_or_name, "__name__", None)
    if name in EXERCISES:
        show_source(inspect.getsource(EXERCISES[name].solution))
    else:
        print(explain_unknown(name))


def course_version(function):
    """A copy of our solution that can be told from an answer, so that checking it again does not count as solved."""

    @functools.wraps(function)
    def version(*arguments, **named):
        return function(*arguments, **named)

    version.is_course_version = True
    return version


COURSE_VERSION_MESSAGE = (
    "This is the course's own version, which took the place of yours. Since then no new function called `{0}` has "
    "been defined: run the cell with your function again, and then this one.\nIf you did: did that cell end with an "
    "error? Is the name in its `def` line exactly `{0}`? (A function copied from another exercise with its name "
    "replaces that exercise's: run that cell and its check again.)"
)
