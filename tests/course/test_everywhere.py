"""The notebooks print the same, and their claims hold, with every BLAS kernel, and with one thread or two.

It takes minutes, and shows which kernels it met. (Versions have a file of their own: a worker takes whole files.)
"""

import os
import platform
import subprocess
import sys

import pytest
from numpy._core import _multiarray_umath
from threadpoolctl import threadpool_info

from studies.common import KERNELS
from tools import notebooks

# In 64-bit builds Prescott's kernel serves its predecessors too; OpenBLAS reports it by the name of the first.
ALSO_CALLED = {"Katmai": "Prescott"}
OLDEST = KERNELS[0]
pytestmark = pytest.mark.everywhere

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


def run_notebooks(python, **environment):
    """Run the claims' tests, and stored notebooks under strict nbval; raises AssertionError when a cell differs."""
    paths = ["tests/unit/test_claims.py", *(str(notebooks.notebook_path(week)) for week in notebooks.WEEKS)]
    command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist", *paths]
    done = run(command, **environment)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-1000:]


def runs_on_every_processor(kernel):
    """Whether NumPy's BLAS must take this kernel here, whatever the processor is."""
    from_openblas = any(info["internal_api"] == "openblas" for info in threadpool_info())
    return kernel == OLDEST and from_openblas and platform.machine() in ("x86_64", "AMD64")


# One thread for one kernel is enough: products as small as the course's are not shared out.
@pytest.mark.parametrize("kernel, threads", [(OLDEST, 1), *((kernel, 2) for kernel in KERNELS[1:])])
def test_every_blas_kernel_prints_the_same(kernel, threads):
    if kernel in [info.get("architecture") for info in threadpool_info()]:
        pytest.skip(f"{kernel} is what is taken here anyway: make test runs all this with it")
    arithmetic = {"OPENBLAS_CORETYPE": kernel, "OPENBLAS_NUM_THREADS": str(threads), "COURSE_FIGURES": "off"}
    probe = run([sys.executable, "-c", PROBE], **arithmetic)
    taken = ALSO_CALLED.get(probe.stdout.strip(), probe.stdout.strip())
    if taken != kernel:
        leave = pytest.fail if runs_on_every_processor(kernel) else pytest.skip
        leave(f"NumPy's BLAS can't run the kernel {kernel} here; it took {taken or 'none'}")
    run_notebooks(sys.executable, **arithmetic)
    print(f"{taken}, threads: {threads}")


def test_without_what_the_processor_does_at_once_the_same_is_printed():
    """NumPy's own functions in their plain form: tanh and exp then have other last bits, as on an old processor."""
    beyond_the_baseline = " ".join(_multiarray_umath.__cpu_dispatch__)
    run_notebooks(sys.executable, NPY_DISABLE_CPU_FEATURES=beyond_the_baseline, COURSE_FIGURES="off")
