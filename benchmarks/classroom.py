"""What a class asks of its server, in memory and in seconds: ``python -m benchmarks.classroom``.

The tables go into README.md beside this file. With ``--beside FOLDER``, another checkout of the course, both are
measured in turn, and their ratios are told, too. Linux only: memory is read in /proc.
"""

import argparse
import concurrent.futures
import contextlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import nbformat
import psutil
from jupyter_client.manager import start_new_kernel

from benchmarks.report import markdown, put_between
from tools.notebooks import WEEKS

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- classroom -->\n", "<!-- end of classroom -->"
KERNELS = (1, 5, 10, 20)
SERVERS = (4, 8, 32)  # GB
HUB_SERVER = 138  # MB of jupyterhub-singleuser, by its own part, on the hub that tests/course/test_hub.py starts
SYSTEM = 700  # MB for the operating system, the hub and its proxy
RIGHT = """
def initialize_parameters_he(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2 / layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters
"""
# Answers to the same exercise, from the quickest verdict to the longest: a known mistake is found by its behaviour, for
# another one changes of the code are tried.
ANSWERS = {
    "right": RIGHT,
    "a known mistake": RIGHT.replace("np.sqrt(2 / layer_dims[l - 1])", "2 / layer_dims[l - 1]"),
    "another mistake": RIGHT.replace("2 / layer_dims[l - 1])", "2 / (layer_dims[l - 1] + 3))"),
}
TIMED = """
import time
start = time.perf_counter()
checked = check(initialize_parameters_he)
print("seconds:", time.perf_counter() - start)
"""


class Kernel:
    """A kernel as a learner's: it stands in the folder of a week."""

    def __init__(self, course, week):
        environment = os.environ | {"COURSE_PROGRESS": "off"}
        environment.pop("MPLBACKEND", None)  # it would show no figures
        self.manager, self.client = start_new_kernel(kernel_name="python3", cwd=str(course / week), env=environment)
        self.process = psutil.Process(self.manager.provisioner.process.pid)
        notebook = nbformat.read(course / week / f"{week}.ipynb", as_version=4)
        self.cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]

    def run(self, source):
        """Run a cell; what it prints. Raises RuntimeError where it fails."""
        printed = []

        def note(message):
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])

        reply = self.client.execute_interactive(source, output_hook=note, timeout=600)
        if reply["content"]["status"] != "ok":
            raise RuntimeError(f"{source}\n{reply['content'].get('evalue')}")
        return "".join(printed)

    def memory(self):
        """MB that the process holds now, and the most that it ever held (both with what it shares with others)."""
        peak = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{self.process.pid}/status").read_text())[1]
        return self.process.memory_info().rss / 1e6, int(peak) * 1024 / 1e6

    def own(self):
        """MB that a further learner costs: what only this process holds, and its part of what it shares."""
        return self.process.memory_full_info().pss / 1e6

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@contextlib.contextmanager
def kernels(course, week, count):
    """So many kernels, ready, started one after the other."""
    with contextlib.ExitStack() as stack:
        some = []
        for _ in range(count):
            some.append(Kernel(course, week))
            stack.callback(some[-1].stop)
        yield some


def memory_of_week(course, week):
    """MB after the first two cells (the second imports), after the last one, and the most; and those of its own."""
    with kernels(course, week, 1) as [kernel]:
        for cell in kernel.cells[:2]:
            kernel.run(cell)
        first = kernel.memory()[0]
        for cell in kernel.cells[2:]:
            kernel.run(cell)
        return first, *kernel.memory(), kernel.own()


def memory_of_server():
    """MB that a server of JupyterLab takes, by its own part of what is shared."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["--no-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", "--allow-root"]
        command = [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={folder}"]
        environment = os.environ | {"JUPYTER_CONFIG_PATH": str(ROOT / ".jupyter"), "JUPYTER_RUNTIME_DIR": folder}
        running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not (found := list(Path(folder).glob("jpserver-*.json"))):
                if running.poll() is not None:
                    raise RuntimeError("JupyterLab did not start")
                time.sleep(0.2)
            server = json.loads(found[0].read_text(encoding="utf-8"))
            for page in ("lab", "api/kernelspecs", "lab/api/settings"):  # what opening it loads
                urllib.request.urlopen(f"{server['url']}{page}?token={server['token']}", timeout=60).read()
            return psutil.Process(running.pid).memory_full_info().pss / 1e6
        finally:
            running.terminate()
            running.wait(30)


def seconds_of_verdicts(course, count):
    """{answer: seconds until its verdict}, the median over so many kernels that all ask at once."""
    with kernels(course, WEEKS[0], count) as some, concurrent.futures.ThreadPoolExecutor(count) as pool:

        def begin(kernel):
            for cell in kernel.cells[:2]:
                kernel.run(cell)

        def verdict(kernel, answer):
            kernel.run(answer)
            return float(kernel.run(TIMED).rpartition("seconds:")[2])

        list(pool.map(begin, some))
        found = {}
        for name, answer in ANSWERS.items():
            found[name] = statistics.median(pool.map(verdict, some, [answer] * count))
        return found


def tables(weeks, server, verdicts, beside):
    """The tables of the page: of memory, of seconds, and of how many learners a server holds.

    weeks: {week: [MB ..., of the other checkout as well]}, verdicts: {count: [seconds ...]}, see ``measure``.
    """
    head = ["week", "after the first cells", "after the week", "at most", "of its own"]
    rows = [[week, *(f"{value:.0f} MB" for value in found[0])] for week, found in weeks.items()]
    parts = [
        markdown(head, rows),
        f"A server of JupyterLab takes {server:.0f} MB more, one of a hub {HUB_SERVER} MB.\n",
    ]
    rows = [[str(count), *(f"{found[0][name]:.1f} s" for name in ANSWERS)] for count, found in verdicts.items()]
    parts.append(markdown(["kernels at once", *ANSWERS], rows))
    most = max(found[0][3] for found in weeks.values())
    rows = [
        [f"{size} GB", *(f"{(1000 * size - SYSTEM) // (HUB_SERVER + opened * most):.0f}" for opened in (1, 2))]
        for size in SERVERS
    ]
    parts.append(markdown(["server", "learners, a notebook each", "two notebooks each"], rows))
    if beside:
        ratios = [f"{week} {found[0][2] / found[1][2]:.2f}" for week, found in weeks.items() if len(found) > 1]
        parts.append(f"Peak of memory, beside {beside}: {', '.join(ratios)}.\n")
        for count, (ours, theirs) in verdicts.items():
            ratios = [f"{name} {ours[name] / theirs[name]:.2f}" for name in ANSWERS]
            parts.append(f"Seconds of a verdict with {count} at once, beside {beside}: {', '.join(ratios)}.\n")
    return "\n".join(parts)


def measure(courses, counts):
    """Both kinds of measurement, of each of the courses in turn that has the week."""
    weeks = {week: [memory_of_week(course, week) for course in courses if (course / week).exists()] for week in WEEKS}
    return weeks, memory_of_server(), {count: [seconds_of_verdicts(one, count) for one in courses] for count in counts}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", type=Path, help="the folder of another checkout, to be compared with")
    parser.add_argument("--kernels", type=int, nargs="+", default=KERNELS, help="how many at once")
    options = parser.parse_args()
    courses = [ROOT, *([options.beside.resolve()] if options.beside else [])]
    text = tables(*measure(courses, options.kernels), options.beside and options.beside.name)
    print(text)
    put_between(BEGIN, f"\n{text}\n", END)


if __name__ == "__main__":
    main()
