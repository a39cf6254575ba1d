"""How an answer is judged: by what it does on fresh inputs, compared with what our solution does there.

An exercise *observes* a function: a generator calls it on inputs and yields one ``Observed`` for each property,
the most telling one first. It raises ``Wrong`` when there is nothing to compare (no array, a wrong shape), or
yields it, to go on with other inputs and so tell more mistakes apart.
An answer is correct when all that is seen is what the solution shows, within a tolerance. When it is not, the
explainers say why, in the order of explainers.py.
"""

from helpers.exercises.judge.answer import check_signature, is_blank
from helpers.exercises.judge.expect import expect_array, expect_dictionary, expect_number
from helpers.exercises.judge.explainers import Look, what_explainers_say, what_was_seen
from helpers.exercises.judge.finding import Result, Status
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.observing import Kept, Observed, agree, differences, expected, observations

# Those of expect.py can be imported from here too: an exercise's module needs both.
__all__ = ["Result", "Observed", "Wrong", "expect_array", "expect_dictionary", "expect_number", "judge"]

RIGHT = "Your function does what it should."


def judge(exercise, function):
    """Judge a function as an answer to the exercise, and return the Result."""
    if is_blank(function, exercise):
        return Result(exercise.name, Status.NOT_STARTED, None, exercise.not_started)
    try:
        check_signature(function, exercise.solution)
    except Wrong as wrong:
        return Result(exercise.name, Status.WRONG, wrong.name, wrong.message)
    look = Look(exercise, function, Kept(observations(exercise, function)))
    if not any(differences(look.observed, expected(exercise))):
        return Result(
            exercise.name, Status.CORRECT, None, "\n".join([RIGHT, *remarks(look.observed, expected(exercise))])
        )
    finding = why(look)
    message = "\n".join(filter(None, [look.told[0], finding.text]))
    return Result(exercise.name, Status.WRONG, finding.name, message, getattr(look.difference[0], "unknown", None))


class AuthorsError(BaseException):
    """A known mistake or a step of ours that can't be computed. Raised in our tests, where STRICT is set."""


STRICT = False


def why(look):
    """The Finding of the first explainer that has one. A slip of ours in one must not become the learner's."""
    try:
        return next(what_explainers_say(look))[1]
    except Exception as error:
        if STRICT:
            raise AuthorsError(f"{look.exercise.name}: {error}") from error
        return what_was_seen(look)


def remarks(seen, expected):
    """What to tell of a right answer where it differs all the same."""
    return [wanted.describe(got.value, wanted.value) for got, wanted in zip(seen, expected) if not agree(got, wanted)]
