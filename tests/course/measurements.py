"""What the tests of studies measure in new processes: in a file of its own, which each of them imports quickly."""

import os

import numpy  # noqa: F401 - it brings the BLAS along
import threadpoolctl


def kernel_of_this_process(seed):
    """A measurement that only says where it was made."""
    (blas,) = [library for library in threadpoolctl.threadpool_info() if library["internal_api"] == "openblas"][:1]
    return {"seed": seed, "kernel": blas["architecture"], "threads": blas["num_threads"]}


def fail_once(seed):
    """A measurement that fails at seed 2 as long as a file is there."""
    if seed == 2 and os.path.exists(os.environ["COURSE_TEST_FAILS"]):
        raise RuntimeError("interrupted")
    return {"seed": seed, "measured": os.getpid()}
