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
# Nor may a style of one's own decide how a test draws.
os.environ["MATPLOTLIBRC"] = os.devnull


def pytest_configure(config):
    """Kernels must not read the user's own profile, in which IPython may show every expression of a cell."""
    folder = tempfile.TemporaryDirectory()
    config.add_cleanup(folder.cleanup)
    os.environ["IPYTHONDIR"] = folder.name
    drawn = {"all": "", "off": NO_LIVE_PICTURES + NO_FIGURES}.get(os.environ.get("COURSE_FIGURES"), LIGHT_FIGURES)
    write_profile(Path(folder.name, OF_STORED), drawn)


def write_profile(folder, text):
    """Let the kernels of this IPYTHONDIR run the text before they begin."""
    profile = Path(folder) / "profile_default"
    profile.mkdir(parents=True)
    (profile / "ipython_kernel_config.py").write_text(text, encoding="utf-8")


OF_STORED = "stored"  # the IPYTHONDIR of the kernels in which nbval runs the stored notebooks
# A live figure draws a picture for each position of its slider: most of the time of some notebooks, and nothing of it
# is stored. In a browser it is: see test_lab.py. Matplotlib takes its backend when it is imported, and the kernel would
# name it later.
NO_LIVE_PICTURES = """
import os
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
from matplotlib.figure import Figure
Figure.savefig = lambda *_, **__: None
"""
# All of a figure is laid out and drawn, but its dots are not made: no output has them to compare.
LIGHT_FIGURES = f"""{NO_LIVE_PICTURES}
from IPython.core import pylabtools
pylabtools.print_figure = lambda figure, *_, **__: figure.draw_without_rendering()
"""
# Where only words are compared.
NO_FIGURES = """
from IPython.core import pylabtools
pylabtools.print_figure = lambda *_, **__: None
"""


@pytest.fixture(scope="module")
def no_pictures(tmp_path_factory):
    """The kernels that the tests of a module start draw none."""
    folder = tmp_path_factory.mktemp("ipython")
    write_profile(folder, NO_LIVE_PICTURES + NO_FIGURES)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("IPYTHONDIR", str(folder))
        yield


def pytest_addoption(parser):
    parser.addoption("--whole", action="store_true", help="in the Python of a browser: all answers and all notebooks")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    """With several workers (-n), each takes whole files: the cells of a notebook need one kernel."""
    if config.getoption("numprocesses", None) and config.getoption("dist") == "no":
        config.option.dist = "loadfile"


# What takes minutes in one piece is begun first, in this order: in the end nobody waits for a worker that has it.
LONG = [
    "test_lite",
    "test_lab",
    "test_pyodide",
    "test_cells_below",
    "test_versions",
    "test_hub",
    "test_search",
    "test_everywhere",
    "test_notebooks",
    "test_shaken",
    "test_site",
    "test_nbgrader",
    "test_answers",
    "test_grading",
    "test_studies",
    "test_guard",
]
# Files whose tests share nothing, or only with those that have the same in their brackets: what is left in the end.
APART = {
    "test_answers",
    "test_catalogue",
    "test_everywhere",
    "test_faults",
    "test_mutants",
    "test_notebooks",
    "test_one_verdict",
    "test_plotting",
    "test_self_test",
    "test_shaken",
    "test_steps",
    "test_versions",
}


def piece(nodeid):
    """What one worker runs: a file, or a part of one that is in APART."""
    file, _, test = nodeid.partition("::")
    if Path(file).stem not in APART:
        return file
    name, _, brackets = test.partition("[")
    return f"{file}::{brackets or name}"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Files, as said above, in the order in which they are collected."""
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class LoadPieces(LoadFileScheduling):
        def _split_scope(self, nodeid):
            return piece(nodeid)

    config.option.loadscopereorder = False
    return LoadPieces(config, log)


def pytest_ignore_collect(collection_path):
    """A notebook of the course has the name of its folder: a learner's copies beside it are not tested."""
    if collection_path.suffix == ".ipynb" and collection_path.stem not in (collection_path.parent.name, "START"):
        return True


def pytest_collection_modifyitems(items):
    """The long ones first; the cells of a notebook in their order, which pytest-randomly shuffles like other tests."""
    items.sort(key=place)


def place(item):
    """Where a test belongs: the notebooks, what is long, other files, and small pieces."""
    name = item.path.stem
    if item.path.suffix == ".ipynb":
        return -1, str(item.path), item.cell_num
    return LONG.index(name) if name in LONG else len(LONG) + (name in APART), "", 0


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
    if item.path.suffix != ".ipynb":
        return (yield)
    with without_network(), pytest.MonkeyPatch.context() as environment:
        environment.setenv("IPYTHONDIR", str(Path(os.environ["IPYTHONDIR"], OF_STORED)))
        return (yield)
