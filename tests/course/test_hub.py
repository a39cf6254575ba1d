"""The course away from its folder, and on a real JupyterHub: three users at once, and an update in term."""

import concurrent.futures
import contextlib
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import nbformat
import psutil
import pytest
import websocket
from course_files import copy_course, each_week, humbly, right_answer, stored
from nbclient.exceptions import CellExecutionError

import helpers
from helpers import place
from tools import notebooks
from tools.notebooks import ROOT, WEEKS, code_cells

WEEK = WEEKS[0]
EXERCISES = ["initialize_parameters_zeros", "initialize_parameters_random", "initialize_parameters_he"]
PROGRESS = ".local/share/hyperparameter-tuning-course/progress"


def run_copy(folder, *names):
    """Run the first cell of week 1 and those that name one of these in a folder that holds nothing else."""
    notebook = stored(WEEK)
    notebook.cells = [
        cell for cell in code_cells(notebook) if any(name in cell.source for name in ("import helpers", *names))
    ]
    notebooks.execute(notebook, folder)
    return notebook


def test_a_copy_without_the_course_says_once_what_to_do(tmp_path, monkeypatch):
    monkeypatch.delenv("PYTHONPATH", raising=False)
    with pytest.raises(CellExecutionError, match="No module named 'helpers'") as told:
        run_copy(tmp_path, "from helpers")
    assert "import helpers  # not found? Open this notebook in the course's own folder: make lab" in str(told.value)
    assert "from helpers" not in str(told.value)


def test_a_copy_finds_the_course_and_its_pictures(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = run_copy(tmp_path, "from helpers", "live.flip")
    assert not notebook.cells[0].outputs
    assert "slider" in notebook.cells[-1].outputs[0].data["text/plain"]


@each_week
def test_a_copy_carries_the_pictures_of_its_text_along(week):
    for cell in stored(week).cells:
        if cell.cell_type == "markdown":
            assert "../Images/" not in cell.source, "attach it, then: python -m tools.notebooks --stamp"
            for name, picture in cell.get("attachments", {}).items():
                assert list(picture.values()) == [notebooks.attached(name)]


def test_every_notebook_says_which_version_it_is_of():
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.M)[1]
    assert helpers.__version__ == cited, "change helpers/__init__.py, then: python -m tools.notebooks --stamp"
    assert {stored(week).metadata[place.VERSION] for week in WEEKS} == {cited}


FIGURE = """
import gc, weakref
gc.disable()  # nobody else may find it
figure = plt.figure()
shown = weakref.ref(figure)
del figure
plt.show()
"""


def test_the_memory_of_a_figure_is_given_back_after_its_cell(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = stored(WEEK)
    sources = [*(cell.source for cell in code_cells(notebook)[:2]), FIGURE, "print(shown() is None)"]
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in sources]
    notebooks.execute(notebook, tmp_path)
    assert notebook.cells[-1].outputs[0].text == "True\n"


# A real hub. Its configuration is the one of deploy/; what a test needs comes on top.

SECTION = re.search(r"^## On one server.*?(?=^## )", (ROOT / "TEACHING.md").read_text(encoding="utf-8"), re.M | re.S)[0]
INSTALL = re.search(r"^sudo /srv/hub/bin/(python -m pip install .+)$", SECTION, re.M)[1]
LINK = urllib.parse.parse_qs(urllib.parse.urlsplit(re.search(r"https://HUB/\S*git-pull\?\S+", SECTION)[0]).query)
ON_TOP = """
import os

from jupyterhub.spawner import SimpleLocalProcessSpawner

class Server(SimpleLocalProcessSpawner):
    def make_preexec_fn(self, name):
        account = {accounts}.get(name)

        def become_the_learner():
            if account:
                os.setgroups([])
                os.setgid(account)
                os.setuid(account)
            os.chdir(self.home_dir)

        return become_the_learner

load_subconfig({config!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api_port}"
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.spawner_class = Server
c.Server.home_dir_template = {home!r}
c.Authenticator.allow_all = True
c.Spawner.args.append("--allow-root")
c.JupyterHub.services = [{{"name": "test", "api_token": {token!r}}}]
c.JupyterHub.load_roles = [{{"name": "test", "services": ["test"],
    "scopes": ["admin:users", "admin:servers", "tokens", "access:servers"]}}]
"""
LEARNERS = "alice", "ben", "carla"
STRANGER = 20_000  # nobody's number; the learners have those after it
USABLE = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))"


