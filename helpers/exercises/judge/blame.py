"""Which line of a wrong answer is to blame: the one where a single change makes the whole answer right.

It is said only when such a change was tried and passed every check, so it can't be wrong about the line; what the
change was is told as a question, because others might do as well. How long is searched is counted, not timed.
"""

import ast
import contextlib
import copy
import functools
import itertools
import math
import types
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from helpers.exercises.judge.changes import (
    SMALL,
    WHOLE_LINE,
    changed_by_parts,
    changed_elsewhere,
    changed_expressions,
    changed_in_few_ways_first,
    changed_statements,
    copy_of,
    is_read,
    nodes_in,
    size,
    statements_in,
    unset_names,
    what_is_known,
)
from helpers.exercises.judge.guard import trying
from helpers.exercises.judge.limits import Effort, TimeUp
from helpers.exercises.parts import is_of_cell, source_of

MOST_LINES = 4
SHORT, NODES_OF_A_UNIT = 150, 300  # of a function; of effort
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
    "f missing": "Is the f before its quotes missing, which fills in what stands in braces?",
    "part of a line": WHOLE,
    WHOLE_LINE: WHOLE,
    "line too much": "Is this line needed?",
    "set or added": "Should it replace what its left side holds, or change that (`+=`, `*=`)?",
    "indentation": "Do all lines that belong to the loop stand in it, and no others?",
    "jump": "Should the loop end there, or go on?",
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
    """Changes that together make an answer right. count: of them; what is changed alike in several lines is one."""

    places: tuple = ()
    count: int = 0

    @property
    def lines(self):
        """The numbers of the lines, in order."""
        return sorted({place.line for place in self.places})


def blamed(function, solution, shortfall, is_right, effort, within=True):
    """The Repair of the learner's function; an empty one when none is found, or not with this effort.

    solution: ours; shortfall(function) -> how far from right it is, as a tuple that compares; RIGHT when it is right;
    is_right(function) -> whether it passes the whole check; effort: see ``limits.Effort``, which shortfall uses up;
    within: whether the part of a line is wanted, not only the line, and other functions of the cell are changed too.
    """
    tree = tree_with_helpers(function) if within else syntax_tree(function)
    if tree is None:
        return Repair()
    search = Search(function, tree, tree_of_ours(solution), shortfall, effort, within)
    try:
        with trying():
            found, repaired = search.nearest()
        if not found or not is_right(compiled(repaired, function, search.names)):
            return Repair()
    except TimeUp:
        return Repair()
    source = source_with_helpers(function)
    lines = source.splitlines()
    places = (
        Blame(change.kind, line, lines[line - 1].strip(), as_written(change.piece, source))
        for change in found
        for line in change.lines
    )
    return Repair(tuple(places), len(found))


def is_elsewhere(function, solution, shortfall, effort, lines):
    """Whether one change in other lines makes it right as well: then no line is certain."""
    tree = syntax_tree(function)
    search = Search(function, tree, tree_of_ours(solution), shortfall, effort, within=False)
    try:
        with trying():
            found, _ = search.together(functools.partial(changed_elsewhere, lines), most=1)
    except TimeUp:
        return False
    return bool(found)


def as_written(piece, source):
    """The expression as it stands in the source; "" for None, and where it stands there no longer."""
    written = ast.get_source_segment(source, piece) if piece else None
    try:
        return written if ast.dump(ast.parse(written or "", mode="eval").body) == ast.dump(piece) else ""
    except SyntaxError:
        return ""


@dataclass(frozen=True)
class Search:
    """A search for changes of a function. tree: what is changed, the function's, and maybe its helpers';
    ours: the solution's tree; the others as in blamed."""

    function: types.FunctionType
    tree: ast.Module
    ours: ast.FunctionDef
    shortfall: Callable
    effort: Effort
    within: bool = True

    @functools.cached_property
    def loops(self):
        """The kinds of loops that a changed function can have: what a change puts in is its own or ours."""
        return LOOPS.intersection(type(node) for tree in (self.tree, self.ours) for node in nodes_in(tree))

    @functools.cached_property
    def names(self):
        """The names that the function does not set itself."""
        return unset_names(self.tree)

    @functools.cached_property
    def price(self):
        """Of compiling a version of a long function, in units of effort."""
        return max(0, size(self.tree) - SHORT) / NODES_OF_A_UNIT

    @functools.cached_property
    def at_first(self):
        """The shortfall before any change; None where that was too much already."""
        left = self.shortfall(self.version(self.tree))
        return None if self.effort.was_too_much else left

    def version(self, tree):
        """The function that the tree defines, whose steps count; None if it is none."""
        self.effort.left -= self.within * self.price
        return compiled(tree, self.function, self.names, self.effort, self.loops)

    def nearest(self):
        """The changes that make it right, those nearest to what is there, and the tree with them; none: []."""
        found, repaired = self.together(changed_statements)
        if [change.kind for change in found] == [WHOLE_LINE]:  # which part of it?
            for some_changes in self.of_parts(found[0].lines, repaired):
                smaller = self.together(some_changes, most=1)
                if smaller[0]:
                    return smaller
        expressions = changed_expressions if self.within else changed_in_few_ways_first
        return (found, repaired) if found else self.together(expressions)

    def of_parts(self, lines, repaired):
        """Changes of a part of these lines, or of those that make what ours does not need in their place."""
        read, needed = ({one.id for one in names_in(tree) if one.lineno in lines} for tree in (self.tree, repaired))
        made = [one.lineno for one in names_in(self.tree) if not is_read(one) and one.id in read - needed]
        small = [functools.partial(changed_expressions, sorts=(SMALL,), lines=there) for there in (lines, *zip(made))]
        return small + [functools.partial(changed_by_parts, lines, repaired)] * self.within

    def together(self, some_changes, most=MOST_LINES):
        """The changes of one sort that make it right, each the best after the ones before it; [] when they don't."""
        left, found, tree = self.at_first, [], self.tree
        if left is None:
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
                version = self.version(tree)
                left = self.shortfall(version) if version else FAR
                if left < best[0]:
                    best = left, change, copy_of(tree)
                if left == RIGHT or self.effort.is_over():
                    break
        return best


