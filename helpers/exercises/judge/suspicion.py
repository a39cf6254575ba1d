"""What looks odd in the source of a wrong answer: it may be the cause, so it is told as a question."""

import ast
import numbers

import numpy as np

from helpers.exercises.judge.blame import DATA
from helpers.exercises.judge.changes import is_read, own_names, unset_names


def suspicions(function, tree, solution):
    """What looks odd, as (name of the mistake, number of its line, sentences), the gravest first.

    function: the learner's; tree: its ast.FunctionDef; solution: ours.
    """
    yield from argument_not_used(function, tree, solution)
    for rule in (read_from_the_notebook, loop_over):
        yield from rule(function, tree)
    if "shape" in solution.__code__.co_names:  # it has to do with data, of which a size can be typed in
        yield from typed_in(function, tree)


def argument_not_used(function, tree, solution):
    """An argument that we read and the learner never does."""
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and is_read(node)}
    for name in solution.__code__.co_varnames[: solution.__code__.co_argcount]:
        if name not in read:
            yield NOT_USED, 1, f"Your function never uses its argument `{name}`. What is it for?"


NOT_USED, FROM_THE_NOTEBOOK, KEPT = "argument not used", "read from the notebook", "kept between calls"
MAY_STOP = {NOT_USED, FROM_THE_NOTEBOOK}  # what may also be behind an error


def kept_between_calls(tree):
    """What is set in the function and may outlive a call of it: as it is written, its line, and a sentence."""
    arguments, defaults = tree.args.args, tree.args.defaults
    own = own_names(tree) - {argument.arg for argument in arguments[len(arguments) - len(defaults) :]}
    for node in ast.walk(tree):
        name = outlives(node, own)
        if name:
            said = f"`{name}` outlives a call of your function, so it still holds what earlier calls put into it."
            yield name, node.lineno, said


FILL = ("append", "setdefault", "update")


def outlives(node, own):
    """What is set by this node and may outlive the call, as it is written; None if nothing is."""
    if isinstance(node, ast.Global):
        return node.names[0]
    if isinstance(node, ast.Attribute) and not is_read(node):
        return ast.unparse(node)
    if isinstance(node, ast.Subscript) and not is_read(node):
        owner = node.value
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in FILL:
        owner = node.func.value
    else:
        return None
    return ast.unparse(owner) if unset_names(owner) - own else None


def read_from_the_notebook(function, tree):
    """Data of the notebook where an argument belongs."""
    own = own_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and is_read(node) and node.id not in own:
            value = function.__globals__.get(node.id)
            if isinstance(value, (*DATA, numbers.Number)):
                is_data = isinstance(value, DATA)
                yield (
                    FROM_THE_NOTEBOOK if is_data else "number of the notebook",
                    node.lineno,
                    f"`{node.id}` is no argument and not made inside your function: it is what the notebook has "
                    f"under this name{'' if is_data else f', {value:g}'}. "
                    + (ALL_IN_ARGUMENTS if is_data else "Which argument is meant, or which number?"),
                )


ALL_IN_ARGUMENTS = "Your function gets all that it needs in its arguments."


def loop_over(function, tree):
    """The variable of a loop, read after its end."""
    inner = {id(node) for one in ast.walk(tree) if isinstance(one, COMPREHENSIONS) for node in ast.walk(one)}
    for loop in (node for node in ast.walk(tree) if isinstance(node, ast.For) and isinstance(node.target, ast.Name)):
        name = loop.target.id
        later = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == name]
        later = [node for node in later if node.lineno > loop.end_lineno and id(node) not in inner]
        if later and is_read(min(later, key=lambda node: (node.lineno, not is_read(node)))):
            said = f"After the loop `{name}` keeps its last value. Does the line belong into the loop?"
            yield "loop variable after its loop", later[0].lineno, said


# They have a variable of their own, often of the same name.
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def typed_in(function, tree):
    """A number that some data of the notebook have for a size, or that is a value there."""
    data = {name: value for name, value in function.__globals__.items() if not name.startswith("_")}
    notebook = {number: name for name, value in data.items() for number in numbers_of(value)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value in notebook:
            said = (
                f"The number {node.value} is typed in. In the notebook `{notebook[node.value]}` has it, and other data "
                "have another one. Which argument tells it?"
            )
            yield TYPED_IN, node.lineno, said


def numbers_of(value):
    """The sizes of an array, or the number itself; without small ones, which are rather indices and powers."""
    found = value.shape if isinstance(value, np.ndarray) else [value] if type(value) in (int, float) else []
    return [number for number in found if abs(number) > SMALL or number != int(number)]


TYPED_IN = "number typed in"
SMALL = 4
