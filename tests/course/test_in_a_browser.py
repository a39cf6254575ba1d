"""What the notebooks need in a Python that runs in a browser: no signals, threads, processes, locks or libraries of C.

They are taken away from an ordinary Python, which is quicker than Pyodide itself: see browser/test_lite.py.
"""

import sys

import nbformat
import pytest
from test_everywhere import run

from tools.notebooks import WEEKS, code_cells, notebook_path

pytestmark = pytest.mark.everywhere
# As it is there: https://pyodide.org/en/stable/usage/wasm-constraints.html
TAKEN_AWAY = """
import os, signal, socket, subprocess, sys, threading
import matplotlib.pyplot, numpy, optuna, scipy.stats, sklearn.model_selection  # what they do when imported is theirs

def missing(*arguments, **named):
    raise OSError("not in a browser")

def no_thread(self):
    raise RuntimeError("can't start new thread")

threading.Thread.start = no_thread
for name in ("setitimer", "alarm", "SIGALRM"):
    delattr(signal, name)
subprocess.Popen.__init__ = os.fork = os.system = socket.socket.connect = missing
for name in ("fcntl", "resource", "_multiprocessing", "_posixshmem", "termios", "psutil"):
    sys.modules[name] = None
sys.platform = "emscripten"
"""
RUN = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
for number, source in enumerate(cells):
    result = shell.run_cell(source)
    result.raise_error()
"""


@pytest.mark.parametrize("week", WEEKS)
def test_the_notebook_runs_without_what_a_browser_lacks(week, tmp_path):
    cells = [cell.source for cell in code_cells(nbformat.read(notebook_path(week), as_version=4))]
    script = tmp_path / "browser.py"
    inside = f"import os\nos.chdir({str(notebook_path(week).parent)!r})\ncells = {cells!r}\n"
    script.write_text(TAKEN_AWAY + inside + RUN, encoding="utf-8")
    done = run([sys.executable, str(script)], MPLBACKEND="agg", COURSE_PROGRESS="off", IPYTHONDIR=str(tmp_path))
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    assert "not started" in done.stdout  # verdicts were told
    assert "can't be judged" not in done.stdout
