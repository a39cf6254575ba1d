"""JupyterLab on a copy of the course, and what a learner does in it with a browser."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import PurePosixPath
from urllib.error import URLError
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Error, TimeoutError

TOKEN = "token-of-the-test"
FOLDER = "mein Übungskurs"  # of the copy of the course
PATIENCE = 300  # seconds for a single step: the machine may be busy with something else
CONFIG = {
    "ServerApp": {"ip": "127.0.0.1", "port": 0, "open_browser": False, "allow_root": True},
    "IdentityProvider": {"token": TOKEN},
    "LabApp": {"expose_app_in_browser": True},
    "JupyterNotebookApp": {"expose_app_in_browser": True},
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Chromium itself likes to ask for updates, too.
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def own_folders(own):
    """The environment variables that send all that Jupyter writes into the folder `own`."""
    names = {"CONFIG_DIR": own, "DATA_DIR": own / "data", "RUNTIME_DIR": own / "runtime"}
    return {f"JUPYTER_{name}": str(folder) for name, folder in names.items()} | {"IPYTHONDIR": str(own / "ipython")}


@contextlib.contextmanager
def running_lab(course, own, python=sys.executable):
    """Start JupyterLab with the course's own settings; yield its address without the slash at the end.

    course: the folder with the copy; the files shown begin one folder above it.
    own: a folder for all that Jupyter writes, and where it is started.
    python: that of the environment whose JupyterLab it is.
    """
    own.mkdir()
    (own / "jupyter_server_config.json").write_text(json.dumps(CONFIG))
    environment = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"} | {
        "COURSE_PROGRESS": str(own / "progress"),  # the learner's, and not this machine's
        "JUPYTER_CONFIG_PATH": str(course / ".jupyter"),  # as `make lab` has it
        **own_folders(own),
    }
    command = [python, "-m", "jupyterlab", f"--ServerApp.root_dir={course.parent}"]
    with open(own / "log.txt", "w") as log:
        server = subprocess.Popen(command, cwd=own, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield wait_for_server(server, own)
    finally:
        server.terminate()  # which ends the kernels as well
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for_server(server, own):
    """The address of the server, as soon as it answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        for file in (own / "runtime").glob("jpserver-*.json"):
            with contextlib.suppress(URLError, ValueError):  # not ready yet; half of the file written
                running = json.loads(file.read_text())
                address = running["url"].rstrip("/")
                urlopen(f"{address}/api/status?token={running['token']}", timeout=10).close()
                return address
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{(own / 'log.txt').read_text()}")