def python_for_all():
    """A Python that an account without rights may run, for one that may give processes to others; else None."""
    stranger = {"user": STRANGER, "group": STRANGER, "extra_groups": []}
    for python in (sys.executable, "/usr/bin/python3") if os.geteuid() == 0 else ():
        with contextlib.suppress(OSError):  # there is none, or it may not be run
            if subprocess.run([python, "-c", USABLE], cwd="/", capture_output=True, **stranger).returncode == 0:
                return python


class Hub:
    """A JupyterHub that runs, as its users reach it."""

    def __init__(self, folder, course, port, token, accounts):
        self.folder, self.course, self.token, self.accounts = folder, course, token, accounts
        self.address = f"127.0.0.1:{port}"

    def ask(self, path, method="GET", body=None, token=None):
        """What the hub, or a server behind it, answers; raises urllib's HTTPError."""
        request = urllib.request.Request(
            f"http://{self.address}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {token or self.token}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                text = answer.read().decode()
        except urllib.error.HTTPError as error:
            error.add_note((self.folder / "hub.log").read_text()[-3000:])
            raise
        return json.loads(text) if "json" in answer.headers.get("Content-Type", "") else text


class User:
    """A learner who has logged in, with a server of their own."""

    def __init__(self, hub, name):
        self.hub, self.name, self.home = hub, name, hub.folder / "homes" / name
        hub.ask(f"/hub/api/users/{name}", "POST")
        self.token = hub.ask(f"/hub/api/users/{name}/tokens", "POST", {})["token"]
        hub.ask(f"/hub/api/users/{name}/server", "POST")
        until(lambda: hub.ask(f"/hub/api/users/{name}")["servers"].get("", {}).get("ready"))

    def ask(self, path, method="GET", body=None):
        return self.hub.ask(f"/user/{self.name}/{path}", method, body, self.token)

    def follow_the_link(self):
        """What a click on the link of TEACHING.md does."""
        words = {name: value[0] for name, value in LINK.items()} | {"repo": f"file://{self.hub.course}"}
        told = self.ask(f"git-pull/api?{urllib.parse.urlencode(words)}")
        assert '"phase": "finished"' in told, told

    def read(self, path):
        return nbformat.from_dict(self.ask(f"api/contents/{path}")["content"])

    def save(self, path, notebook):
        self.ask(f"api/contents/{path}", "PUT", {"type": "notebook", "content": notebook})

    def duplicate(self, path, folder=""):
        return self.ask(f"api/contents/{folder}", "POST", {"copy_from": path})["path"]

    @contextlib.contextmanager
    def kernel(self, path):
        """Runs cells of the notebook at this path in a kernel of its own: what each shows, as text."""
        asked = {"path": path, "name": path.rpartition("/")[2], "type": "notebook", "kernel": {"name": "python3"}}
        session = self.ask("api/sessions", "POST", asked)
        address = f"ws://{self.hub.address}/user/{self.name}/api/kernels/{session['kernel']['id']}/channels"
        channel = websocket.create_connection(address, timeout=300, header=[f"Authorization: token {self.token}"])
        try:
            yield lambda source: execute(channel, source)
        finally:
            channel.close()
            self.ask(f"api/sessions/{session['id']}", "DELETE")


def execute(channel, source):
    """Run a cell; what it prints and displays. Raises AssertionError where it fails."""
    number, shown = secrets.token_hex(8), []
    header = {"msg_id": number, "msg_type": "execute_request", "session": number, "username": "", "version": "5.3"}
    content = {"code": source, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
    request = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
    channel.send(json.dumps(request))
    while True:
        message = json.loads(channel.recv())
        if message["parent_header"].get("msg_id") != number:
            continue
        kind, content = message["msg_type"], message["content"]
        assert kind != "error", f"{source}\n{content['evalue']}"
        shown.append(content.get("text") or content.get("data", {}).get("text/plain", ""))
        if kind == "status" and content["execution_state"] == "idle":
            return "\n".join(filter(None, shown))


def until(is_so, seconds=300):
    """Wait for it."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "the hub does not get there"
        time.sleep(0.3)


def git(course, *words):
    identity = ["-c", "user.name=lecturer", "-c", "user.email=lecturer@example.org", "-c", "safe.directory=*"]
    subprocess.run(["git", "-C", str(course), *identity, *words], check=True, capture_output=True)


def free_ports(count):
    with contextlib.ExitStack() as stack:
        some = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [one.getsockname()[1] for one in some]


def read_only(course, is_so=True):
    """Only the lecturer may write into the course, and it has another owner than the learners' processes, if it can."""
    subprocess.run(["chmod", "-R", "a+rX,a-w" if is_so else "u+w", str(course)], check=True)
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", "nobody" if is_so else "root", str(course)], check=True)


def install(folder, course):
    """The command of TEACHING.md, for this environment and this course."""
    command = INSTALL.replace("/srv/course", str(course)).split()
    done = subprocess.run([folder / "hub" / "bin" / command[0], *command[1:]], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-2000:]


@pytest.fixture(scope="module")
def hub():
    if not sys.platform.startswith("linux") or not shutil.which("npm") or not shutil.which("git"):
        pytest.skip("a JupyterHub needs Linux, here also npm for its proxy, and git")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)  # learners pass through
    try:
        yield from running_hub(folder)
    finally:  # nobody waits until its 50,000 files are gone
        subprocess.Popen(["rm", "-rf", str(folder)], start_new_session=True)


def running_hub(folder):
    """A hub with the course in this folder, with an account of its own for each learner if that can be."""
    course = copy_course(folder / "course")
    git(course, "init", "-q", "-b", "main")
    git(course, "add", "-A")
    git(course, "commit", "-q", "-m", "The course")
    proxy = ["npm", "install", "--prefix", str(folder / "proxy"), "configurable-http-proxy"]
    if subprocess.run(proxy, capture_output=True).returncode != 0:
        pytest.skip("npm could not install configurable-http-proxy")
    python = python_for_all()
    accounts = {name: STRANGER + 1 + number for number, name in enumerate(LEARNERS)} if python else {}
    for name in LEARNERS:
        home = folder / "homes" / name
        home.mkdir(parents=True)
        os.chown(home, accounts.get(name, -1), accounts.get(name, -1))
    subprocess.run([python or sys.executable, "-m", "venv", str(folder / "hub")], check=True)
    install(folder, course)
    read_only(course)
    port, hub_port, api_port = free_ports(3)
    token = secrets.token_hex(16)
    config = folder / "linked.py"  # as The Littlest JupyterHub has it
    config.symlink_to(course / "deploy" / "jupyterhub_config.py")
    settings, home = folder / "settings.py", str(folder / "homes" / "{username}")
    ports = {"port": port, "hub_port": hub_port, "api_port": api_port}
    settings.write_text(ON_TOP.format(config=str(config), token=token, home=home, accounts=accounts, **ports))
    outside = {name: value for name, value in os.environ.items() if name not in ("COURSE_PROGRESS", "PYTHONPATH")}
    outside["PATH"] = os.pathsep.join(
        [str(folder / "hub" / "bin"), str(folder / "proxy" / "node_modules" / ".bin"), outside["PATH"]]
    )
    with open(folder / "hub.log", "w") as log:
        running = subprocess.Popen(
            [*humbly(), "jupyterhub", "-f", str(settings)], cwd=folder, env=outside, stdout=log, stderr=log
        )
    one = Hub(folder, course, port, token, accounts)
    try:
        until(lambda: running.poll() is not None or answers(one))
        assert running.poll() is None, (folder / "hub.log").read_text()[-3000:]
        yield one
    finally:
        hub = psutil.Process(running.pid)
        for process in [*hub.children(recursive=True), hub]:  # its servers and its proxy
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        running.wait(60)
        read_only(course, False)


def answers(hub):
    with contextlib.suppress(OSError, urllib.error.URLError):
        return hub.ask("/hub/api/")


def in_the_clone(user):
    """In the copy of the course that the link makes."""
    user.follow_the_link()
    return f"course/{WEEK}/{WEEK}.ipynb"


def in_the_home(user):
    """In a single notebook, copied out of it."""
    user.follow_the_link()
    return user.duplicate(f"course/{WEEK}/{WEEK}.ipynb")


def from_the_shared_course(user):
    """The shared course is opened in place, and the notebook says how to get a copy."""
    (user.home / "shared").symlink_to(user.hub.course)
    place_of_all = f"shared/{WEEK}/{WEEK}.ipynb"
    notebook = user.read(place_of_all)
    with pytest.raises(urllib.error.HTTPError):
        user.save(place_of_all, notebook)
    with user.kernel(place_of_all) as run:
        assert "helpers.my_copy()" in run(code_cells(notebook)[0].source)
        copy = re.search(r"Your copy is (.+\.ipynb)\.", run("helpers.my_copy()"))[1]
    return os.path.relpath(copy, user.home)


def work(user, begin, solved):
    """A learner opens week 1, answers one exercise wrong and then right, saves, and comes back; the notebook's path."""
    path = begin(user)
    notebook = user.read(path)
    cells = code_cells(notebook)
    answer = next(cell for cell in cells if f"def {solved}(" in cell.source)
    with user.kernel(path) as run:
        for cell in cells[: cells.index(answer)]:
            run(cell.source)
        run(right_answer(solved).replace("return parameters", "return None"))
        assert f"{solved}: wrong" in run(f"{solved} = check({solved})")
        answer.source = right_answer(solved)
        run(answer.source)
        assert f"{solved}: correct" in run(f"{solved} = check({solved})")
    user.save(path, notebook)
    assert answer.source in [cell.source for cell in code_cells(user.read(path))]
    with user.kernel(path) as run:
        told = [run(cell.source) for cell in cells[:2]]
        where = run("progress()")
    assert told[0] == ""
    for name in EXERCISES:
        assert bool(re.search(rf"{name} +correct", where)) == (name == solved), where
    return path


PLACES = [in_the_clone, in_the_home, from_the_shared_course]


@pytest.fixture(scope="module")
def learners(hub):
    """Three at once, each elsewhere, each with another exercise solved: (user, path of the notebook, exercise)."""
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        users = list(pool.map(User, [hub] * 3, LEARNERS))
        return list(zip(users, pool.map(work, users, PLACES, EXERCISES), EXERCISES, strict=True))


MAY = "import os; print(*(int(os.access(path, right)) for path in {} for right in (os.R_OK, os.W_OK)))"


@pytest.mark.everywhere
def test_nobody_reads_or_writes_what_another_learner_has(hub, learners):
    if not hub.accounts:
        pytest.skip("accounts of their own need root, and a Python outside of root's home")
    owned = {user.name: [user.home / path, user.home / PROGRESS / f"{solved}.txt"] for user, path, solved in learners}
    shared = [hub.course / WEEK / f"{WEEK}.ipynb", hub.course / WEEK, hub.folder / "hub" / "bin" / "jupyterhub"]
    for user, path, _ in learners:
        others = [place for name, places in owned.items() if name != user.name for place in places]
        with user.kernel(path) as run:
            for places, rights in (
                (owned[user.name], "1 1"),
                (others, "0 0"),
                (shared, "1 0"),
                ([hub.folder / "jupyterhub.sqlite"], "0 0"),
            ):
                assert run(MAY.format([str(place) for place in places])).split() == rights.split() * len(places)


@pytest.mark.everywhere
def test_the_lecturers_update_reaches_learners_without_losing_work(hub, learners):
    # The lecturer mends a text and numbers a new version, as TEACHING.md says.
    read_only(hub.course, False)
    change(hub.course / "helpers" / "__init__.py", f'"{helpers.__version__}"', '"9.9.9"')
    week = hub.course / WEEK / f"{WEEK}.ipynb"
    change(week, "# Week 1: Weight Initialization", "# Week 1: Weight Initialization, mended")
    change(week, f'"{helpers.__version__}"', '"9.9.9"')
    git(hub.course, "commit", "-q", "-a", "-m", "Mend week 1")
    install(hub.folder, hub.course)
    read_only(hub.course)
    for user, path, solved in learners:
        if user.name != "carla":
            user.follow_the_link()
        notebook = user.read(path)
        assert right_answer(solved) in [cell.source for cell in code_cells(notebook)]  # nobody's work is lost
        with user.kernel(path) as run:
            told, _ = [run(cell.source) for cell in code_cells(notebook)[:2]]
            assert re.search(rf"{solved} +correct", run("progress()"))
        merged = "mended" in notebook.cells[0].source
        assert merged == (user.name == "alice")
        assert ("is of version" in told) == (not merged)


@pytest.mark.skipif(os.name == "nt", reason="collecting is for a hub's machine")
def test_what_learners_hand_in_is_collected_with_their_own_rights(tmp_path):
    """The lines of TEACHING.md, with a sudo that writes down who asked."""
    stub = tmp_path / "bin" / "sudo"
    stub.parent.mkdir()
    stub.write_text(f'#!/bin/sh\necho "$2 $3" >>{tmp_path}/asked\nshift 2\nexec "$@"\n')
    stub.chmod(0o755)
    for name in ("anna", "ben lee", "carla"):
        work = tmp_path / "home" / name / "course" / WEEK / f"{WEEK}.ipynb"
        work.parent.mkdir(parents=True)
        if name != "carla":
            work.write_text(f"of {name}")
    lines = re.search(r"^for home in .+?^done$", SECTION, re.M | re.S)[0].replace("/home/*", f"{tmp_path}/home/*")
    outside = os.environ | {"PATH": f"{stub.parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(["bash", "-c", lines], cwd=tmp_path, env=outside, check=True)
    found = {path.relative_to(tmp_path).as_posix(): path.read_text() for path in tmp_path.glob("collected/*/*")}
    assert found == {f"collected/{name}/{WEEK}.ipynb": f"of {name}" for name in ("anna", "ben lee")}
    asked = ["anna test", "anna cat", "ben lee test", "ben lee cat", "carla test"]
    assert (tmp_path / "asked").read_text().splitlines() == asked


def test_the_hub_starts_with_the_machine_as_by_hand():
    unit = (ROOT / "deploy" / "course-hub.service").read_text(encoding="utf-8")
    by_hand = re.search(r"^cd (\S+) && sudo env PATH=(\S+):\$PATH jupyterhub (.+)$", SECTION, re.M)
    where, path, words = by_hand.groups()
    assert f"WorkingDirectory={where}\n" in unit and f"Environment=PATH={path}:" in unit
    assert f"ExecStart={path}/jupyterhub {words}\n" in unit and "deploy/course-hub.service" in SECTION


def change(path, old, new):
    """In a text that has it once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
