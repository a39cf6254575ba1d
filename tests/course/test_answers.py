"""What the 1,000 collected answers meet: none is misjudged, no name is told that does not fit, load changes nothing.

In every ``make test`` one exercise's, the others before a release.
"""

import functools
import re

import pytest

from helpers.exercises import collection
from helpers.exercises.judge.blame import ADVICE
from helpers.exercises.judge.guard import TOOK_TOO_LONG
from helpers.exercises.judge.suspicion import NOT_USED
from helpers.exercises.weeks import EXERCISES

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
    """Whether the name is none, one of those noted, or true by itself: a change that made it right, a name not used."""
    name = answer.result.mistake
    return name is None or name in answer.names or set(re.split(" and ", name)) <= {*ADVICE, NOT_USED, TOOK_TOO_LONG}


def test_the_collection_is_there():
    assert len(collection.exercises()) == len(EXERCISES)


@each_exercise
def test_a_busy_machine_says_the_same(name, request):
    quiet = [one.result for one in judged(name)]
    request.getfixturevalue("busy")(2)
    assert [one.result for one in collection.judged(name)] == quiet
