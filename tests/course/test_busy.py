"""The same verdicts on a quiet and on a busy machine."""

import pytest

from helpers.exercises import collection

SAMPLE = ["forward_propagation", "gradient_check"]  # in every `make test`; the others before a release
everywhere = pytest.mark.everywhere


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in SAMPLE else everywhere) for name in collection.exercises()]
)
def test_a_busy_machine_says_the_same(name, busy):
    quiet = [one.result for one in collection.judged(name)]
    busy(2)
    assert [one.result for one in collection.judged(name)] == quiet
