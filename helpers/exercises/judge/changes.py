"""Small changes of a function's source, one at a time: what a learner may have meant instead.

Each is made in the syntax tree, yielded, and taken back before the next one, so that hundreds of them cost little.
``function`` is the ast.FunctionDef that is changed, ``known`` what changes may use.
"""

import ast
import contextlib
import copy
import functools
import re
from dataclasses import dataclass, replace

WHOLE_LINE = "a whole line"
# Kinds of changes that make good what is wrong in another line: they put something in.
MAKES_GOOD = {WHOLE_LINE, "part of a line", "something missing", "sign", "line missing"}


@dataclass(frozen=True)
class Change:
    """What was changed. kind: a key of ADVICE in blame.py; piece: the expression to look at, None where whole lines
    were changed; lines: of the source, counted from 1."""

    kind: str
    piece: ast.expr | None
    lines: tuple


@dataclass(frozen=True)
class Ours:
    """What there is in our solution: the names that it sets; its strings; {expression: the names that it needs}, the
    smallest first; {statement: what it sets}; what it calls with one argument."""

    names: set
    strings: set
    parts: dict
    statements: dict
    functions: list


@functools.cache
def what_we_have(ours):
    """See Ours. A solution of one line is never put in as a whole: that would explain everything, and so nothing."""
    alone = ours.body[-1].value if is_one_line(ours) else None
    nodes = [node for statement in ours.body for node in nodes_in(statement)]
    parts = sorted(unique(node for node in nodes if is_read(node) and node is not alone), key=size)
    return Ours(
        names=own_names(ours),
        strings=strings_in(nodes),
        parts={part: unset_names(part) for part in parts},
        statements={} if alone else {node: set(targets(node)) for node in nodes if targets(node)},
        functions=unique(
            node.func for node in nodes if isinstance(node, ast.Call) and len(node.args) == 1 and is_name(node.func)
        ),
    )


@dataclass(frozen=True)
class Known:
    """What changes may use: the function's names; the strings, ours and its own; what we have; the parts of that which
    make sense in it, and the functions in it."""

    names: list
    strings: list
    ours: Ours
    parts: list
    helpers: set


def what_is_known(function, ours):
    """See Known."""
    names, nodes, ours = own_names(function), nodes_in(function), what_we_have(ours)
    foreign = ours.names - names
    return Known(
        names=sorted(names),
        strings=sorted(ours.strings | strings_in(nodes)),
        ours=ours,
        parts=[part for part, needed in ours.parts.items() if not foreign & needed],
        helpers={node.name for node in nodes if isinstance(node, ast.FunctionDef)} - {function.name},
    )


def strings_in(nodes):
    """The strings that can be names, of keys for example."""
    values = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return set(filter(str.isidentifier, values))


def is_name(node):
    """Whether this is a name, also one of a module: what a method is called on may be a whole line of ours."""
    return isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and is_name(node.value))


def is_one_line(function):
    """Whether there is only a `return`, below the docstring if there is one."""
    first, *rest = function.body
    return isinstance((rest or [first])[0], ast.Return)


def own_names(node):
    """The names that a piece of code sets, arguments included."""
    parts = nodes_in(node)
    stored = {part.id for part in parts if isinstance(part, ast.Name) and not is_read(part)}
    return stored | {part.arg for part in parts if isinstance(part, ast.arg)}


def unset_names(node):
    """The names that a piece of code needs from elsewhere."""
    return {part.id for part in nodes_in(node) if isinstance(part, ast.Name)} - own_names(node)


def is_read(node):
    """Whether this is an expression whose value is used, not a place where one is stored."""
    return isinstance(node, ast.expr) and not isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del))


def size(node):
    return len(nodes_in(node))


def nodes_in(node):
    """The node and all below it. ``ast.walk`` takes twice as long, and a search does this for every change."""
    found = [node]
    for one in found:
        for field in one._fields:
            value = getattr(one, field, None)
            if isinstance(value, ast.AST):
                found.append(value)
            elif type(value) is list:
                found += [part for part in value if isinstance(part, ast.AST)]
    return found


def statements_in(statement):
    """The statement and all in it, without their expressions: a tenth of the nodes."""
    found = [statement]
    for one in found:
        for blocks in ("body", "orelse", "handlers", "finalbody", "cases"):
            found += getattr(one, blocks, ())
    return found


# Python has one node of each such kind for all trees, on which IPython leaves a link to whatever it has shown last.
SHARED = (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)


