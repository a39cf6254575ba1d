"""What a notebook's kernel has when a cell runs, without a kernel: IPython's names and magics, and the course's check.

Nothing here starts a program, draws or asks: a magic that would do so is left out, and told.
"""

import __future__

import ast
import asyncio
import contextlib
import copy
import inspect
import os
import sys

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import ExecutionInfo, ExecutionResult, InteractiveShell
from IPython.utils.text import SList
from traitlets.config import Config

from helpers import exercises
from helpers.exercises.judge.guard import quiet
from helpers.exercises.judge.limits import Stopwatch, time_limit
from helpers.grading.notebook import PYTHON_MAGICS

# The magics that set names or files for the cells below; no other one changes what an answer has.
LINE_MAGICS = {"run", "pylab", "time", "load_ext", "autoreload", "aimport", "cd", "env", "set_env", "reset", "xdel"}
CELL_MAGICS = {"writefile", "file"}
WITHOUT_EFFECT = {"matplotlib", "config", "timeit", "prun", "who", "whos", "who_ls", "history", "html", "markdown"}
SHOWS_ONLY = ("quiz", "progress", "solution", "bug_hunt")  # of helpers.exercises


class ZMQInteractiveShell(InteractiveShell):
    """IPython without a terminal, under the name that it has in a kernel: code asks for that to know where it runs.

    left_out: whether it did not run a magic or command since somebody looked; value_lost: whether it did not run one
    that only shows something, but may give a value as well.
    """

    left_out = value_lost = False

    def run_line_magic(self, magic_name, line, _stack_depth=1):
        if magic_name in LINE_MAGICS or is_own(self.find_line_magic(magic_name)):
            return super().run_line_magic(magic_name, line, _stack_depth + 1)
        self.left_out |= magic_name not in WITHOUT_EFFECT
        self.value_lost = True

    def run_cell_magic(self, magic_name, line, cell):
        is_inside = bool(line.split()) and not os.path.isabs(line.split()[-1]) and ".." not in line
        # A script that was a notebook before has those of Python as calls.
        is_python = magic_name in PYTHON_MAGICS or is_own(self.find_cell_magic(magic_name))
        if is_python or (magic_name in CELL_MAGICS and is_inside):
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

    namespace: the names of the notebook; judged: pairs of a function that was handed to `check`, and its Result;
    number: of the cell that runs; rewrites: whether the last statement changed how the text of later cells is read.
    """

    def __init__(self, shell, cells):
        self.shell, self.namespace, self.judged = shell, shell.user_ns, []
        self.flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self.cells, self.number, self.result, self.rewrites = cells, 0, None, False
        self.own_hooks = {event: list(hooks) for event, hooks in shell.events.callbacks.items()}
        self.readers = readers_of(shell)

    def begin(self, number, seconds):
        """End the cell that ran, and begin all up to this one: what the notebook wants called then is called.

        It may take so many seconds in all. Returns the errors that it ended with, which end no cell.
        """
        errors, watch = [], Stopwatch()
        while self.number < number:
            if self.number:
                left = seconds - watch.read()
                errors += self.call_hooks(left, ("post_execute",), ("post_run_cell", self.result))
            self.number += 1
            source = self.cells[self.number - 1]
            self.result = ExecutionResult(ExecutionInfo(source, True, False, True, None))
            if source.strip():
                errors += self.call_hooks(seconds - watch.read(), ("pre_execute",), ("pre_run_cell", self.result.info))
                self.shell.history_manager.store_inputs(self.number, source)  # `In` and `_i`
        watch.stop()
        return errors

    def call_hooks(self, seconds, *events):
        """Call what the notebook has registered for these events, each a name and what is given; the errors."""
        hooks = [
            (hook, given)
            for event, *given in events
            for hook in self.shell.events.callbacks[event]
            if hook not in self.own_hooks[event] and not draws(hook)
        ]
        errors = []
        if not hooks:
            return errors
        try:
            with quiet(), time_limit(max(seconds, 0.01)), self.shell.builtin_trap:
                for hook, given in hooks:
                    try:
                        hook(*given)
                    except Exception as error:
                        errors.append(error)
        except BaseException as error:
            errors.append(error)
        return errors

    def run(self, statement, number, seconds=None):
        """Run a statement of this cell for at most so many seconds; returns what it raised, if it did."""
        self.shell.left_out, self.shell.value_lost, value = False, False, None
        limit = time_limit(seconds) if seconds else contextlib.nullcontext()
        try:
            with quiet(), limit, self.shell.builtin_trap:
                for node in self.transformed(statement):
                    is_value = isinstance(node, ast.Expr)
                    tree = ast.Expression(node.value) if is_value else ast.Module([node], [])
                    code = compile(tree, f"<code cell {number}>", "eval" if is_value else "exec", self.flags, True)
                    self.flags |= code.co_flags & FUTURE
                    value = eval(code, self.namespace)
                    if code.co_flags & inspect.CO_COROUTINE:
                        value = asyncio.run(value)
        except BaseException as error:
            self.result.error_in_exec = error
            return error
        if value is not None and self.is_shown(statement):
            self.shell.execution_count, self.result.result = number, value
            self.shell.displayhook.update_user_ns(value)  # `_` and `Out`
        self.shell.left_out |= self.shell.value_lost and not isinstance(statement, ast.Expr)
        before, self.readers = self.readers, readers_of(self.shell)
        self.rewrites = self.readers != before
        self.shell.left_out |= self.rewrites
        return None

    def transformed(self, statement):
        """The statements in its place, where the notebook changes the trees of its code before they run."""
        if not self.shell.ast_transformers:
            return [statement]
        return self.shell.transform_ast(ast.Module([copy.deepcopy(statement)], [])).body

    def is_shown(self, statement):
        """Whether a kernel shows its value, and keeps it: the last statement's in a cell that ends in no semicolon."""
        if not isinstance(statement, ast.Expr):
            return False
        source = self.cells[self.number - 1]
        last = ast.parse(source).body[-1]
        is_last = (last.lineno, last.col_offset) == (statement.lineno, statement.col_offset)
        is_quiet = DisplayHook.semicolon_at_end_of_expression(source)
        return not is_quiet and (is_last or self.shell.ast_node_interactivity == "all")

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


def draws(hook):
    """Whether it would only draw the figures of a cell."""
    return str(getattr(hook, "__module__", "")).startswith("matplotlib_inline")


def readers_of(shell):
    """What reads the text of a cell before Python does: a notebook may add to it."""
    manager = shell.input_transformer_manager
    parts = (manager.cleanup_transforms, manager.line_transforms, manager.token_transformers)
    return [*map(list, parts), list(shell.input_transformers_post)]


FUTURE = 0
for _name in __future__.all_feature_names:
    FUTURE |= getattr(__future__, _name).compiler_flag


@contextlib.contextmanager
def kernel(cells, folder):
    """A Kernel for a notebook of these cells, which writes into this folder; afterwards all else is as before."""
    before = {name: getattr(exercises, name) for name in ("check", *SHOWS_ONLY)}
    main, path, here = sys.modules["__main__"], list(sys.path), os.getcwd()
    settings = Config(HistoryManager={"enabled": False})
    running = Kernel(ZMQInteractiveShell.instance(config=settings, ipython_dir=os.path.join(folder, ".ipython")), cells)
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
        ZMQInteractiveShell.clear_instance()
        for name, function in before.items():
            setattr(exercises, name, function)


def nothing(*_, **__):
    """In the place of what only shows something."""
