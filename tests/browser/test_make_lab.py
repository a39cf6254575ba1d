"""JupyterLab as `make lab` starts it, without a browser."""

import contextlib
import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from course_files import copy_course, outside_make
from lab import FOLDER, PATIENCE, own_folders, wait_for_server

from tools.notebooks import ROOT, WEEKS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="on Windows the course is set up without make")


@contextlib.contextmanager
def make_lab(folder, *options):
    """Run `make lab` in a copy of the course; yield the address, the token and the log file of its JupyterLab."""
    course, own = copy_course(folder / FOLDER), folder / "jupyter"
    python = course / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    (course / ".venv" / "installed").touch()
    own.mkdir()
    options = ("--no-browser", "--ServerApp.port=0", *options)
    with open(own / "log.txt", "w") as log:
        lab = subprocess.Popen(
            ["make", "lab", f"LAB_OPTIONS={' '.join(options)}"],
            cwd=course,
            env=outside_make() | own_folders(own),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        address = wait_for_server(lab, own)
        (file,) = (own / "runtime").glob("jpserver-*.json")
        yield address, json.loads(file.read_text())["token"], own / "log.txt"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(lab.pid, signal.SIGTERM)  # make, and what it started
        lab.wait(timeout=30)


@pytest.fixture(scope="module")
def started(tmp_path_factory, offline):
    with make_lab(tmp_path_factory.mktemp("lab"), "--debug") as lab:  # its log tells which questions failed
        yield lab


def test_it_prints_the_address_that_answers_and_little_else(tmp_path):
    with make_lab(tmp_path) as (address, token, log):
        lines = [line.strip() for line in log.read_text().splitlines() if line.strip()]
        assert lines[0].startswith("The course opens in your browser.") and len(lines) <= 6
        (shown,) = [line for line in lines if line.startswith("http://127.0.0.1")]
        assert shown.startswith(address) and token in shown
        with urlopen(shown, timeout=PATIENCE) as page:
            assert page.status == 200


def test_it_answers_this_machine_only_and_nobody_without_the_token(started):
    address, token, _ = started
    assert len(token) >= 32
    assert json.load(urlopen(f"{address}/api/contents?token={token}", timeout=30))["type"] == "directory"
    for ending in ("", "?token=", "?token=wrong"):
        with pytest.raises(HTTPError, match="403"):
            urlopen(f"{address}/api/contents{ending}", timeout=30)
    assert listening(urlsplit(address).port) == {"127.0.0.1"}


def test_its_list_of_files_shows_the_course_and_not_what_authors_run(started):
    address, token, _ = started
    listed = {one["name"] for one in json.load(urlopen(f"{address}/api/contents?token={token}", timeout=30))["content"]}
    pages = {path.name for path in ROOT.glob("*.md")}
    assert listed == {"START.ipynb", *WEEKS, "helpers", "studies", "Images", "LICENSE", *pages}


def test_it_brings_along_the_look_of_the_course(started):
    address, token, _ = started
    with urlopen(f"{address}/lab/extensions/course-look/course-look.js?token={token}", timeout=30) as script:
        assert b"collapseLeft" in script.read()


def refused(lab, question):
    """What JupyterLab's server tried to reach elsewhere when a page asked it the question: from its log."""
    address, token, log = lab
    urlopen(f"{address}/lab/api/{question}&token={token}", timeout=PATIENCE).close()
    return re.findall("PermissionError: the course must not reach (.*)", log.read_text())


@pytest.mark.parametrize("question", ["update?", "news?", "extensions?query=jupyter&refresh=1"])
def test_it_asks_nobody_on_the_internet(started, question):
    assert refused(started, question) == []


def test_a_question_to_the_internet_is_noticed(tmp_path, offline):
    with make_lab(tmp_path, "--debug", "--LabApp.check_for_updates_class=jupyterlab.CheckForUpdate") as lab:
        assert len(refused(lab, "update?")) == 1


def listening(port):
    """Those of this machine's addresses at which something answers; a server for all would answer at each."""
    found = {"127.0.0.1", "::1"} | {entry[4][0] for entry in socket.getaddrinfo(socket.gethostname(), port)}
    if sys.platform == "linux":
        found.add("127.0.0.2")  # this machine as well
    return {host for host in found if answers(host, port)}


def answers(host, port):
    with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=5):
        return True
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a second address is not certain")
def test_a_server_for_everybody_is_noticed():
    with socket.create_server(("", 0)) as server:
        assert listening(server.getsockname()[1]) > {"127.0.0.1"}