def copy_of(node):
    """The node and all below it, anew; as ``copy.deepcopy``, in a quarter of the time."""
    if type(node) is list:
        return [copy_of(one) for one in node]
    if not isinstance(node, ast.AST) or isinstance(node, SHARED):
        return node
    new = ast.AST.__new__(type(node))
    vars(new).update((name, copy_of(value)) for name, value in vars(node).items())
    return new


def unique(nodes):
    return list({ast.dump(node): node for node in nodes}.values())


def targets(statement):
    """What a statement sets, as source; "return" for a return."""
    if isinstance(statement, ast.Return):
        return ["return"]
    alone = [statement.target] if isinstance(statement, (ast.AugAssign, ast.AnnAssign)) else []
    return [ast.unparse(target) for target in getattr(statement, "targets", alone)]


# Changed statements.


def changed_statements(function, known):
    """Each block of statements with one of them left out, moved, or replaced by ours.

    What is the same line for several layers is changed in all of them as well.
    """
    blocks = [node.body for node in nodes_in(function) if isinstance(getattr(node, "body", None), list)]
    for rule in (left_out, other_assignment, other_jump, kept_up, replaced, moved):
        for block in blocks:
            before = list(block)
            movable = [i for i, one in enumerate(before) if not isinstance(one, ast.FunctionDef)]
            for there in alone_and_together(movable, lambda i: before[i]):  # noqa: B023 (used at once)
                ways = {i: list(rule(before[i], before[i + 1 :], known)) for i in there}
                for number in range(min(map(len, ways.values()))):
                    lines = []
                    for i in reversed(there):
                        of_this = list(rule(before[i], block[i + 1 :], known)) if lines else ways[i]
                        kind, new, meant = of_this[number]
                        block[i:] = [in_place(one, before, i, known) for one in new]
                        lines.append(meant.lineno)
                    try:
                        yield Change(kind, None, tuple(sorted(lines)))
                    finally:
                        block[:] = before


def in_place(statement, block, i, known):
    """A statement that is to stand from the i-th place of the block on, with the number of a line."""
    if statement in known.ours.statements:
        return at_line(block[i], statement)
    return statement if statement in block else ast.fix_missing_locations(statement)


def alone_and_together(places, node_at):
    """Lists of one place each; then those of several that are alike but for the numbers in their names."""
    alike = {}
    for place in places:
        alike.setdefault(re.sub(r"\d", "#", ast.dump(node_at(place))), []).append(place)
    return [[place] for place in places] + [several for several in alike.values() if len(several) > 1]


def left_out(statement, rest, known):
    yield "line too much", rest or [ast.Pass()], statement


def other_assignment(statement, rest, known):
    """`=` for `+=`, and the other way round."""
    if isinstance(statement, ast.AugAssign):
        for operation in (ast.Add(), ast.Sub(), ast.Mult()):
            if type(operation) is not type(statement.op):
                yield "set or added", [ast.AugAssign(statement.target, operation, statement.value), *rest], statement
        target = with_context(statement.target, ast.Store())
        yield "set or added", [ast.Assign([target], statement.value), *rest], statement
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        for operation in (ast.Add(), ast.Mult()):
            added = ast.AugAssign(statement.targets[0], operation, statement.value)
            yield "set or added", [added, *rest], statement


def other_jump(statement, rest, known):
    """`continue` or `pass` for `break`, and the other way round."""
    if isinstance(statement, JUMPS):
        yield from (("jump", [jump(), *rest], statement) for jump in JUMPS if not isinstance(statement, jump))


JUMPS = (ast.Break, ast.Continue, ast.Pass)


def kept_up(statement, rest, known):
    """`best = score` in the block of `if score > best:`, or the other way round."""
    if isinstance(statement, ast.If):
        for one, other in pairs_compared(statement.test):
            line = ast.Assign([ast.Name(one, ast.Store())], ast.Name(other, ast.Load()))
            last = statement.body[-1]
            yield "line missing", [with_body(statement, [*statement.body, located(line, last)]), *rest], last


def pairs_compared(test):
    """The pairs of names that a condition compares, each in both orders."""
    for node in nodes_in(test):
        if isinstance(node, ast.Compare) and all(isinstance(one, ast.Name) for one in (node.left, *node.comparators)):
            names = [node.left.id, node.comparators[0].id]
            yield from (names, names[::-1])