def names_in(tree):
    return [node for node in nodes_in(tree) if isinstance(node, ast.Name)]


def syntax_tree(function):
    """The function as a syntax tree; None where it has no source or can't stand alone."""
    if type(function) is not types.FunctionType or function.__closure__:
        return None
    try:
        tree = ast.parse(source_of(function))
    except (OSError, SyntaxError):
        return None
    return tree if len(tree.body) == 1 and isinstance(tree.body[0], ast.FunctionDef) else None


def helpers_of(function):
    """The other functions of its cell that a function uses, those first that stand first."""
    found = [function]
    for one in found:
        for name in sorted({node.id for node in names_in(syntax_tree(one))}):
            other = function.__globals__.get(name)
            is_helper = type(other) is types.FunctionType and is_of_cell(other.__code__, function.__code__)
            if is_helper and other not in found and syntax_tree(other):
                found.append(other)
    return sorted(found[1:], key=lambda one: one.__code__.co_firstlineno)


def tree_with_helpers(function):
    """As ``syntax_tree``, and in the function, before all else, the helpers of its cell: a mistake may be in these."""
    tree = syntax_tree(function)
    if tree:
        tree.body[0].body[:0] = [syntax_tree(one).body[0] for one in helpers_of(function)]
    return tree


def source_with_helpers(function):
    """The source of the function and the helpers of its cell, each line under its number."""
    sources = [source_of(one).splitlines() for one in (*helpers_of(function), function)]
    return "\n".join(map(max, itertools.zip_longest(*sources, fillvalue="")))


@functools.cache
def tree_of_ours(solution):
    """The syntax tree of a solution: always the same one, so that what is known of it is found out once."""
    return syntax_tree(solution).body[0]


def compiled(tree, function, used, effort=None, loops=frozenset()):
    """The function that the tree defines, with copies of the data that it finds in the notebook; None if it is none.

    used: the names that it needs from there. effort: what counts each round of its loops, and each call of it, as a
    step; None for the whole check, where it runs as it is. loops: the kinds that it can have.
    """
    found = function.__globals__
    own = {name: copy.deepcopy(found[name]) for name in used if isinstance(found.get(name), DATA)}
    names = found | own
    if effort:
        names |= {STEP: effort.step, COUNTED: effort.counted}
    try:
        with steps_counted(tree, loops) if effort else contextlib.nullcontext():
            code = compile(tree, "<a change of your function>", "exec")
        exec(code, names)
    except Exception:
        return None
    return names[tree.body[0].name]


def forgetful(function):
    """The function, made anew for each call: what an earlier one has left is gone."""
    tree, found = tree_with_helpers(function), dict(function.__globals__)
    names = {node.id for node in names_in(tree)}
    found |= {name: EMPTY[type(found[name])] for name in names if type(found.get(name)) in EMPTY}
    cell = types.SimpleNamespace(__globals__=found)
    return lambda *arguments, **named: compiled(tree, cell, names)(*arguments, **named)


EMPTY = {dict: {}, list: [], np.ndarray: None}


STEP, COUNTED = "__one_step__", "__counted__"
LOOPS = {ast.For, ast.While, ast.comprehension}


@contextlib.contextmanager
def steps_counted(tree, loops):
    """While it lasts, each round of a loop is a step, and so is each call of the function, which may call itself."""
    body, changed = tree.body[0].body, []
    where = nodes_in if ast.comprehension in loops else statements_in
    for node in [one for one in where(tree.body[0]) if type(one) in loops] if loops else []:
        field = "test" if isinstance(node, ast.While) else "iter"
        before = getattr(node, field)
        changed.append((node, field, before))
        is_test = field == "test"
        counted = ast.BoolOp(ast.And(), [a_call(STEP), before], **ANYWHERE) if is_test else a_call(COUNTED, before)
        setattr(node, field, counted)
    body.insert(0, ast.Expr(a_call(STEP), **ANYWHERE))
    try:
        yield
    finally:
        del body[0]
        for node, field, before in changed:
            setattr(node, field, before)


def a_call(name, *arguments):
    return ast.Call(ast.Name(name, ast.Load(), **ANYWHERE), list(arguments), [], **ANYWHERE)


ANYWHERE = {"lineno": 1, "col_offset": 0}
