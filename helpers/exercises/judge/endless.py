"""Whether a `while` that is running can never end: a round of it changes nothing, and it uses nothing but its names.

It is looked at only where that can be known: the loop computes with numbers, arrays, texts and containers of them, by
operators, Python's own functions and those of NumPy, math and the course's network. Then what a round found in its
names is all that the next one depends on.
"""

import ast
import builtins
import math
import pickle
import sys
import time
import types

import numpy as np

from helpers import network
from helpers.exercises.judge.explain import line_at, loops_around
from helpers.exercises.judge.limits import NeverEnds

PURE_MODULES = (np, math, network)
PURE_FUNCTIONS = (
    {abs, all, any, bool, dict, divmod, enumerate, float, int, isinstance, len, list, max, min, pow, print, range}
    | {repr, reversed, round, set, sorted, str, sum, tuple, type, zip, time.sleep}
)  # fmt: skip
PLAIN = (int, float, complex, str, bytes, type(None), np.generic, range, np.random.RandomState)
CONTAINERS = (list, tuple, set)
STATEMENTS = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr, ast.If, ast.For, ast.While, ast.Try, ast.Pass)
STATEMENTS += (ast.Continue, ast.Break, ast.Return, ast.Raise, ast.Assert)
NOT_HERE = (ast.Yield, ast.YieldFrom, ast.Await, ast.Lambda, ast.NamedExpr)
MOST_ROUNDS = 4
MOST_BYTES = 10**7


class Watch:
    """Looks at each line of the function's loop from now on, for some rounds; NeverEnds is raised in it.

    frame: that which was running when the alarm rang; tell(): called before NeverEnds is raised.
    """

    def __init__(self, function, frame, tell):
        code = getattr(function, "__code__", None)
        while frame and frame.f_code is not code:
            frame = frame.f_back
        self.frame, self.tell, self.line, self.before, self.rounds = frame, tell, None, None, 0
        loops = loops_around(code.co_filename, line_at(code, frame.f_lasti), code.co_firstlineno) if frame else []
        self.loop = next((one for one in reversed(loops) if isinstance(one, ast.While)), None)
        if self.loop and sys.gettrace() is None and is_pure(self.loop, frame):
            self.own_lines = set(lines(self.loop)).difference(*map(lines, inner_loops(self.loop)))
            self.names = sorted({one.id for one in ast.walk(self.loop) if isinstance(one, ast.Name)})
            sys.settrace(lambda *_: None)
            frame.f_trace = self.trace

    def trace(self, frame, event, _):
        """Called at each line."""
        if event != "line":
            return self.trace
        if frame.f_lineno not in lines(self.loop) or self.rounds > MOST_ROUNDS:
            return self.stop()
        if frame.f_lineno in self.own_lines and self.line in (None, frame.f_lineno):
            self.line, self.rounds, now = frame.f_lineno, self.rounds + 1, snapshot(self.names, frame)
            if now is None:
                return self.stop()
            if now == self.before:
                self.stop()
                self.tell()
                raise NeverEnds
            self.before = now
        return self.trace

    def stop(self):
        sys.settrace(None)
        self.frame.f_trace = None


def lines(loop):
    return range(loop.lineno, loop.end_lineno + 1)


def inner_loops(loop):
    return [one for one in ast.walk(loop) if isinstance(one, (ast.For, ast.While)) and one is not loop]


def is_pure(loop, frame):
    """Whether a round depends on nothing but the names in it, and changes nothing else."""
    for node in ast.walk(loop):
        if isinstance(node, NOT_HERE) or (isinstance(node, ast.stmt) and not isinstance(node, STATEMENTS)):
            return False
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            return False
        if isinstance(node, ast.Call) and not is_pure_call(node.func, frame):
            return False
    return True


def is_pure_call(called, frame):
    """Whether what is called is one of those functions, or a method of plain data."""
    if not isinstance(called, ast.Attribute):
        value = value_of(called.id, frame) if isinstance(called, ast.Name) else None
        return type(value) in (types.BuiltinFunctionType, type) and value in PURE_FUNCTIONS
    if not isinstance(called.value, ast.Name):  # a method of an entry or of a result, or a module in a module
        return not isinstance(called.value, ast.Attribute) or called.value.attr in ("T", "linalg")
    owner = value_of(called.value.id, frame)
    if isinstance(owner, types.ModuleType):
        return owner in PURE_MODULES or getattr(owner, called.attr, None) is time.sleep
    return weight(owner) is not None


def value_of(name, frame):
    """What the name stands for there; None for nothing."""
    for names in (frame.f_locals, frame.f_globals, vars(builtins)):
        if name in names:
            return names[name]
    return None


def snapshot(names, frame):
    """All that these names stand for, as bytes; None where that can't be known."""
    values = [value_of(name, frame) for name in names]
    fixed = [isinstance(one, (types.ModuleType, types.BuiltinFunctionType, type)) for one in values]
    data = [id(one) if is_fixed else one for one, is_fixed in zip(values, fixed)]
    weights = [weight(one) for one in data]
    if None in weights or sum(weights) > MOST_BYTES:
        return None
    try:
        return pickle.dumps(data)
    except Exception:
        return None


def weight(value):
    """About how many bytes plain data has; None for anything else."""
    if type(value) is np.ndarray:
        return None if value.dtype.hasobject else value.nbytes
    if type(value) is dict:
        value = [*value, *value.values()]
    if type(value) in CONTAINERS:
        weights = [weight(one) for one in value]
        return None if None in weights else 50 + sum(weights)
    return len(value) if type(value) in (str, bytes) else 50 if isinstance(value, PLAIN) else None
