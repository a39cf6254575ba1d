"""What a notebook's kernel has when a cell runs, without a kernel: IPython's names and magics, and the course's check.

Nothing here starts a program, draws or asks: a magic that would do so is left out, and told.
"""

import __future__

import ast
import asyncio
import contextlib
import inspect
import os
import sys

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import SList
from traitlets.config import Config

from helpers import exercises
from helpers.exercises.judge.guard import quiet
from helpers.exercises.judge.limits import time_limit

# The magics that set names or files for the cells below; no other one changes what an answer has.
LINE_MAGICS = {"run", "pylab", "time", "load_ext", "autoreload", "aimport", "cd", "env", "set_env", "reset", "xdel"}
CELL_MAGICS = {"writefile", "file"}
WITHOUT_EFFECT = {"matplotlib", "config", "timeit", "prun", "who", "whos", "who_ls", "history", "html", "markdown"}
SHOWS_ONLY = ("quiz", "progress", "solution", "bug_hunt")  # of helpers.exercises


class Shell(InteractiveShell):
    """IPython without a terminal. left_out: the magics and commands that it did not run since somebody looked."""

    left_out = False

    def run_line_magic(self, magic_name, line, _stack_depth=1):
        if magic_name in LINE_MAGICS or is_own(self.find_line_magic(magic_name)):
            return super().run_line_magic(magic_name, line, _stack_depth + 1)
        self.left_out |= magic_name not in WITHOUT_EFFECT

    def run_cell_magic(self, magic_name, line, cell):
        is_inside = bool(line.split()) and not os.path.isabs(line.split()[-1]) and ".." not in line
        if (magic_name in CELL_MAGICS and is_inside) or is_own(self.find_cell_magic(magic_name)):
            return super().run_cell_magic(magic_name, line, cell)
        self.left_out |= magic_name not in WITHOUT_EFFECT

    def system(self, _):
        self.left_out = True

    def getoutput(self, *_, **__):
        self.left_out = True
        return SList()

    def enable_gui(self, gui=None):
        """There is none."""


def is_own(magic):
    """Whether a magic is one that the notebook has made."""
    return getattr(magic, "__module__", None) == "__main__"


class Kernel:
    """Runs the statements of a notebook, and judges what they hand to `check`.

    namespace: the names of the notebook; judged: pairs of a function that was handed to `check`, and its Result.
    """

    def __init__(self, shell, cells):
        self.shell, self.namespace, self.judged = shell, shell.user_ns, []
        self.flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self.namespace["In"][:] = ["", *cells]

    def run(self, statement, number, seconds=None):
        """Run a statement of this cell for at most so many seconds; returns what it raised, if it did."""
        self.shell.left_out = False
        is_value = isinstance(statement, ast.Expr)
        tree = ast.Expression(statement.value) if is_value else ast.Module([statement], [])
        limit = time_limit(seconds) if seconds else contextlib.nullcontext()
        try:
            with quiet(), limit, self.shell.builtin_trap:
                code = compile(tree, f"<code cell {number}>", "eval" if is_value else "exec", self.flags, True)
                self.flags |= code.co_flags & FUTURE
                value = eval(code, self.namespace)
                if code.co_flags & inspect.CO_COROUTINE:
                    value = asyncio.run(value)
        except BaseException as error:
            return error
        if is_value and value is not None:
            self.shell.execution_count = number
            self.shell.displayhook.update_user_ns(value)  # `_` and `Out`
        return None

    def check(self, function, exercise=None):
        """What `check` of the course does, but that nothing is shown and the Result is kept."""
        result = self.result_on(function)
        if result is None or exercise is not None:
            result = exercises.grade(function, exercise)
            self.judged.append((function, result))
        if result.status == "correct" or result.exercise is None:
            return function
        return exercises.course_version(exercises.EXERCISES[result.exercise].solution)

    def result_on(self, function):
        """The last Result on this very function; None when there is none."""
        return next((result for one, result in reversed(self.judged) if one is function), None)


FUTURE = 0
for _name in __future__.all_feature_names:
    FUTURE |= getattr(__future__, _name).compiler_flag


@contextlib.contextmanager
def kernel(cells, folder):
    """A Kernel for a notebook of these cells, which writes into this folder; afterwards all else is as before."""
    before = {name: getattr(exercises, name) for name in ("check", *SHOWS_ONLY)}
    main, path, here = sys.modules["__main__"], list(sys.path), os.getcwd()
    settings = Config(HistoryManager={"enabled": False})
    running = Kernel(Shell.instance(config=settings, ipython_dir=os.path.join(folder, ".ipython")), cells)
    for name in SHOWS_ONLY:
        setattr(exercises, name, nothing)
    exercises.check = running.check
    os.chdir(folder)
    sys.path.append(folder)  # behind the course: a learner's file must not take the place of one of ours
    try:
        yield running
    finally:
        os.chdir(here)
        sys.path[:] = path
        sys.modules["__main__"] = main
        Shell.clear_instance()
        for name, function in before.items():
            setattr(exercises, name, function)


def nothing(*_, **__):
    """In the place of what only shows something."""