def moved(statement, rest, known):
    """A statement into the loop before it, out of the loop (its own line is the one to see), or behind the next one."""
    if isinstance(statement, (ast.For, ast.While)):
        *first, last = statement.body
        if rest:
            yield "indentation", [with_body(statement, [*statement.body, rest[0]]), *rest[1:]], rest[0]
        if first:
            yield "indentation", [with_body(statement, first), last, *rest], last
            yield "indentation", [first[0], with_body(statement, statement.body[1:]), *rest], first[0]
    if rest:
        yield "order of lines", [rest[0], statement, *rest[1:]], statement


def replaced(statement, rest, known):
    """By our statement that sets the same thing; not where another function of the cell does it, which may be wrong."""
    called = {node.func.id for node in nodes_in(statement) if isinstance(node, ast.Call) and hasattr(node.func, "id")}
    if called & known.helpers:
        return
    for ours, ours_sets in known.ours.statements.items():
        if ours_sets.intersection(targets(statement)):
            yield WHOLE_LINE, [ours, *rest], statement


def at_line(there, ours):
    """A copy of a piece of ours that stands where the other does."""
    new = copy_of(ours)
    for node in nodes_in(new):
        if hasattr(node, "lineno"):
            node.lineno, node.end_lineno = there.lineno, there.lineno
    return new


def at_place(new, there):
    """A piece that comes from elsewhere, with the place of the other one."""
    ast.copy_location(new, there)
    for part in ast.iter_child_nodes(new):
        located(part, there)
    return new


def located(new, there):
    """A new piece, with the place of the other one in each part that has none yet."""
    if "lineno" in new._attributes:
        if hasattr(new, "lineno"):
            return new
        ast.copy_location(new, there)
    for part in ast.iter_child_nodes(new):
        located(part, there)
    return new


def with_body(block, body):
    new = copy.copy(block)
    new.body = body
    return new


def with_context(node, context):
    new = copy.copy(node)
    new.ctx = context
    return new


# Changed expressions.


def changed_expressions(function, known, sorts=(), lines=None):
    """Each expression changed by one rule, small changes first.

    sorts: of rules, where others come first; lines: only these, and of several only what is the same in all of them.
    """
    for rules in ((opposite,), *(sorts or (SMALL, LARGER))):
        yield from changed_by(rules, function, known, lines)


def changed_by_parts(lines, repaired, function, known):
    """Larger changes of these lines: of ours, only the parts of what makes them right."""
    there = {ast.dump(node) for node in nodes_in(repaired) if getattr(node, "lineno", None) in lines}
    parts = [part for part in known.parts if ast.dump(part) in there]
    yield from changed_by(LARGER, function, replace(known, parts=parts), lines)


def changed_elsewhere(lines, function, known):
    """All changes of other lines but those that would make good what is wrong anywhere."""
    for changes in (changed_statements, changed_in_few_ways_first):
        with contextlib.closing(changes(function, known)) as some:
            yield from (one for one in some if one.kind not in MAKES_GOOD and not set(lines) & set(one.lines))


def changed_by(rules, function, known, lines):
    """Each expression changed in one place; then, where it stands several times or for several layers, in all."""
    some = [place for place in places(function) if lines is None or place[-1].lineno in lines]
    together = alone_and_together(some, lambda place: place[-1])
    groups = [(there, rules) for there in [*together, *in_one_line(together)]]
    groups += [(there, (other_index,)) for there in of_one_index(some) if other_name in rules]
    for there, rules in groups:
        if lines and len(there) < len(lines):
            continue
        ways = (
            [found for rule in rules_for(place, rules, known) for found in rule(place[-1], known)] for place in there
        )
        for changed in zip(*ways):
            for place, (_, new) in zip(there, changed):
                put(place, at_place(copy.copy(new), place[-1]))
            try:
                of_these = tuple(dict.fromkeys(place[-1].lineno for place in there))
                yield Change(*as_told(there[0], *changed[0]), of_these)
            finally:
                for place in there:
                    put(place, place[-1])


def in_one_line(groups):
    """Of the places that are alike, those that share a line, where others do not."""
    for there in groups:
        for line in dict.fromkeys(place[-1].lineno for place in there):
            here = [place for place in there if place[-1].lineno == line]
            if 1 < len(here) < len(there):
                yield here


def as_told(place, kind, new):
    """The kind of a change and the piece to look at: where m - 1 became m - 0, there is something too much in m - 1."""
    parent, field, _, node = place
    if isinstance(parent, ast.BinOp) and isinstance(new, ast.Constant):
        if (new.value, type(parent.op)) in DOES_NOTHING[field]:
            return "too much", parent
    return kind, node


