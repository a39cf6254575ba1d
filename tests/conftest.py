"""What holds for all tests in this folder."""

import matplotlib
import pytest

from helpers.exercises.judge import causes, judging

# Not by MPLBACKEND: the kernels that tests start would inherit it and show no figures.
matplotlib.use("agg")


@pytest.fixture
def time_to_search(monkeypatch):
    """What is found of a wrong answer must not depend on how busy the machine is."""
    for name in ("SECONDS_FOR_KNOWN", "SECONDS_FOR_LINES", "SECONDS_FOR_PAIRS"):
        monkeypatch.setattr(causes, name, 20.0)
    monkeypatch.setattr(judging, "SLOW", 20.0)
