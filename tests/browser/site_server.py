"""The site as ``make site`` builds it, served as files."""

import contextlib
import fcntl
import functools
import http.server
import json
import os
import threading

from course_files import make
from pyodide_folder import pyodide_folder

from tools.site import PYODIDE, SITE


def built_site():
    """The folder of the site, built once for all workers of a run of tests."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    built_for = SITE / "built-for.txt"
    with open(SITE.with_name(".site.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built_for.exists() or built_for.read_text() != run:
            make("site")
            built_for.write_text(run)
    return SITE


class Files(http.server.SimpleHTTPRequestHandler):
    """Says nothing of what it serves."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_):
        pass


class WithPyodide(Files):
    """The site, whose kernel takes Pyodide from this machine."""

    def translate_path(self, path):
        start = "/pyodide/"
        return (
            str(pyodide_folder() / path.removeprefix(start)) if path.startswith(start) else super().translate_path(path)
        )

    def do_GET(self):
        if not self.path.startswith("/lite/jupyter-lite.json"):
            return super().do_GET()
        settings = json.loads((SITE / "lite" / "jupyter-lite.json").read_text(encoding="utf-8"))
        settings["jupyter-config-data"]["exposeAppInBrowser"] = True
        address = f"http://127.0.0.1:{self.server.server_port}/pyodide/pyodide.js"
        settings["jupyter-config-data"]["litePluginSettings"][PYODIDE]["pyodideUrl"] = address
        content = json.dumps(settings).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextlib.contextmanager
def served(handler):
    """Serve the site; yields its address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=SITE)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
