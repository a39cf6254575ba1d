"""The whole suite again and again, in random order, on a busy machine: it finds tests that fail now and then.

    make again

Two suites run at a time, each with a worker for every core, so that each core always has more work than it can do.
Run number N shuffles with the seed N: a red run can be repeated.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
AT_ONCE = 2  # with three, a browser waits longer than it has patience for


def run(seed):
    """Run the suite once, say how it went, and return whether it was green."""
    options = ["-q", "-p", "no:cacheprovider", "-n", str(os.cpu_count()), f"--randomly-seed={seed}"]
    command = [sys.executable, "-m", "pytest", *options]
    ended = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    summary = ended.stdout.splitlines()[-1]
    load = f"; load of the last minute {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""  # not on Windows
    print(f"seed {seed}: {summary}{load}", flush=True)
    if ended.returncode != 0:
        print(ended.stdout, flush=True)
    return ended.returncode == 0


def main(runs):
    """Run the suite so many times; returns how many runs were red."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        green = list(pool.map(run, range(1, runs + 1)))
    print(f"{sum(green)} of {runs} runs were green, on {os.cpu_count()} cores")
    return runs - sum(green)


if __name__ == "__main__":
    sys.exit(main(runs=20) > 0)
