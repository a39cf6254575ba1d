"""What a class asks of its server, in memory and in seconds: ``python -m benchmarks.classroom``.

With ``--page`` the tables go into README.md beside this file, too. With ``--beside FOLDER``, another checkout of the
course, both are measured in turn, and their ratios are told. Linux only: memory is read in /proc. A hub's server is
measured in an environment of its own, unless JupyterHub is in this one, as on a hub: for that it asks pip.
"""

import argparse
import concurrent.futures
import contextlib
import http.server
import importlib.util
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import threading
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
SYSTEM = 700  # MB for the operating system, the hub and its proxy
RIGHT = """
def initialize_parameters_he(layer_dims, rng):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2 / layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters
"""
PACKAGES = "import matplotlib.pyplot, sklearn.model_selection, scipy.stats, optuna"  # those of the project
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


def memory_of_packages(course):
    """MB of a kernel that holds the packages of the project, and nothing of the course."""
    with kernels(course, WEEKS[0], 1) as [kernel]:
        kernel.run(PACKAGES)
        return kernel.memory()[0]


def memory_of_lab():
    """MB of JupyterLab's server, as ``make lab`` starts it."""
    options = ["--ServerApp.port=0", f"--ServerApp.root_dir={ROOT / WEEKS[0]}"]
    return memory_of_server([sys.executable, "-m", "jupyterlab", *options], {})


class StandIn(http.server.BaseHTTPRequestHandler):
    """All that a learner's server asks of its hub while it starts: whether it is there, and who may come in."""

    LEARNER = {"name": "anna", "kind": "user", "admin": False, "groups": [], "scopes": ["access:servers"]}

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.dumps(self.LEARNER).encode()
        self.send_response(200)
        for name, value in {"Content-Type": "application/json", "Content-Length": len(body)}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = answer

    def log_message(self, *_):
        pass


def memory_of_hub_server():
    """MB of jupyterhub-singleuser, which a hub starts for each learner."""
    with tempfile.TemporaryDirectory() as folder:
        python = sys.executable
        if importlib.util.find_spec("jupyterhub") is None:
            python = str(with_a_hub(Path(folder)))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), StandIn) as hub:
            threading.Thread(target=hub.serve_forever, daemon=True).start()
            told = {
                "JUPYTERHUB_API_URL": f"http://127.0.0.1:{hub.server_port}/hub/api",
                "JUPYTERHUB_API_TOKEN": "of-anna",
                "JUPYTERHUB_CLIENT_ID": "jupyterhub-user-anna",
                "JUPYTERHUB_OAUTH_ACCESS_SCOPES": json.dumps(StandIn.LEARNER["scopes"]),
                "JUPYTERHUB_SERVICE_PREFIX": "/user/anna/",
                "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{free_port()}/user/anna/",
                "JUPYTERHUB_USER": "anna",
            }
            try:
                return memory_of_server([python, "-m", "jupyterhub.singleuser"], told)
            finally:
                hub.shutdown()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1]


def with_a_hub(folder):
    """The Python of an environment that has what deploy/ asks for, beside the packages of this one."""
    subprocess.run([sys.executable, "-m", "venv", folder / "hub"], check=True)
    python = folder / "hub" / "bin" / "python"
    packages = sysconfig.get_path("purelib", vars={"base": str(folder / "hub")})
    Path(packages, "beside.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    required = ROOT / "deploy" / "requirements.txt"
    subprocess.run([python, "-m", "pip", "install", "-q", "-r", required], check=True)
    return python


def memory_of_server(command, environment):
    """MB that a server of Jupyter takes, by its own part of what is shared, once a browser has opened it."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | environment | {"JUPYTER_RUNTIME_DIR": folder}
        # Also for a Python that stands beside this one.
        environment["JUPYTER_CONFIG_PATH"] = os.pathsep.join([str(ROOT / ".jupyter"), f"{sys.prefix}/etc/jupyter"])
        environment |= {"JUPYTER_PATH": f"{sys.prefix}/share/jupyter"}
        environment |= {"JUPYTERLAB_DIR": f"{sys.prefix}/share/jupyter/lab"}
        command = [*command, "--no-browser", "--ServerApp.ip=127.0.0.1", "--allow-root"]
        running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not (found := list(Path(folder).glob("jpserver-*.json"))):
                if running.poll() is not None:
                    raise RuntimeError(f"the server did not start: {command}")
                time.sleep(0.2)
            server = json.loads(found[0].read_text(encoding="utf-8"))
            token = server["token"] or environment["JUPYTERHUB_API_TOKEN"]
            for page in ("lab", "api/kernelspecs", "lab/api/settings"):  # what opening it loads
                address = f"{server['url']}{page}"
                request = urllib.request.Request(address, headers={"Authorization": f"token {token}"})
                urllib.request.urlopen(request, timeout=60).read()
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


def tables(weeks, others, verdicts, beside):
    """The tables of the page: of memory, of seconds, and of how many learners a server holds.

    weeks: {week: [MB ..., of the other checkout as well]}, others: {"packages", "lab", "hub": MB},
    verdicts: {count: [seconds ...]}, see ``measure``.
    """
    head = ["week", "after the first cells", "after the week", "at most", "of its own"]
    rows = [[week, *(f"{value:.0f} MB" for value in found[0])] for week, found in weeks.items()]
    parts = [
        markdown(head, rows),
        f"The packages of the project alone take {others['packages']:.0f} MB of a kernel. A server of JupyterLab takes "
        f"{others['lab']:.0f} MB more, one of a hub {others['hub']:.0f} MB.\n",
    ]
    rows = [[str(count), *(f"{found[0][name]:.1f} s" for name in ANSWERS)] for count, found in verdicts.items()]
    parts.append(markdown(["kernels at once", *ANSWERS], rows))
    most = max(found[0][3] for found in weeks.values())
    rows = [
        [f"{size} GB", *(f"{(1000 * size - SYSTEM) // (others['hub'] + opened * most):.0f}" for opened in (1, 2))]
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
    """All measurements, those of weeks and verdicts of each of the courses in turn that has the week."""
    others = {"packages": memory_of_packages(ROOT), "lab": memory_of_lab(), "hub": memory_of_hub_server()}
    weeks = {week: [memory_of_week(course, week) for course in courses if (course / week).exists()] for week in WEEKS}
    return weeks, others, {count: [seconds_of_verdicts(one, count) for one in courses] for count in counts}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", type=Path, help="the folder of another checkout, to be compared with")
    parser.add_argument("--kernels", type=int, nargs="+", default=KERNELS, help="how many at once")
    parser.add_argument("--page", action="store_true", help="write the tables into README.md, too")
    options = parser.parse_args()
    courses = [ROOT, *([options.beside.resolve()] if options.beside else [])]
    text = tables(*measure(courses, options.kernels), options.beside and options.beside.name)
    print(text)
    if options.page:
        put_between(BEGIN, f"\n{text}\n", END)


if __name__ == "__main__":
    main()
