"""What holds for every test run, and for the kernels and processes that tests start."""

import os

import pytest

# A test must neither read nor write a learner's progress, nor compare a bar that only a slow machine shows.
os.environ["COURSE_PROGRESS"] = "off"
# A kernel that inherits a backend would not show its figures in the notebook.
os.environ.pop("MPLBACKEND", None)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    """With several workers (-n), each takes whole files: the cells of a notebook need one kernel."""
    if config.getoption("numprocesses", None) and config.getoption("dist") == "no":
        config.option.dist = "loadfile"


def pytest_collection_modifyitems(items):
    """Keep the cells of a notebook in their order: pytest-randomly shuffles them like any other tests."""
    items.sort(key=lambda item: (str(item.path), item.cell_num) if item.path.suffix == ".ipynb" else ("", 0))
