"""What holds for all tests in this folder."""

import subprocess
import sys

import matplotlib
import pytest

from helpers.exercises.judge import judging

judging.STRICT = True  # a slip in a known mistake or a step is ours

# Not by MPLBACKEND: the kernels that tests start would inherit it and show no figures.
matplotlib.use("agg")


@pytest.fixture(autouse=True)
def no_figure_is_left_open():
    """The next test of the same worker may count them."""
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


@pytest.fixture
def busy():
    """Starts this many processes that compute all the time; they end with the test."""
    processes = []

    def start(count):
        processes.extend(subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count))

    yield start
    for process in processes:
        process.terminate()
        process.wait()
