"""Ctrl+C while a command starts, and what its workers see of it."""

import os
import signal

import pytest
from course_files import python

from helpers import interrupts

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")


@pytest.mark.parametrize("handler", [signal.default_int_handler, signal.SIG_IGN])
@pytest.mark.parametrize("command", ["helpers.grading", "studies.search"])
def test_ctrl_c_while_a_command_starts_is_one_sentence(tmp_path, command, handler):
    """A shell lets its background jobs ignore it."""
    (tmp_path / "numpy.py").write_text("import os, signal, sys\nos.kill(os.getpid(), signal.SIGINT)\nsys.exit(3)")
    instead_of_numpy = {"env": os.environ | {"PYTHONPATH": str(tmp_path)}}
    as_in_a_shell = {"preexec_fn": lambda: signal.signal(signal.SIGINT, handler)}
    done = python("-m", command, tmp_path, **instead_of_numpy, **as_in_a_shell)
    ignored = handler is signal.SIG_IGN
    assert (done.returncode, done.stderr) == ((3, "") if ignored else (130, f"{interrupts.SENTENCE}\n"))


@pytest.fixture
def listening():
    """Ctrl+C reaches the tests, also where they are a job in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_who_starts_a_process_can_keep_ctrl_c_from_it(listening):
    code = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
    with interrupts.kept_from_children():
        inside = python("-c", code)
    behind = python("-c", code)
    assert (inside.stdout, behind.stdout) == ("True\n", "False\n")
    with pytest.raises(KeyboardInterrupt), interrupts.kept_from_children():
        os.kill(os.getpid(), signal.SIGINT)  # comes when the process has been started


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_the_end_of_a_session_is_as_ctrl_c_unless_it_is_ignored(name):
    code = f"""
import os, signal
from helpers import interrupts
interrupts.end_as_by_ctrl_c()
try:
    os.kill(os.getpid(), signal.{name})
    print("went on")
except KeyboardInterrupt:
    print("ended in order")
"""
    for handler, said in ((signal.SIG_DFL, "ended in order\n"), (signal.SIG_IGN, "went on\n")):
        done = python("-c", code, preexec_fn=lambda handler=handler: signal.signal(getattr(signal, name), handler))
        assert done.stdout == said
