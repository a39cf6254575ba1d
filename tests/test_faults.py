"""What learners do and machines suffer: nothing of it stops a notebook, and nothing reaches the network."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
from course_files import copy_course, stored
from jupyter_client.manager import start_new_kernel
from nbclient.exceptions import CellExecutionError

from helpers import notebooks

FAST_WEEK = notebooks.WEEKS[2]


def beginning(week, cells=20):
    """The first cells of the notebook, with its first exercises: enough where a whole run shows nothing more."""
    notebook = stored(week)
    notebook.cells = notebook.cells[:cells]
    return notebook


def run(notebook, week):
    """Run all cells in the folder of the week; raises CellExecutionError at the first that fails."""
    notebooks.execute(notebook, notebooks.notebook_path(week).parent)


def test_every_cell_can_be_run_twice():
    notebook = stored(FAST_WEEK)
    notebook.cells = [nbformat.from_dict(cell) for cell in notebook.cells for _ in range(2)]
    run(notebook, FAST_WEEK)


def test_a_check_that_is_run_again_does_not_praise_the_courses_own_version():
    notebook = beginning(FAST_WEEK, 8)
    check = next(cell for cell in notebook.cells if "= check(" in cell.source)
    notebook.cells.append(nbformat.v4.new_code_cell(check.source))
    run(notebook, FAST_WEEK)
    assert "not started" in notebook.cells[-1].outputs[0].data["text/plain"]
    assert "the course's own version, which took the place of yours" in notebook.cells[-1].outputs[0].data["text/plain"]


def test_a_cell_that_is_run_too_early_can_be_run_again_in_order():
    """Out of order Python says which name is missing; from the top everything works in the same kernel."""
    notebook = beginning(FAST_WEEK)
    too_early = nbformat.v4.new_code_cell("try:\n    progress()\nexcept NameError as error:\n    print(error)")
    notebook.cells.insert(0, too_early)
    run(notebook, FAST_WEEK)
    assert notebook.cells[0].outputs[0].text == "name 'progress' is not defined\n"


def test_a_training_that_is_interrupted_can_be_started_again():
    first_cell = notebooks.code_cells(stored(FAST_WEEK))[0].source
    prepare = f"""{first_cell}
from helpers import data, network
X, Y, parameters = data.small_batch()
"""
    manager, client = start_new_kernel(cwd=str(notebooks.notebook_path(FAST_WEEK).parent))
    try:
        assert client.execute_interactive(prepare, timeout=60)["content"]["status"] == "ok"
        stop = threading.Timer(1, manager.interrupt_kernel)
        stop.start()
        endless = client.execute_interactive("network.train(X, Y, parameters, num_iterations=10**9)", timeout=60)
        assert endless["content"]["ename"] == "KeyboardInterrupt"
        again = client.execute_interactive("network.train(X, Y, parameters, num_iterations=10)", timeout=60)
        assert again["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_two_notebooks_run_at_once():
    weeks = [FAST_WEEK, FAST_WEEK]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, map(beginning, weeks), weeks))


# A disk that is full, and a course that can only be read. Both are copies of the course, in which progress is kept.


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_PROGRESS")
    return copy_course(tmp_path / "my course")


# No file may grow, as when there is no room left on the disk; what is tried nevertheless fails with an OSError.
FULL_DISK = """import pathlib, resource
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    pathlib.Path("full").write_text("a letter")
except OSError as error:
    print(type(error).__name__)"""


def progress_of(notebook):
    """What the progress cell says below it."""
    cell = next(cell for cell in notebook.cells if cell.source.endswith("progress()"))
    return cell.outputs[0].data["text/plain"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit for the size of files")
def test_a_full_disk_stops_nothing(course):
    notebook = stored(FAST_WEEK)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(FULL_DISK))
    notebooks.execute(notebook, course / FAST_WEEK)
    assert notebook.cells[0].outputs[0].text == "OSError\n"
    assert "could not be saved" in progress_of(notebook)


def set_mode_of_folders(course, mode):
    for folder in course.glob("**/"):  # the course itself is among them
        folder.chmod(mode)


EXECUTE = """
import sys, nbformat
from helpers import notebooks
notebook = nbformat.read(sys.argv[1], as_version=4)
notebooks.execute(notebook, ".")
nbformat.write(notebook, sys.stdout)
"""


@pytest.mark.skipif(os.name == "nt", reason="on Windows a folder that can only be read takes new files")
def test_a_course_that_can_only_be_read_stops_nothing(course, tmp_path):
    set_mode_of_folders(course, 0o555)
    # root may write everywhere, unless it gives that up.
    humble = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    path = course / FAST_WEEK / f"{FAST_WEEK}.ipynb"
    done = subprocess.run(
        [*humble, sys.executable, "-c", EXECUTE, str(path)],
        cwd=path.parent,
        env=os.environ | {"PYTHONPATH": str(course), "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")},
        capture_output=True,
        text=True,
        check=False,
    )
    set_mode_of_folders(course, 0o755)
    assert done.returncode == 0, done.stderr
    assert not (course / ".progress").exists()
    assert "could not be saved" in progress_of(nbformat.reads(done.stdout, as_version=4))


NO_NETWORK = """
import socket