@contextlib.contextmanager
def new_context(browser, requests):
    """A browser that knows nothing of any other; the addresses that its pages ask for go into the list."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(1000 * PATIENCE)
    context.on("request", lambda request: requests.append(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: requests.append(socket.url)))
    yield context
    context.close()


def launch(playwright, own):
    """The browser of this machine, or None when there is none. What it keeps of itself goes into the folder `own`."""
    environment = os.environ | {"XDG_CONFIG_HOME": str(own), "XDG_CACHE_HOME": str(own)}
    flags = [*FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else FLAGS
    for name in filter(shutil.which, BROWSERS):
        return playwright.chromium.launch(executable_path=shutil.which(name), args=flags, env=environment)
    with contextlib.suppress(Error):
        return playwright.chromium.launch(
            channel="chrome", args=flags, env=environment
        )  # where macOS and Windows have it


def no_browser():
    """Skip the tests, or fail where none may be skipped."""
    stop = pytest.skip if os.environ.get("CI", "").lower() in ("", "0", "false") else pytest.fail
    stop("There is no Chromium and no Google Chrome on this machine: install one to run the tests in a browser.")


def foreign(addresses):
    """Those that lead away from this machine."""
    inside = (None, "127.0.0.1", "localhost")  # None: data: and blob: have no host
    return [address for address in addresses if urlsplit(address.removeprefix("blob:")).hostname not in inside]


class Notebook:
    """An open notebook in a page of the browser."""

    def __init__(self, page):
        self.page = page
        self.wait_for("app && notebook?.model && panel.context.isReady && panel.sessionContext.isReady")
        self.wait_for_kernel()

    @classmethod
    def open(cls, page, address, path):
        """Go to the notebook's own address in JupyterLab, in a workspace with nothing else in it."""
        page.goto(f"{address}/lab/workspaces/{PurePosixPath(path).stem}/tree/{quote(path)}?token={TOKEN}")
        return cls(page)

    # What JupyterLab knows of itself; `cells` are the cells' models, `widgets` what is drawn of them.

    def script(self, expression):
        return f"""(value) => {{
            const app = window.jupyterapp, panel = app?.shell?.currentWidget, notebook = panel?.content;
            const cells = Array.from(notebook?.model?.cells ?? []), widgets = notebook?.widgets;
            return {expression};
        }}"""

    def ask(self, expression, value=None):
        return self.page.evaluate(self.script(expression), value)

    def wait_for(self, expression, value=None, seconds=PATIENCE):
        self.page.wait_for_function(self.script(expression), arg=value, polling=50, timeout=1000 * seconds)

    def wait_for_kernel(self):
        """Wait until the kernel answers. JupyterLab asks a new one only once, and the answer can get lost.

        The status is no help then: it stays "unknown", and doesn't change with the answers to further questions.
        """
        kernel = "panel.sessionContext.session?.kernel"
        self.wait_for(f"{kernel}?.connectionStatus === 'connected'")
        self.ask("window.answered = false")
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.ask(f"void {kernel}?.requestKernelInfo().then(() => window.answered = true, () => null)")
            with contextlib.suppress(TimeoutError):
                return self.wait_for("window.answered", seconds=10)
        raise TimeoutError("The kernel did not answer.")

    def cells(self):
        """The cells as they would be saved."""
        return self.ask("cells.map(cell => cell.toJSON())")

    def source(self, i):
        return self.ask("cells[value].sharedModel.source", i)

    def find(self, text):
        """The number of the first code cell that contains the text."""
        return self.ask(
            "cells.findIndex(cell => cell.type === 'code' && cell.sharedModel.source.includes(value))", text
        )

    # What a learner does.

    def menu(self, name, command):
        self.page.get_by_role("menuitem", name=name, exact=True).click()
        self.page.locator(f'.lm-Menu-item[data-command="{command}"]').click()

    def run_all(self):
        """Run all cells, and wait until it is over: all have run, or one has failed. Returns the cells."""
        self.menu("Edit", "editmenu:clear-all")
        code = "cells.filter(cell => cell.type === 'code' && cell.sharedModel.source.trim())"
        self.wait_for(f"{code}.every(cell => cell.executionCount === null)")
        self.menu("Run", "runmenu:run-all")
        ran = f"{code}.filter(cell => cell.executionCount !== null).length"
        failed = f"{code}.some(cell => cell.outputs.toJSON().some(output => output.output_type === 'error'))"
        over = f"({ran} === {code}.length || {failed}) && panel.sessionContext.session.kernel.status === 'idle'"
        while not self.ask(over):  # each cell has its own time, however many there are
            self.wait_for(f"{over} || {ran} > value", self.ask(ran))
        return self.cells()

    def restart(self):
        """Restart the kernel, and wait until the new one is ready."""
        self.ask(
            "(window.statuses = [], panel.sessionContext.statusChanged.connect((_, s) => window.statuses.push(s)))"
        )
        self.menu("Kernel", "kernelmenu:restart")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.wait_for("window.statuses.includes('unknown')")  # the connection to the old kernel has ended
        self.wait_for_kernel()

    def change_theme(self, name):
        """As the menu Settings > Theme does."""
        self.ask("app.commands.execute('apputils:change-theme', { theme: value })", name)
        self.page.locator(f'body[data-jp-theme-name="{name}"]').wait_for(state="attached")

    def select(self, i):
        """Click into cell i; returns its editor."""
        self.ask("(notebook.activeCellIndex = value, notebook.scrollToItem(value))", i)
        editor = self.page.locator(".jp-Notebook:visible .jp-Cell.jp-mod-active .cm-content")
        editor.click()
        return editor

    def type(self, i, source):
        """Replace what is in cell i."""
        self.select(i)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(source)
        self.wait_for("cells[value[0]].sharedModel.source === value[1]", [i, source])

    def run(self, i):
        """Run cell i with the keyboard; returns the text that is seen below it."""
        self.select(i)
        self.ask("app.commands.execute('notebook:clear-cell-output')")  # and with it the number of the last run
        self.page.keyboard.press("Shift+Enter")
        self.wait_for("cells[value].executionCount !== null", i)
        return self.output(i)

    def output(self, i):
        """The text that is seen below cell i."""
        area = self.page.evaluate_handle(self.script("widgets[value].outputArea.node"), i).as_element()
        return area.inner_text()
