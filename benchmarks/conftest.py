"""Every benchmark on one thread, and the tables of the report at the end."""

import pytest
from threadpoolctl import threadpool_limits

from benchmarks.report import tables


def pytest_addoption(parser):
    parser.addoption("--set-up", action="store_true", help="measure making the environment too (downloads)")


@pytest.fixture(autouse=True, scope="session")
def one_thread():
    """Other threads of BLAS would make small steps slower, large ones faster, and the growth hard to read."""
    with threadpool_limits(1):
        yield


def pytest_terminal_summary(terminalreporter, config):
    # pytest-benchmark keeps its results here; its hooks for them need a JSON file.
    results = [{"best": result.stats.min, "extra": result.extra_info} for result in config._benchmarksession.benchmarks]
    terminalreporter.write_line("\n" + tables(results))