ON_BOTH_SIDES = {(0, ast.Add), (1, ast.Mult)}
DOES_NOTHING = {"left": ON_BOTH_SIDES, "right": ON_BOTH_SIDES | {(0, ast.Sub), (1, ast.Div), (1, ast.Pow)}}


def rules_for(place, rules, known):
    """What is compared, or says where a slice ends, is not multiplied by something, nor turned negative: anything comes
    out otherwise then; nor is it moved by 1, where another operator does the same. What is divided by isn't multiplied
    either: the whole is. What has an axis is not turned: the axis is the wrong one. Digits to round to have no name.
    What is called, what comes from elsewhere (as `np`), and a dictionary that an entry is taken from, are no numbers.
    """
    parent, field, _, node = place
    compared = isinstance(parent, (ast.Compare, ast.Slice)) or (
        isinstance(parent, ast.Call) and ast.unparse(parent.func) in ("min", "max")
    )
    divides = isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Div) and field == "right"
    ordered = isinstance(parent, ast.Compare) and isinstance(parent.ops[0], ORDERS)
    digits = isinstance(parent, ast.Call) and ast.unparse(parent.func) in ROUNDS and isinstance(node, ast.Constant)
    along = isinstance(parent, ast.Call) and any(keyword.arg == "axis" for keyword in parent.keywords)
    none = isinstance(parent, ast.Subscript) and field == "value" and is_text(parent.slice)
    none = none or isinstance(node, ast.Name) and node.id not in known.names
    left_out = [one_more_factor] * (compared or divides) + [minus_sign] * compared + [one_further] * ordered
    left_out += [one_more_step] * along + [other_name, a_name_for_a_number] * digits
    left_out += [only_a_part, *ON_NUMBERS] * (field == "func") + ON_NUMBERS * none
    return [rule for rule in rules if rule not in left_out]


def is_text(node):
    return isinstance(node, ast.JoinedStr) or isinstance(getattr(node, "value", None), str)


ROUNDS = ("round", "np.round", "np.around")
ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def places(function):
    """(parent, field, position or None, node) of each expression that is read, line by line, the smallest first.

    Not the 0 or 1 with which a variable starts: moved, it makes good what is wrong elsewhere.
    `a if b else c` comes first: another b may only hide one of the two.
    """
    found, starts = [], set(map(id, start_values(function)))
    for parent in (node for statement in function.body for node in nodes_in(statement)):
        for field, value in ast.iter_fields(parent):
            entries = enumerate(value) if isinstance(value, list) else [(None, value)]
            found += [(parent, field, i, node) for i, node in entries if is_read(node) and id(node) not in starts]
    of_node = lambda node: (node.lineno, 0 if isinstance(node, ast.IfExp) else size(node))
    return sorted(found, key=lambda place: of_node(place[-1]))


def start_values(function):
    """The 0 and 1 that are assigned, alone, side by side with others, or as one of `0 if better else waited`."""
    for value in (node.value for node in nodes_in(function) if isinstance(node, ast.Assign)):
        for node in [value.body, value.orelse] if isinstance(value, ast.IfExp) else getattr(value, "elts", [value]):
            if isinstance(node, ast.Constant) and type(node.value) is int and node.value in (0, 1):
                yield node


def put(place, new):
    parent, field, i, _ = place
    if i is None:
        setattr(parent, field, new)
    else:
        getattr(parent, field)[i] = new


def other_operator(node, known):
    others = OPERATORS.get(type(getattr(node, "op", None)), ())
    if isinstance(node, ast.BinOp):
        yield from (("operator", ast.BinOp(node.left, other(), node.right)) for other in others)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        for other in COMPARISONS - {type(node.ops[0])}:
            yield "operator", ast.Compare(node.left, [other()], node.comparators)
    if isinstance(node, ast.Call) and len(node.args) == 2 and getattr(node.func, "attr", None) in PRODUCTS:
        yield "operator", ast.BinOp(node.args[0], PRODUCTS[node.func.attr](), node.args[1])


OPERATORS = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.MatMult, ast.Pow),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.BitXor: (ast.Pow,),
}
PRODUCTS = {"dot": ast.Mult, "matmul": ast.Mult, "multiply": ast.MatMult}  # of NumPy: what else may be meant
COMPARISONS = {ast.Lt, ast.Gt, ast.LtE, ast.GtE, ast.Eq, ast.NotEq}


