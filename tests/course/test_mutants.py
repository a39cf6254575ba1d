"""A check of the checks: our solutions, changed in every small way, are refused, but for those that stay right."""

import ast
import copy
import functools
import inspect

import pytest

from helpers.exercises import grade
from helpers.exercises.judge import explainers
from helpers.exercises.parts import source_of
from helpers.exercises.weeks import EXERCISES

pytestmark = pytest.mark.everywhere


@pytest.fixture(autouse=True)
def no_search_for_causes(monkeypatch):
    """Here it only counts whether a change is refused."""
    for name in ("EFFORT_FOR_KNOWN", "EFFORT_FOR_LINES", "EFFORT_FOR_PAIRS"):
        monkeypatch.setattr(explainers, name, 0)


OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.MatMult)
COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)


def mutants(source):
    """What was changed, and the source with the change, one for each."""
    tree = ast.parse(source)
    names = sorted({node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)})
    for i, node in enumerate(ast.walk(tree)):
        for what, edit in edits(node, names):
            changed = copy.deepcopy(tree)
            edit(list(ast.walk(changed))[i])
            text = ast.unparse(ast.fix_missing_locations(changed))
            yield f"{ast.unparse(node).splitlines()[0]} -> {what}", text


def edits(node, names):
    """Pairs of what a node becomes, and a function that changes it."""
    set_to = functools.partial(functools.partial, set_attribute)  # set_to(name, value)(node)
    if isinstance(node, ast.BinOp):
        yield from ((new.__name__, set_to("op", new())) for new in OPERATORS if not isinstance(node.op, new))
    if isinstance(node, ast.Compare):
        yield from ((new.__name__, set_to("ops", [new()])) for new in COMPARISONS if not isinstance(node.ops[0], new))
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield from ((str(new), set_to("value", new)) for new in {node.value + 1, node.value - 1, 2 * node.value + 3})
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        yield from ((new, set_to("id", new)) for new in names if new != node.id)
    if isinstance(node, (ast.For, ast.While, ast.If, ast.FunctionDef)) and len(node.body) > 1:
        for position, statement in enumerate(node.body):
            if not isinstance(statement, ast.Return) and not isinstance(getattr(statement, "value", 0), ast.Constant):
                yield f"without {ast.unparse(statement)[:40]!r}", functools.partial(leave_out, position)


def set_attribute(name, value, node):
    setattr(node, name, value)


def leave_out(position, node):
    del node.body[position]


def accepted(name):
    """The changes that the check of an exercise takes for right."""
    exercise = EXERCISES[name]
    for what, text in mutants(source_of(exercise.solution)):
        names = {}
        exec(compile(text, "<mutant>", "exec"), vars(inspect.getmodule(exercise.solution)) | {}, names)
        if grade(names[name], name).status == "correct":
            yield what


# Changes that leave a solution right: an outer product is a product of a column and a row; both arrays have one shape,
# or as many columns; no draw and no Z hits the limit exactly; the first cost sets the wait.
BACKWARD_PASS = ["parameters['W3'].T @ dZ3 -> Mult", "cache['Z2'] > 0 -> GtE", "cache['Z1'] > 0 -> GtE"]
RIGHT = {
    # The steps on the way need not be there.
    "normalize_backward": [
        "def normalize_backward(dout, cache): -> without \"gradients |= {'dvariance': dvariance, 'd\""
    ],
    "compute_cost_with_regularization": ["Y -> Z3"],
    "forward_propagation_with_dropout": [f"rng.rand(*cache['A{l}'].shape) < keep_prob -> LtE" for l in (1, 2)],
    "backward_propagation_with_dropout": BACKWARD_PASS,
    "backward_propagation_n": BACKWARD_PASS,
    "random_mini_batches": ["X -> Y"] * 2,
    "split_off_validation": ["X -> Y"],
    "early_stopping": [
        *(f"0 -> {wait}" for wait in (1, 3, -1)),
        "best is None -> Eq",
        "waited == patience -> GtE",
    ],
    "successive_halving": ["len(alive) > 1 -> NotEq", "0 -> -1"],
}


@pytest.mark.parametrize("name", EXERCISES)
def test_every_small_change_is_refused(name):
    count, found = len(list(mutants(source_of(EXERCISES[name].solution)))), sorted(accepted(name))
    print(f"{name}: {count} small changes, {len(found)} of them right all the same")
    assert count > 5 and found == sorted(RIGHT.get(name, []))
