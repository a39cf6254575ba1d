"""The course's own files, without what installing and running leave beside them; and notebooks with answers."""

import ast
import inspect
import os
import re
import shutil
import signal
import subprocess
import sys

import nbformat
import pytest

from helpers.exercises import weeks
from helpers.exercises.weeks import EXERCISES
from tools.notebooks import NAMES, ROOT, WEEKS, code_cells, notebook_path

each_week = pytest.mark.parametrize("week", WEEKS)
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("[!.]*/*.md"), *map(notebook_path, NAMES)]


def copy_course(folder):
    """Copy the files that git does not ignore into the folder, as they are now; returns the folder."""
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()]
    return shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".git", *ignored))


def humbly():
    """What to put in front of a command that may not write everywhere: root may, unless it gives that up."""
    return ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []


def python(*words, **options):
    """What came of a Python of its own that was started with these words in the course's folder."""
    options = {"cwd": ROOT, "capture_output": True, "text": True, "check": False} | options
    return subprocess.run([sys.executable, *map(str, words)], **options)


def listen_to_ctrl_c():
    """A shell lets its background jobs, and all that they start, ignore it; nohup does so with the end of a session."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def outside_make():
    """The environment without what a make that started the tests has put there."""
    return {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}


def make(target):
    """Run make in the course's folder, one test after the other: two would make the same environment at once."""
    import fcntl  # these tests run where make does

    with open(ROOT / ".venv-site.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(
            ["make", target], cwd=ROOT, env=outside_make(), capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def exercises_of(week):
    """The names of a week's exercises, in their order; week: the name of its folder."""
    return [exercise.name for one in weeks.WEEKS if one.folder == week for exercise in one.exercises]


def stored(week):
    """The notebook of a week as it is stored."""
    return nbformat.read(notebook_path(week), as_version=4)


def said(cell):
    """What a check or the progress says below its cell."""
    return cell.outputs[0].data["text/plain"]


def definition(cell):
    """The function of an exercise that the cell defines, as a node, or None."""
    functions = [node for node in ast.parse(cell.source).body if isinstance(node, ast.FunctionDef)]
    return next((node for node in functions if node.name in EXERCISES), None)


def is_of_answers(cell):
    """Whether what a code cell shows depends on the learner's answers: a check, or the progress."""
    return re.search(r"= check\(|^progress\(", cell.source, flags=re.MULTILINE) is not None


def with_answers(notebook, answer):
    """The notebook with every exercise's function replaced by the source that answer(name) gives."""
    for cell in code_cells(notebook):
        given = definition(cell)
        if given:
            lines = cell.source.splitlines()
            lines[given.lineno - 1 : given.end_lineno] = answer(given.name).splitlines()
            cell.source = "\n".join(lines)
    return notebook


def right_answer(name):
    """Our solution, as a learner would type it."""
    return inspect.getsource(EXERCISES[name].solution)


def prose(page):
    """The text of a Markdown file, or of a notebook's Markdown cells, without blocks of code."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".ipynb":
        cells = nbformat.reads(text, as_version=4).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def code_in_text(notebook):
    """The blocks of Python in a notebook's Markdown cells, which a learner may copy into a new cell."""
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return [block for text in texts for block in re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)]


def names_set(source):
    """The names that code sets, outside of its functions."""
    nodes = [node for statement in ast.parse(source).body for node in own_nodes(statement)]
    functions = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    return functions | {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def own_nodes(node):
    """The node and all below it, but what stands inside of a function or a comprehension."""
    yield node
    if not isinstance(node, (ast.FunctionDef, ast.Lambda, ast.ListComp, ast.DictComp, ast.GeneratorExp)):
        for one in ast.iter_child_nodes(node):
            yield from own_nodes(one)


def pictures_of(page):
    """(description, address) of every picture on a page; of one that a notebook carries along, the course's own."""
    found = re.findall(r"!\[(.*?)\]\((.*?)\)", prose(page), flags=re.DOTALL)
    return [(description, address.replace("attachment:", "../Images/")) for description, address in found]
