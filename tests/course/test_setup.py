"""Set-up: what make does and says, what a notebook's first cell says, and whether the two agree with the files."""

import ast
import json
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from course_files import humbly, outside_make, stored
from traitlets.config import Config

from tools import notebooks

ROOT = notebooks.ROOT
WEEK = notebooks.WEEKS[0]
needs_make = pytest.mark.skipif(os.name == "nt", reason="on Windows the course is set up without make")

# Stands for Python: it makes a .venv of copies of itself and writes down what else it is asked to do.
STUB = """#!/bin/sh
case "$*" in
    "-c "*version_info*) exit ${OLD:-0} ;;
    "-c "*) echo 1 ;;
    "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python; exit ${NO_VENV:-0} ;;
    "-m pip --version") exit ${NO_PIP:-0} ;;
    "-m pip "*)
        echo "$*" >>calls
        [ -z "$PIP_ERROR" ] || printf 'ERROR: %s\nand a piece of advice\n' "$PIP_ERROR" >&2
        [ -z "$PIP_ERROR" ] ;;
    *) echo "$*" >>calls; pwd >>calls ;;
esac
"""


@pytest.fixture
def course(tmp_path):
    """A folder with a difficult name, with what make needs and with a stub for Python."""
    folder = tmp_path / "Kurs für alle"
    folder.mkdir()
    for name in ("Makefile", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, folder)
    stub = tmp_path / "python"
    stub.write_text(STUB)
    stub.chmod(0o755)
    return folder


