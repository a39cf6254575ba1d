"""What holds for all tests in this folder."""

import multiprocessing

import matplotlib
import pytest

from helpers.exercises.judge import judging

judging.STRICT = True  # a slip in a known mistake or a step is ours

# Not by MPLBACKEND: the kernels that tests start would inherit it and show no figures.
matplotlib.use("agg")


def never_idle():
    while True:
        sum(range(100_000))


@pytest.fixture
def busy():
    """Starts this many processes that compute all the time; they end with the test."""
    processes = []

    def start(count):
        for _ in range(count):
            processes.append(multiprocessing.get_context("spawn").Process(target=never_idle, daemon=True))
            processes[-1].start()

    yield start
    for process in processes:
        process.terminate()
        process.join()