def only_a_part(node, known):
    """One side of an operation or of `a if b else c`; what a function or method is called on; no named argument."""
    inner = [getattr(node, side, None) for side in ("left", "right", "operand")]
    inner += [node.body, node.orelse] if isinstance(node, ast.IfExp) else []
    if isinstance(node, ast.Call):
        inner += node.args[:1]
        is_method = isinstance(node.func, ast.Attribute) and not (node.args and is_name(node.func.value))
        inner += [node.func.value] if is_method else []
        for keyword in node.keywords:
            yield "too much", ast.Call(node.func, node.args, [other for other in node.keywords if other is not keyword])
    if isinstance(node, (ast.Subscript, ast.Attribute)) and ast.unparse(node.value) not in ENDLESS:
        inner.append(node.value)
    if isinstance(node, ast.Tuple) and len(node.elts) < 3:
        inner += node.elts
    yield from (("too much", part) for part in inner if part is not None)


ENDLESS = {"np.r_", "np.c_"}  # what NumPy takes for a sequence, which then has no end


def other_order(node, known):
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Sub, ast.Div, ast.MatMult, ast.Pow)):
        yield "order", ast.BinOp(node.right, node.op, node.left)
    if isinstance(node, ast.Call) and len(node.args) == 2:
        yield "order", ast.Call(node.func, node.args[::-1], node.keywords)
    if isinstance(node, ast.Tuple) and len(node.elts) == 2:
        yield "order", ast.Tuple(node.elts[::-1], node.ctx)


def other_name(node, known):
    """Another name, string or number, and a name where a number was typed in (for 0 and 1, which are often right, only
    later)."""
    if isinstance(node, ast.Name):
        others = dict.fromkeys([*known.names, *neighbours(node.id)])
        yield from (("name", ast.Name(name, ast.Load())) for name in others if name != node.id)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        others = dict.fromkeys([*known.strings, *neighbours(node.value)])
        yield from (("name", ast.Constant(string)) for string in others if string != node.value)
        if "{" in node.value:
            yield from (("f missing", string) for string in filled_in(node, known))
    if isinstance(node, ast.Constant) and node.value is False:
        yield "number", ast.Constant(True)
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield from (("number", ast.Constant(node.value + step)) for step in (1, -1))
        if node.value not in (0, 1):
            yield from a_name_for_a_number(node, known)


def filled_in(node, known):
    """The string with an f before it, where all that stands in its braces is known."""
    with contextlib.suppress(SyntaxError):
        new = ast.parse(f"f{node.value!r}", mode="eval").body
        if unset_names(new) <= set(known.names):
            yield new


def a_name_for_a_number(node, known):
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        kind = "number typed in" if node.value not in (0, 1) else "number"
        yield from ((kind, ast.Name(name, ast.Load())) for name in known.names)


def other_function(node, known):
    """One of those that we call with one argument."""
    if isinstance(node, ast.Call) and node.args:
        yield from (
            ("name", ast.Call(at_line(node, other), node.args, node.keywords)) for other in known.ours.functions
        )


OPPOSITES = {"min": "max", "argmin": "argmax", "minimum": "maximum"}
OPPOSITES |= {other: one for one, other in OPPOSITES.items()}


def opposite(node, known):
    """The smallest for the largest, of Python, NumPy or an array. Tried first: a sign elsewhere would do the same."""
    if isinstance(node, ast.Call):
        spelled = "id" if isinstance(node.func, ast.Name) else "attr"
        other = OPPOSITES.get(getattr(node.func, spelled, None))
        if other:
            function = copy.copy(node.func)
            setattr(function, spelled, other)
            yield "name", ast.Call(function, node.args, node.keywords)


def of_one_index(places):
    """Lists of the names and strings of one line that end in the same digit, where there are several."""
    found = {}
    for place in places:
        name = named(place[-1])
        if name[-1:].isdecimal():
            found.setdefault((place[-1].lineno, name[-1]), []).append(place)
    return [there for there in found.values() if len(there) > 1]


def named(node):
    """The name or the string that a piece of code is; "" for others."""
    name = node.id if isinstance(node, ast.Name) else getattr(node, "value", None)
    return name if isinstance(name, str) else ""


def other_index(node, known):
    """The same with a number that is one higher or lower."""
    make = ast.Constant if isinstance(node, ast.Constant) else lambda name: ast.Name(name, ast.Load())
    yield from (("name", make(name)) for name in neighbours(named(node)))


