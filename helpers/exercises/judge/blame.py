"""Which line of a wrong answer is to blame: the one where a single change makes the whole answer right.

It is said only when such a change was tried and passed every check, so it can't be wrong about the line; what the
change was is told as a question, because others might do as well.
"""

import ast
import contextlib
import copy
import functools
import math
import types
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from helpers.exercises.judge.changes import WHOLE_LINE, changed_expressions, changed_statements, what_is_known
from helpers.exercises.parts import source_of

MOST_LINES = 4
RIGHT, FAR = (0, 0), (math.inf, math.inf)
WHOLE = "What should stand there instead?"
# What to ask about the line, by the kind of change that made it right.
ADVICE = {
    "operator": "Are its operators the right ones?",
    "too much": "Is there something in it that does not belong there?",
    "order": "Is everything in it in the right order?",
    "name": "Is each name in it the one that you mean?",
    "number": "Are its numbers and indices right?",
    "number typed in": "Is a number typed in for which there is a name?",
    "something missing": "Is something missing in it?",
    "sign": "Is its sign right?",
    "brackets": "Do its brackets hold together what belongs together?",
    "part of a line": WHOLE,
    WHOLE_LINE: WHOLE,
    "line too much": "Is this line needed?",
    "set or added": "Should it replace what its left side holds, or change that (`+=`, `*=`)?",
    "indentation": "Do all lines that belong to the loop stand in it, and no others?",
    "order of lines": "Does it come too early or too late?",
    "line missing": "Is a line missing after it?",
}
DATA = (np.ndarray, dict, list, np.random.RandomState, np.random.Generator)


def blamed(function, solution, shortfall, is_over):
    """The changes that together make the learner's function right, as {line: (kind, text of the line, piece of it)}.

    solution: ours; shortfall(function) -> how far from right it is, as a tuple that compares; RIGHT when it is right;
    is_over() -> whether to give up.
    Empty when no changes are found, or not in time.
    """
    tree = syntax_tree(function)
    if tree is None or any(isinstance(node, ast.While) for node in ast.walk(tree)):  # changed, it might never end
        return {}
    search = Search(function, syntax_tree(solution).body[0], shortfall, is_over)
    found = search.together(tree, changed_statements)
    if not found:
        found = search.together(tree, changed_expressions)
    elif [change.kind for change in found] == [WHOLE_LINE] and len(found[0].lines) == 1:  # which part of it?
        within = functools.partial(changed_expressions, line=found[0].lines[0])
        found = search.together(tree, within, most=1) or found
    source = source_of(function)
    lines = source.splitlines()
    return {
        line: (change.kind, lines[line - 1].strip(), as_written(change.piece, source))
        for change in found
        for line in change.lines
    }


def as_written(piece, source):
    """The expression as it stands in the source; "" for None, and where it stands there no longer."""
    written = ast.get_source_segment(source, piece) if piece else None
    try:
        return written if ast.dump(ast.parse(written or "", mode="eval").body) == ast.dump(piece) else ""
    except SyntaxError:
        return ""


@dataclass(frozen=True)
class Search:
    """A search for changes of a function. ours: the solution's tree; the others as in blamed."""

    function: types.FunctionType
    ours: ast.FunctionDef
    shortfall: Callable
    is_over: Callable

    def together(self, tree, some_changes, most=MOST_LINES):
        """The changes of one sort that make it right, each the best after the ones before it; [] when they don't."""
        left, found = self.shortfall(compiled(tree, self.function)), []
        while left != RIGHT and len(found) < most:
            before = left
            left, change, tree = self.best(tree, some_changes)
            if left >= before:
                return []
            found.append(change)
        return found if left == RIGHT else []

    def best(self, tree, some_changes):
        """What the best change leaves of the shortfall, the change, and the tree with it."""
        best = (FAR, None, tree)
        known = what_is_known(tree.body[0], self.ours)
        with contextlib.closing(some_changes(tree.body[0], known)) as some, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a change may make `1(2)`, of which Python warns
            for change in some:
                version = compiled(tree, self.function)
                left = self.shortfall(version) if version else FAR
                if left < best[0]:
                    best = left, change, copy.deepcopy(tree)
                if left == RIGHT or self.is_over():
                    break
        return best


def syntax_tree(function):
    """The function as a syntax tree; None where it has no source or can't stand alone."""
    if type(function) is not types.FunctionType or function.__closure__:
        return None
    try:
        tree = ast.parse(source_of(function))
    except (OSError, SyntaxError):
        return None
    return tree if len(tree.body) == 1 and isinstance(tree.body[0], ast.FunctionDef) else None


def compiled(tree, function):
    """The function that the tree defines, with copies of the data that it finds in the notebook; None if it is none."""
    found = function.__globals__
    own = {name: copy.deepcopy(found[name]) for name in function.__code__.co_names if isinstance(found.get(name), DATA)}
    names = found | own
    try:
        exec(compile(tree, "<a change of your function>", "exec"), names)
    except Exception:
        return None
    return names[tree.body[0].name]
