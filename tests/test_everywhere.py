"""The notebooks print the same with every BLAS kernel, with one thread and two, and with the oldest supported versions.

The newest versions are those of every other run. The quickest of these runs (week 1 on one kernel) belongs to
``make test``; the others, marked ``everywhere``, take minutes: ``make everywhere``.
"""

import os
import subprocess
import sys

import pytest

from helpers import notebooks
from studies.arithmetic import KERNELS

# In 64-bit builds Prescott's kernel serves its predecessors too; OpenBLAS reports it by the name of the first.
ALSO_CALLED = {"Katmai": "Prescott"}
ARITHMETIC = [
    pytest.param(kernel, threads, marks=() if (kernel, threads) == ("Prescott", 1) else pytest.mark.everywhere)
    for kernel in KERNELS
    for threads in (1, 2)
]
# A product of matrices, so that a kernel which this processor can't run shows; then the name of the kernel.
PROBE = """
import numpy as np, threadpoolctl
np.ones((300, 300)) @ np.ones((300, 300))
print([info["architecture"] for info in threadpoolctl.threadpool_info() if info["internal_api"] == "openblas"][0])
"""


def run(command, **environment):
    """Run a command in the course's folder, with more in its environment; returns what came of it."""
    return subprocess.run(
        command, cwd=notebooks.ROOT, env=os.environ | environment, capture_output=True, text=True, check=False
    )


def run_notebooks(python, weeks=notebooks.WEEKS, **environment):
    """Run stored notebooks under strict nbval with this Python; raises AssertionError when a cell differs."""
    paths = [str(notebooks.notebook_path(week)) for week in weeks]
    command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist", *paths]
    done = run(command, **environment)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-1000:]


@pytest.mark.parametrize(("kernel", "threads"), ARITHMETIC)
def test_every_blas_kernel_prints_the_same(kernel, threads):
    arithmetic = {"OPENBLAS_CORETYPE": kernel, "OPENBLAS_NUM_THREADS": str(threads)}
    probe = run([sys.executable, "-c", PROBE], **arithmetic)
    taken = ALSO_CALLED.get(probe.stdout.strip(), probe.stdout.strip())
    if taken != kernel:
        pytest.skip(f"NumPy's BLAS can't run the kernel {kernel} here; it took {taken or 'none'}")
    # The large random weights of week 1 are the most sensitive to the order of the arithmetic.
    weeks = notebooks.WEEKS[:1] if (kernel, threads) == ("Prescott", 1) else notebooks.WEEKS
    run_notebooks(sys.executable, weeks, **arithmetic)


@pytest.mark.everywhere
@pytest.mark.skipif(sys.version_info >= (3, 13), reason="the oldest versions are not made for this Python")
def test_the_oldest_supported_versions_print_the_same(tmp_path):
    oldest = tmp_path / "oldest.txt"
    oldest.write_text((notebooks.ROOT / "requirements.txt").read_text(encoding="utf-8").replace(">=", "=="))
    folder = tmp_path / "venv"
    run([sys.executable, "-m", "venv", str(folder)]).check_returncode()
    python = str(folder / ("Scripts" if os.name == "nt" else "bin") / "python")
    installed = run([python, "-m", "pip", "install", "-q", "-r", str(oldest)])
    assert installed.returncode == 0, installed.stderr[-2000:]
    run_notebooks(python)