def refuse(connect):
    def only_here(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise PermissionError(f"the course must not reach {address}")
        return connect(self, address)
    return only_here

class Socket(socket.socket):
    connect = refuse(socket.socket.connect)
    connect_ex = refuse(socket.socket.connect_ex)

def getaddrinfo(host, *arguments, _ask=socket.getaddrinfo, **named):
    if host not in (None, "", "127.0.0.1", "::1", "localhost"):
        raise PermissionError(f"the course must not look up {host}")
    return _ask(host, *arguments, **named)

socket.socket, socket.getaddrinfo = Socket, getaddrinfo
"""


@pytest.fixture
def offline(tmp_path, monkeypatch):
    """Let every kernel that starts from here refuse the network beyond this machine."""
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.mark.parametrize("address", ["'192.0.2.1', 80", "'example.org', 80"])
def test_a_kernel_without_network_refuses_it(offline, address):
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(f"import socket\nsocket.create_connection(({address}))")]
    )
    with pytest.raises(CellExecutionError, match="the course must not"):
        run(notebook, FAST_WEEK)


@pytest.mark.parametrize("week", notebooks.WEEKS)
def test_notebooks_need_no_network(offline, week):
    run(stored(week), week)


def test_a_learners_copy_is_no_part_of_the_tests(course):
    """README: make a copy and work in it. Whatever is in the copy, the checks are those of the course's own files."""
    draft = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("def half_an_answer(:")])
    for week in notebooks.WEEKS:
        nbformat.write(draft, course / week / f"{week}-Copy1.ipynb")
    for words in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["pytest", "--collect-only", "-q"]):
        done = subprocess.run([sys.executable, "-m", *words], cwd=course, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
        assert "Copy1" not in done.stdout


def test_git_does_not_overwrite_a_notebook_that_was_filled_in(tmp_path):
    """README: keep your work. An update refuses to touch a changed notebook, and leaves a copy alone."""

    def git(folder, *words):
        identity = ["-c", "user.name=Learner", "-c", "user.email=learner@example.org"]
        return subprocess.run(["git", *identity, *words], cwd=folder, capture_output=True, text=True, check=False)

    course, clone = tmp_path / "course", tmp_path / "clone"
    course.mkdir()
    for words in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "start"]):
        assert git(course, *words).returncode == 0
    (course / "week.ipynb").write_text("blank")
    git(course, "add", "."), git(course, "commit", "-q", "-m", "a week")
    git(tmp_path, "clone", "-q", str(course), str(clone))
    (clone / "week.ipynb").write_text("mine")
    (clone / "week-Copy1.ipynb").write_text("mine too")
    (course / "week.ipynb").write_text("new")
    git(course, "commit", "-q", "-a", "-m", "better")

    assert git(clone, "pull", "-q").returncode != 0
    assert (clone / "week.ipynb").read_text() == "mine"
    git(clone, "checkout", "--", "week.ipynb")
    assert git(clone, "pull", "-q").returncode == 0
    assert [(clone / name).read_text() for name in ("week.ipynb", "week-Copy1.ipynb")] == ["new", "mine too"]
