"""What the 1,000 collected answers meet: none is misjudged, no name is told that does not fit, load changes nothing.

In every ``make test`` one exercise's, the others before a release.
"""

import functools
import multiprocessing
import os
import re
from concurrent.futures import ProcessPoolExecutor

import pytest

from helpers.exercises import collection
from helpers.exercises.judge import judging
from helpers.exercises.judge.blame import ADVICE
from helpers.exercises.judge.guard import TOOK_TOO_LONG
from helpers.exercises.judge.suspicion import NOT_USED

SAMPLE = ["forward_propagation"]
each_exercise = pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in SAMPLE else pytest.mark.everywhere) for name in collection.exercises()],
)
NAMED_OR_WITH_A_LINE = 0.85  # of the wrong ones, at least


@functools.cache
def judged(name):
    """The collected answers to an exercise, judged once for all that is asked of them."""
    return list(collection.judged(name))


@each_exercise
def test_collected_answers_are_judged_rightly(name):
    answers = judged(name)
    wrong = [one for one in answers if not one.right]
    assert [one.label for one in answers if (one.result.status == "correct") != one.right] == []
    assert [(one.label, one.result.mistake) for one in wrong if not fits(one)] == []
    assert sum(one.says_where for one in wrong) >= NAMED_OR_WITH_A_LINE * len(wrong)


def fits(answer):
    """Whether the name is one of those noted, if there are any, or true by itself: a change that made it right, a name
    not used."""
    name = answer.result.mistake
    if name is None:
        return not answer.names
    return name in answer.names or set(re.split(" and ", name)) <= {*ADVICE, NOT_USED, TOOK_TOO_LONG}


JUDGES = 6  # processes that judge at once: more than there are cores in a laptop
NICENESS = 5  # of all of them alike: they wait for each other, and not the rest of the tests for them


@pytest.fixture(scope="module")
def judges():
    """Processes for answers, so that the load does something useful."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(["helpers.exercises.collection"])  # where there is one
    with ProcessPoolExecutor(JUDGES, context, initializer=prepare) as pool:
        yield pool


def prepare():
    judging.STRICT = True  # as conftest.py has it
    if hasattr(os, "nice"):
        os.nice(NICENESS)


def result(name, number):
    """What is said of this answer to the exercise."""
    (only,) = collection.judged(name, step=len(collection.answers(name)), first=number)
    return only.result


@each_exercise
def test_a_busy_machine_says_the_same(name, judges):
    """The slower half of the answers: what is quick comes near no limit on any machine."""
    by_time = sorted(enumerate(judged(name)), key=lambda pair: pair[1].seconds)
    slow = by_time[len(by_time) // 2 :]
    again = judges.map(result, [name] * len(slow), [number for number, _ in slow])
    assert list(again) == [one.result for _, one in slow]
