"""JupyterLab as `make lab` starts it, without a browser."""

import contextlib
import json
import os
import shlex
import signal
import socket
import subprocess
import sys
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from course_files import copy_course
from lab import own_folders, wait_for_server

pytestmark = pytest.mark.skipif(os.name == "nt", reason="on Windows the course is set up without make")


@pytest.fixture
def started(tmp_path):
    """The address and the token of a JupyterLab that `make lab` started in a copy of the course."""
    course, own = copy_course(tmp_path / "my course"), tmp_path / "jupyter"
    python = course / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    (course / ".venv" / "installed").touch()
    own.mkdir()
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    options = "LAB_OPTIONS=--no-browser --ServerApp.port=0 --ServerApp.allow_root=True"
    with open(own / "log.txt", "w") as log:
        lab = subprocess.Popen(
            ["make", "lab", options],
            cwd=course,
            env=inherited | own_folders(own),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        address = wait_for_server(lab, own)
        (file,) = (own / "runtime").glob("jpserver-*.json")
        yield address, json.loads(file.read_text())["token"]
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(lab.pid, signal.SIGTERM)  # make, and what it started
        lab.wait(timeout=30)


def test_it_answers_this_machine_only_and_nobody_without_the_token(started):
    address, token = started
    assert len(token) >= 32
    assert json.load(urlopen(f"{address}/api/contents?token={token}", timeout=30))["type"] == "directory"
    for ending in ("", "?token=", "?token=wrong"):
        with pytest.raises(HTTPError, match="403"):
            urlopen(f"{address}/api/contents{ending}", timeout=30)
    assert listening(urlsplit(address).port) == {"127.0.0.1"}


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
