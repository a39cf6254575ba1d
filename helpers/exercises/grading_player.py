"""Run one learner's answers, as the judge asks for it over a pipe. This process never sees how they are judged.

Started as a script by ``grading_judge``. It must not import ``helpers.exercises``, where our solutions are: a
module that does nothing stands in for it, so that a notebook's ``from helpers.exercises import check`` works.
"""

import ast
import builtins
import contextlib
import importlib
import itertools
import linecache
import os
import sys
import types
from pathlib import Path

import numpy as np

MEMORY_LIMIT = 2 * 2**30  # bytes
CPU_LIMIT = 60  # seconds
FILE_LIMIT = 16 * 2**20  # bytes
LONGEST_MESSAGE = 2000  # characters


def main():
    """Define the learner's functions, and call them until the judge hangs up."""
    limit_resources()
    from_judge, to_judge = take_pipes()
    guard, wire, answer_cells = import_tools()
    task = wire.read(from_judge)
    function, error = define(task["name"], task["cells"], answer_cells)
    wire.write(to_judge, {"error": error})
    while (request := wire.read(from_judge)) is not None:
        fill_memory()
        wire.write(to_judge, serve(request, function, from_judge, to_judge, guard, wire))


def limit_resources():
    """Where the system can, limit memory, computing time and the size of files for good."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    limits = {resource.RLIMIT_AS: MEMORY_LIMIT, resource.RLIMIT_CPU: CPU_LIMIT, resource.RLIMIT_FSIZE: FILE_LIMIT}
    for kind, limit in limits.items():
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some
            resource.setrlimit(kind, (limit, limit))


def take_pipes():
    """Keep stdin and stdout for the judge alone: what a learner's code prints goes nowhere."""
    pipes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    for number, mode in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
        os.dup2(os.open(os.devnull, mode), number)
    return pipes


def import_tools():
    """The three modules that this process uses, then the stand-in for the package that they come from."""
    package = types.ModuleType("helpers.exercises")
    package.__path__ = [str(Path(__file__).parent)]
    sys.modules["helpers.exercises"] = package
    tools = [importlib.import_module(f"helpers.exercises.{name}") for name in ("guard", "wire", "answer_cells")]
    stand_in = types.ModuleType("helpers.exercises")
    stand_in.__getattr__ = do_nothing
    sys.modules["helpers.exercises"] = importlib.import_module("helpers").exercises = stand_in
    return tools


def do_nothing(name):
    """What stands for check and all the others: a function that hands back what it is given."""
    if name.startswith("__"):
        raise AttributeError(name)
    return lambda *arguments, **_: arguments[0] if arguments else None


def define(name, cells, answer_cells):
    """The last function of this name, and why there is none."""
    namespace = {"__name__": "__main__"}
    function, error = None, None
    for number, source in enumerate(cells, 1):
        linecache.cache[f"<code cell {number}>"] = (len(source), None, source.splitlines(True), f"<code cell {number}>")
    for number, statement in answer_cells.needed_statements(cells):
        is_answer = isinstance(statement, ast.FunctionDef) and statement.name == name
        try:
            exec(compile(ast.Module([statement], []), f"<code cell {number}>", "exec"), namespace)
            if is_answer:
                function, error = namespace[name], None
        except BaseException as problem:  # what is missing shows when the answer is called
            if is_answer:
                function, error = None, f"{type(problem).__name__}: {problem}"[:LONGEST_MESSAGE]
    return function, error


NUMBERS = itertools.cycle([7.0, -3.0])


def fill_memory():
    """Leave numbers where ``np.empty`` will find them, other ones at each call, so that the judge can see its use."""
    number = next(NUMBERS)
    used = [np.full(size, number) for size in range(1, 128) for _ in range(3)]
    del used  # NumPy keeps the memory of small arrays, and gives it to the next ones of that size


def serve(request, function, from_judge, to_judge, guard, wire):
    """Call the function once; the reply to the judge."""

    def find_function(number):
        def ask_judge(*arguments, **named):
            question = {"callback": number, "arguments": wire.encode(arguments), "named": wire.encode(named)}
            wire.write(to_judge, question)
            answer = wire.read(from_judge)
            if "error" in answer:
                kind = getattr(builtins, answer["kind"], None)
                raise (kind if isinstance(kind, type) else ValueError)(answer["error"])
            return wire.decode(answer["value"])

        return ask_judge

    arguments = wire.decode(request["arguments"], find_function)
    named = wire.decode(request["named"], find_function)
    try:
        value = guard.guarded(function)(*arguments, **named)
    except guard.Wrong as wrong:
        return {"wrong": wrong.message[:LONGEST_MESSAGE], "key": wire.encode(wrong.key)}
    generators = [argument for argument in arguments if isinstance(argument, np.random.RandomState)]
    return {"value": wire.encode(value), "generators": wire.encode(generators)}


if __name__ == "__main__":
    main()