def make(folder, *words, first=(), **environment):
    """Run make there; returns whether it succeeded and what it printed, without what make says of itself.

    first: words in front of make, which say how to run it.
    """
    environment = outside_make() | environment
    python = [] if any(word.startswith("PYTHON=") for word in words) else ["PYTHON=../python"]
    command = [*first, "make", *python, *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout


def calls(folder):
    """What the stub was asked to do, and forget it."""
    file = folder / "calls"
    lines = file.read_text().splitlines() if file.exists() else []
    file.unlink(missing_ok=True)
    return lines


@needs_make
def test_make_alone_lists_every_command(course):
    succeeded, printed = make(course)
    targets = re.search(r"\.PHONY: (.*)", (ROOT / "Makefile").read_text())[1].split()
    listed = re.findall(r"^  (\w+) +\S+", printed, flags=re.MULTILINE)
    assert succeeded and listed == targets
    assert calls(course) == []


@needs_make
def test_the_lab_is_installed_once_and_again_when_the_requirements_change(course):
    install = "-m pip install -r requirements.txt"
    assert make(course, "lab")[0]
    installed, opened, where = calls(course)
    assert installed == install and opened.startswith("-m jupyterlab ") and where == str(course)
    assert make(course, "lab")[0]
    assert install not in calls(course)
    later = (course / ".venv" / "installed").stat().st_mtime + 10
    os.utime(course / "requirements.txt", (later, later))
    assert make(course, "lab")[0]
    assert install in calls(course)


@needs_make
def test_the_lab_listens_on_this_machine_only_and_keeps_its_token(course):
    make(course, "lab")
    opened = calls(course)[1]
    assert "--ServerApp.ip=127.0.0.1" in opened
    assert not re.search("token|password|allow_remote|allow_origin|disable_check_xsrf", opened)


SHOW = "--show-config-json"  # JupyterLab then shows its settings, and ends


def started_by_make():
    """What `make lab` runs, with this Python in the place of the one in .venv, and what is set for it."""
    python = f"VENV_PYTHON={shlex.quote(sys.executable)}"
    return ["make", "-o", ".venv/installed", "lab", python, f"LAB_OPTIONS={SHOW}"], {}


def started_without_make():
    """What the README says for people without make, with this Python."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    line = re.search(r"-m jupyterlab .*", page)[0]
    return [sys.executable, *line.split(), SHOW], dict(re.findall(r'^\$env:(\w+) = "(.*)"$', page, flags=re.MULTILINE))


@pytest.mark.parametrize("command", [pytest.param(started_by_make, marks=needs_make), started_without_make])
def test_the_lab_asks_nobody_on_the_internet(command, tmp_path):
    """Its server would look for a newer JupyterLab, for news and for extensions, whatever the browser may do."""
    words, settings = command()
    environment = outside_make() | {"JUPYTER_CONFIG_DIR": str(tmp_path)} | settings
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    settings = json.loads(done.stdout[done.stdout.index("{") :])
    assert settings["ServerApp"]["ip"] == "127.0.0.1"
    assert settings["LabApp"]["check_for_updates_class"] == "jupyterlab.NeverCheckForUpdate"
    assert settings["LabApp"]["news_url"] is None
    assert settings["LabApp"]["extension_manager"] == "readonly"


def test_the_labs_kernels_show_figures_whatever_the_shell_has_set(monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "agg")
    runpy.run_path(ROOT / ".jupyter" / "jupyter_lab_config.py", {"get_config": Config})
    assert "MPLBACKEND" not in os.environ


@needs_make
def test_testing_installs_what_tests_need_on_top(course):
    assert make(course, "test")[0]
    installed = [line for line in calls(course) if line.startswith("-m pip")]
    assert installed == ["-m pip install -r requirements.txt", "-m pip install -r requirements-test.txt"]
    make(course, "test")
    commands = calls(course)[::2]
    assert [command.split()[1] for command in commands] == ["ruff"] * 4 + ["pytest"]
    assert commands[-1].strip() == "-m pytest -n 2"


@needs_make
@pytest.mark.parametrize("target", ["lab", "test", "images"])
@pytest.mark.parametrize(
    "words, environment, told",
    [
        (["PYTHON=no-such-python"], {}, "There is no no-such-python here: install Python 3.11 or newer"),
        ([], {"OLD": "1"}, "The course needs Python 3.11 or newer, and ../python is older or does not run: install"),
        ([], {"NO_VENV": "1"}, "../python could not make the folder .venv: look whether the disk is full; if not"),
    ],
)
def test_what_is_missing_is_told_in_one_sentence(course, target, words, environment, told):
    succeeded, printed = make(course, target, *words, **environment)
    (sentence,) = printed.splitlines()
    assert not succeeded
    assert sentence.startswith(told) and sentence.count(". ") == 0 and sentence.endswith((".", "python3.12"))
    # Once it is there, the same command goes through.
    assert make(course, target)[0]


@needs_make
@pytest.mark.parametrize("reason", ["No matching distribution found", r"[Errno 28] No space left on device: 'a\new'"])
def test_why_packages_could_not_be_installed_is_told(course, reason):
    succeeded, printed = make(course, "lab", PIP_ERROR=reason)
    assert not succeeded
    assert printed.splitlines()[1:] == [
        "pip did not succeed, and said:",
        f"ERROR: {reason}",
        "The packages could not be installed: check your connection to the internet and the space on the disk, "
        "and run make again.",
    ]
    assert make(course, "lab")[0]


@needs_make
def test_a_folder_that_can_only_be_read_is_told(course):
    course.chmod(0o555)
    succeeded, printed = make(course, "lab", first=humbly())
    course.chmod(0o755)
    assert not succeeded and printed.startswith("You may not write into this folder") and printed.count("\n") == 1
    assert make(course, "lab")[0]


@needs_make
def test_a_python_that_is_really_too_old_is_told():
    """The line that looks at the version runs on any Python: here it asks ours for a version of the future."""
    line = re.search(r"-c '(import sys; sys.exit\(sys.version_info < \(3, 11\)\))'", (ROOT / "Makefile").read_text())[1]
    for version, code in (("(3, 11)", 0), ("(9, 0)", 1)):
        command = [sys.executable, "-c", line.replace("(3, 11)", version)]
        assert subprocess.run(command, check=False).returncode == code


@needs_make
def test_an_environment_whose_python_is_gone_is_made_anew(course):
    make(course, "lab")
    (course / ".venv" / "bin" / "python").unlink()
    (course / ".venv" / "left-over").touch()
    calls(course)
    assert make(course, "lab")[0]
    assert calls(course)[0] == "-m pip install -r requirements.txt"
    assert not (course / ".venv" / "left-over").exists()


@needs_make
def test_an_environment_that_runs_is_kept_whatever_python_is_named(course):
    make(course, "lab")
    calls(course)
    assert make(course, "lab", "PYTHON=no-such-python")[0]
    later = (course / ".venv" / "installed").stat().st_mtime + 10
    os.utime(course / "requirements.txt", (later, later))
    assert make(course, "lab", "PYTHON=no-such-python")[0]


@needs_make
def test_an_environment_without_pip_is_kept_and_filled_by_uv(course, tmp_path):
    """As `uv venv` makes it."""
    assert make(course, "lab")[0]
    calls(course)
    (course / ".venv" / "installed").unlink()
    (course / ".venv" / "mine").touch()
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "make", "grep", "tail", "touch", "cp", "mkdir", "rm", "id", "awk"):
        (tools / name).symlink_to(shutil.which(name))
    succeeded, told = make(course, "lab", NO_PIP="1", PATH=str(tools))
    assert not succeeded and "has no pip, and there is no uv here" in told
    uv = tools / "uv"
    uv.write_text('#!/bin/sh\necho "uv $*" >>calls\n')
    uv.chmod(0o755)
    assert make(course, "lab", NO_PIP="1", PATH=str(tools))[0]
    assert calls(course)[0] == "uv pip install --python .venv/bin/python -r requirements.txt"
    assert (course / ".venv" / "mine").exists()


# What the notebooks import, and what requirements.txt names.


def imported_modules(source):
    """The modules from outside that a piece of Python imports."""
    modules = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            modules.add(node.module.partition(".")[0])
    return modules - sys.stdlib_module_names - {"helpers", "studies", "tools"}


REQUIRED = {
    line.partition(">=")[0]: line
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
}


def test_every_import_of_the_course_is_required():
    files = [path for folder in ("helpers", "studies", "tools") for path in (ROOT / folder).rglob("*.py")]
    sources = [path.read_text(encoding="utf-8") for path in files if path.name != "screenshot.py"]
    for week in notebooks.WEEKS:
        sources += [cell.source for cell in notebooks.code_cells(stored(week))]
    comes_with_them = {
        "IPython",
        "annotationlib",  # of Python 3.14
        "matplotlib_inline",
        "nbformat",
        "nbclient",
        "traitlets",
        "PIL",
        "sqlalchemy",
    }  # with Jupyter, Matplotlib, Optuna
    outside = set().union(*map(imported_modules, sources)) - comes_with_them
    distributions = packages_distributions()
    assert {distributions[module][0] for module in outside} <= set(REQUIRED)


def test_every_requirement_has_a_lower_bound_and_no_pin():
    assert all(re.fullmatch(r"[\w-]+>=\d+(\.\d+)+", line) for line in REQUIRED.values())


def test_the_oldest_python_is_the_same_everywhere():
    oldest = "3.11"
    assert f"Python {oldest} or newer" in (ROOT / "Makefile").read_text()
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert settings["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    assert f'"{oldest}"' in (ROOT / ".github" / "workflows" / "tests.yml").read_text()


def test_the_first_cell_is_short_and_the_same_in_every_notebook():
    cells = [notebooks.code_cells(stored(week))[0] for week in notebooks.WEEKS]
    assert len({cell.source for cell in cells}) == 1
    assert len(cells[0].source.splitlines()) <= 4
