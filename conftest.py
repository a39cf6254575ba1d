"""What holds for every test run, and for the kernels and processes that tests start."""

import contextlib
import os
import tempfile
from pathlib import Path

import pytest

# A test must neither read nor write a learner's progress, nor compare a bar that only a slow machine shows.
os.environ["COURSE_PROGRESS"] = "off"
# A kernel that inherits a backend would not show its figures in the notebook.
os.environ.pop("MPLBACKEND", None)


def pytest_configure(config):
    """Kernels must not read the user's own profile, in which IPython may show every expression of a cell."""
    folder = tempfile.TemporaryDirectory()
    config.add_cleanup(folder.cleanup)
    os.environ["IPYTHONDIR"] = folder.name


def pytest_addoption(parser):
    parser.addoption("--whole", action="store_true", help="in the Python of a browser: all answers and all notebooks")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    """With several workers (-n), each takes whole files: the cells of a notebook need one kernel."""
    if config.getoption("numprocesses", None) and config.getoption("dist") == "no":
        config.option.dist = "loadfile"


def pytest_ignore_collect(collection_path):
    """A notebook of the course has the name of its folder: a learner's copies beside it are not tested."""
    if collection_path.suffix == ".ipynb" and collection_path.stem not in (collection_path.parent.name, "START"):
        return True


def pytest_collection_modifyitems(items):
    """Keep the cells of a notebook in their order: pytest-randomly shuffles them like any other tests."""
    items.sort(key=lambda item: (str(item.path), item.cell_num) if item.path.suffix == ".ipynb" else ("", 0))


@contextlib.contextmanager
def without_network():
    """Let every Python that starts meanwhile refuse the network beyond this machine: tests/offline says how."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYTHONPATH", str(Path(__file__).parent / "tests" / "offline"), prepend=os.pathsep)
        yield


@pytest.fixture(scope="module")
def offline():
    """The guard for the Pythons and kernels that the tests of a module start."""
    with without_network():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """Here nbval starts the kernel of a stored notebook."""
    with without_network() if item.path.suffix == ".ipynb" else contextlib.nullcontext():
        return (yield)