def neighbours(name):
    """W1 and W3 for W2: those with a number one lower and higher."""
    return [f"{name[:-1]}{int(name[-1]) + step}" for step in (1, -1)] if name[-1:].isdecimal() else []


def one_more_step(node, known):
    """A transposed array, a copy, keepdims."""
    if isinstance(node, (ast.Name, ast.Subscript)):
        yield "something missing", ast.Attribute(node, "T", ast.Load())
    if isinstance(node, ast.Name):
        yield "something missing", ast.Call(ast.Attribute(node, "copy", ast.Load()), [], [])
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("sum"):
        keepdims = ast.keyword("keepdims", ast.Constant(True))
        yield "something missing", ast.Call(node.func, node.args, [*node.keywords, keepdims])


def minus_sign(node, known):
    """Before a result; a length has no other sign."""
    is_length = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "len"
    if isinstance(node, (ast.BinOp, ast.Call)) and not is_length:
        yield "sign", ast.UnaryOp(ast.USub(), node)


def one_further(node, known):
    """An index further or back."""
    if isinstance(node, ast.Name):
        yield from (("number", ast.BinOp(node, step, ast.Constant(1))) for step in (ast.Sub(), ast.Add()))


def brackets(node, known):
    """a * b + c as a * (b + c), a / (b * c) as a / b * c, a + b - c * d as a + (b - c) * d. Nobody means
    a * 1 - b by a * (1 - b). f(a) ** b as f(a ** b)."""
    power = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and isinstance(node.left, ast.Call)
    if power and node.left.args:
        inner = ast.BinOp(node.left.args[0], node.op, node.right)
        yield "brackets", ast.Call(node.left.func, [inner, *node.left.args[1:]], node.left.keywords)
    if isinstance(node, ast.BinOp) and isinstance(node.left, ast.BinOp):
        first, rest = without_first(node)
        yield "brackets", ast.BinOp(first.left, first.op, rest)
    right = getattr(node, "right", None)
    if isinstance(right, ast.BinOp) and not re.match(r"\(*1 ", ast.unparse(right)):
        yield "brackets", with_first(right, lambda leaf: ast.BinOp(node.left, node.op, leaf))
        if isinstance(node.left, ast.BinOp):
            last = node.left.right
            within = with_first(node.right, lambda leaf: ast.BinOp(last, node.op, leaf))
            yield "brackets", ast.BinOp(node.left.left, node.left.op, within)


def without_first(node):
    """The innermost operation at the left end, and the whole with its right side in its place."""
    if not isinstance(node.left, ast.BinOp):
        return node, node.right
    first, rest = without_first(node.left)
    return first, ast.BinOp(rest, node.op, node.right)


def with_first(node, change):
    """The whole with its leftmost part changed."""
    if not isinstance(node, ast.BinOp):
        return change(node)
    return ast.BinOp(with_first(node.left, change), node.op, node.right)


def one_more_factor(node, known):
    """Multiplied or divided by one of the names or by 2; squared; given to a function that we call."""
    if isinstance(node, (ast.BinOp, ast.Call, ast.Subscript, ast.Name)):
        for factor in [ast.Constant(2), *(ast.Name(name, ast.Load()) for name in known.names)]:
            yield from (
                ("something missing", ast.BinOp(node, operation, factor)) for operation in (ast.Div(), ast.Mult())
            )
        yield "something missing", ast.BinOp(node, ast.Pow(), ast.Constant(2))
        for function in known.ours.functions:
            yield "something missing", ast.Call(at_line(node, function), [node], [])


def a_part_of_ours(node, known):
    for part in known.parts:
        if size(part) > 2 or size(node) > 2:
            yield "part of a line", at_line(node, part)


SMALL = (
    other_operator,
    only_a_part,
    other_order,
    other_name,
    other_function,
    one_more_step,
    one_further,
    minus_sign,
    brackets,
)
ON_NUMBERS = [one_more_step, one_further, minus_sign, one_more_factor]
MANY = (other_name, other_function)
FEW = tuple(rule for rule in SMALL if rule not in MANY)
LARGER = (a_name_for_a_number, one_more_factor, a_part_of_ours)
# Those rules first that change an expression in few ways: so more of them are tried soon.
changed_in_few_ways_first = functools.partial(changed_expressions, sorts=(FEW, MANY, LARGER))
