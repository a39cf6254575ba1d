"""What some 1,000 collected answers meet: none is misjudged, and no name is told that does not fit."""

import re

import pytest

from helpers.exercises import collection
from helpers.exercises.judge.blame import ADVICE
from helpers.exercises.judge.suspicion import NOT_USED
from helpers.exercises.weeks import EXERCISES

pytestmark = pytest.mark.everywhere
NAMED_OR_WITH_A_LINE = 0.85  # of the wrong ones, at least


@pytest.mark.parametrize("name", collection.exercises())
def test_collected_answers_are_judged_rightly(name):
    answers = list(collection.judged(name))
    wrong = [one for one in answers if not one.right]
    assert [one.label for one in answers if (one.result.status == "correct") != one.right] == []
    assert [(one.label, one.result.mistake) for one in wrong if not fits(one)] == []
    assert sum(one.says_where for one in wrong) >= NAMED_OR_WITH_A_LINE * len(wrong)


def fits(answer):
    """Whether the name is none, one of those noted, or true by itself: a change that made it right, a name not used."""
    name = answer.result.mistake
    return name is None or name in answer.names or set(re.split(" and ", name)) <= {*ADVICE, NOT_USED}


def test_the_collection_is_there():
    assert len(collection.exercises()) == len(EXERCISES)
