"""The same verdicts on a quiet and on a busy machine."""

import multiprocessing

import pytest

from helpers.exercises import collection

SAMPLE = ["forward_propagation", "gradient_check"]  # in every `make test`; the others before a release
everywhere = pytest.mark.everywhere


def never_idle():
    while True:
        sum(range(100_000))


@pytest.fixture
def busy():
    """Starts processes that keep two processors busy; they end with the test."""
    processes = [multiprocessing.get_context("spawn").Process(target=never_idle, daemon=True) for _ in range(2)]
    yield lambda: [process.start() for process in processes]
    for process in processes:
        if process.pid:
            process.terminate()
            process.join()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in SAMPLE else everywhere) for name in collection.exercises()]
)
def test_a_busy_machine_says_the_same(name, busy):
    quiet = [one.result for one in collection.judged(name)]
    busy()
    assert [one.result for one in collection.judged(name)] == quiet
