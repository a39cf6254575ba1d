"""Which line of a wrong answer is to blame: the one where a single change makes the whole answer right.

It is said only when such a change was tried and passed every check, so it can't be wrong about the line; what the
change was is told as a question, because others might do as well. How long is searched is counted, not timed.
"""

import ast
import contextlib
import copy
import dis
import functools
import math
import types
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from helpers.exercises.judge.changes import (
    WHOLE_LINE,
    changed_expressions,
    changed_statements,
    inserted_statements,
    what_is_known,
)
from helpers.exercises.judge.guard import trying
from helpers.exercises.judge.limits import Effort, TimeUp
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


@dataclass(frozen=True)
class Blame:
    """One place to change. kind: a key of ADVICE; line: its number; text: of the line; piece: the expression in it."""

    kind: str
    line: int
    text: str
    piece: str


@dataclass(frozen=True)
class Repair:
    """Changes that together make an answer right. source: the changed function, which passed the whole check."""

    places: tuple = ()
    source: str = ""

    @property
    def lines(self):
        """The numbers of the lines, in order."""
        return sorted({place.line for place in self.places})


def blamed(function, solution, shortfall, is_right, effort):
    """The Repair of the learner's function; an empty one when none is found, or not with this effort.

    solution: ours; shortfall(function) -> how far from right it is, as a tuple that compares; RIGHT when it is right;
    is_right(function) -> whether it passes the whole check; effort: see ``limits.Effort``, which shortfall uses up.
    """
    tree = syntax_tree(function)
    if tree is None:
        return Repair()
    search = Search(function, syntax_tree(solution).body[0], shortfall, effort)
    try:
        with trying():
            found, repaired = search.nearest(tree)
            version = compiled(repaired, function, effort, counted=False)
    except TimeUp:
        return Repair()
    if not found or not is_right(version):
        return Repair()
    source = source_of(function)
    lines = source.splitlines()
    places = (
        Blame(change.kind, line, lines[line - 1].strip(), as_written(change.piece, source))
        for change in found
        for line in change.lines
    )
    return Repair(tuple(places), text_of(repaired))


def text_of(tree):
    """The source of a tree; "" where it has none: what was changed in an f-string can run all the same."""
    try:
        return ast.unparse(tree)
    except ValueError:
        return ""


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
    effort: Effort

    def nearest(self, tree):
        """The changes that make it right, those nearest to what is there, and the tree with them; none: []."""
        found, repaired = self.together(tree, changed_statements)
        if [change.kind for change in found] == [WHOLE_LINE] and len(found[0].lines) == 1:  # which part of it?
            within = functools.partial(changed_expressions, line=found[0].lines[0])
            return either(self.together(tree, within, most=1), (found, repaired))
        if not found:
            found, repaired = self.together(tree, changed_expressions)
        return (found, repaired) if found else self.together(tree, inserted_statements)

    def together(self, tree, some_changes, most=MOST_LINES):
        """The changes of one sort that make it right, each the best after the ones before it; [] when they don't."""
        left, found = self.shortfall(compiled(tree, self.function, self.effort)), []
        if self.effort.was_too_much:
            return [], tree
        while left != RIGHT and len(found) < most:
            before = left
            left, change, tree = self.best(tree, some_changes)
            if left >= before:
                return [], tree
            found.append(change)
        return (found if left == RIGHT else []), tree

    def best(self, tree, some_changes):
        """What the best change leaves of the shortfall, the change, and the tree with it."""
        best = (FAR, None, tree)
        known = what_is_known(tree.body[0], self.ours)
        with contextlib.closing(some_changes(tree.body[0], known)) as some:
            for change in some:
                version = compiled(tree, self.function, self.effort)
                left = self.shortfall(version) if version else FAR
                if left < best[0]:
                    best = left, change, copy.deepcopy(tree)
                if left == RIGHT or self.effort.is_over():
                    break
        return best


def either(one, other):
    """The first of two findings that found something."""
    return one if one[0] else other


def syntax_tree(function):
    """The function as a syntax tree; None where it has no source or can't stand alone."""
    if type(function) is not types.FunctionType or function.__closure__:
        return None
    try:
        tree = ast.parse(source_of(function))
    except (OSError, SyntaxError):
        return None
    return tree if len(tree.body) == 1 and isinstance(tree.body[0], ast.FunctionDef) else None


def compiled(tree, function, effort, counted=True):
    """The function that the tree defines, with copies of the data that it finds in the notebook; None if it is none.

    counted: whether each round of its loops is a step of the effort; for the whole check it runs as it is.
    """
    found = function.__globals__
    own = {name: copy.deepcopy(found[name]) for name in function.__code__.co_names if isinstance(found.get(name), DATA)}
    names = found | own | {STEP: effort.step, COUNTED: effort.counted}
    try:
        code = compile(tree, "<a change of your function>", "exec")
        if counted and may_repeat(code, tree.body[0].name):
            with loops_counted(tree):
                code = compile(tree, "<a change of your function>", "exec")
        exec(code, names)
    except Exception:
        return None
    return names[tree.body[0].name]


BACKWARD = {number for name, number in dis.opmap.items() if "BACKWARD" in name}


def may_repeat(code, name):
    """Whether there is a loop in the code, or a call of what has the function's name. The tree takes longer to ask."""
    inner = (one for one in code.co_consts if isinstance(one, types.CodeType))
    jumps = not BACKWARD.isdisjoint(code.co_code[::2])
    calls = name in code.co_names and code.co_name != "<module>"  # the module stores it
    return jumps or calls or any(may_repeat(one, name) for one in inner)


STEP, COUNTED = "__one_step__", "__counted__"


@contextlib.contextmanager
def loops_counted(tree):
    """While it lasts, each round of a loop is a step, and so is each call of the function, which may call itself."""
    body, loops = tree.body[0].body, []
    for node in ast.walk(tree):
        if isinstance(node, (ast.For, ast.comprehension)):
            loops.append((node, "iter", node.iter))
            node.iter = located(ast.Call(ast.Name(COUNTED, ast.Load()), [node.iter], []), node.iter)
        elif isinstance(node, ast.While):
            loops.append((node, "test", node.test))
            node.test = located(ast.BoolOp(ast.And(), [a_step(), node.test]), node.test)
    body.insert(0, located(ast.Expr(a_step()), body[0]))
    try:
        yield
    finally:
        del body[0]
        for node, field, before in loops:
            setattr(node, field, before)


def a_step():
    return ast.Call(ast.Name(STEP, ast.Load()), [], [])


def located(new, there):
    """A new piece of the tree with the number of a line."""
    return ast.fix_missing_locations(ast.copy_location(new, there))
