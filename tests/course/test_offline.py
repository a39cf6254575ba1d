"""The guard that keeps the notebooks' kernels off the network refuses what it should, wherever it is switched on.

The notebooks themselves run under it in other tests: as they are stored under nbval, which conftest.py arranges, and
with right and wrong answers in test_notebooks.py.
"""

import os

import nbformat
import pytest
from course_files import copy_course, python
from nbclient.exceptions import CellExecutionError

from tools import notebooks

CONNECT = 'import socket\nsocket.create_connection(("192.0.2.1", 80), timeout=1)'


@pytest.mark.parametrize(
    "code",
    [
        CONNECT,
        'import _socket\n_socket.socket().connect(("192.0.2.1", 80))',
        'import socket\nsocket.socket().connect_ex(("192.0.2.1", 80))',
        'import socket\nsocket.socket(type=socket.SOCK_DGRAM).sendto(b"a", ("192.0.2.1", 9))',
        'import socket\nsocket.socket(type=socket.SOCK_DGRAM).sendto(b"a", 0, ("192.0.2.1", 9))',
        'import _socket\n_socket.socket(type=_socket.SOCK_DGRAM).sendto(b"a", ("192.0.2.1", 9))',
        pytest.param(
            'import socket\nsocket.socket(type=socket.SOCK_DGRAM).sendmsg([b"a"], [], 0, ("192.0.2.1", 9))',
            marks=pytest.mark.skipif(os.name == "nt", reason="Windows has no sendmsg"),
        ),
        'import socket\nsocket.socket().bind(("192.0.2.1", 0))',
        'import socket\nsocket.getaddrinfo("example.org", 80)',
        'import socket\nsocket.getaddrinfo("2001:db8::1", 80)',
        'import socket\nsocket.gethostbyname("example.org")',
        'import socket\nsocket.gethostbyname_ex("example.org")',
        'import socket\nsocket.gethostbyaddr("192.0.2.1")',
        'import socket\nsocket.getnameinfo(("192.0.2.1", 80), 0)',
        'import urllib.request\nurllib.request.urlopen("http://example.org")',
    ],
)
def test_another_machine_is_refused(offline, code):
    assert "the course must not reach" in python("-c", code).stderr


def test_this_machine_is_not_refused(offline):
    done = python(
        "-c",
        """import socket
for name in ("localhost", None):
    socket.getaddrinfo(name, 80)
socket.gethostbyname("localhost")
with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
    server.accept()[0].close()
one, other = socket.socketpair()
one.sendall(b"a")
""",
    )
    assert done.returncode == 0, done.stderr


def test_a_kernel_takes_the_guard_over(offline):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CONNECT)])
    with pytest.raises(CellExecutionError, match="the course must not reach 192.0.2.1"):
        notebooks.execute(notebook, notebooks.ROOT)


def test_nbval_runs_the_stored_notebooks_under_the_guard(tmp_path):
    course = copy_course(tmp_path / "course")
    path = course / "Regularization" / "Regularization.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CONNECT)]), path)
    done = python("-m", "pytest", "-p", "no:cacheprovider", path, cwd=course)
    assert done.returncode == 1 and "the course must not reach 192.0.2.1" in done.stdout, done.stdout
