"""What can be said of an answer before it is called: whether there is anything in it, and whether its arguments fit."""

import ast
import inspect
import textwrap
import types

from helpers.exercises.judge.expect import kind_of
from helpers.exercises.judge.guard import Wrong, signature_of
from helpers.exercises.parts import source_of


def check_signature(function, solution):
    """Raise Wrong unless the function can be called as the solution is, by position and by name."""
    asked = inspect.signature(solution)
    if not callable(function) or isinstance(function, type):
        what = f"the class `{function.__name__}`" if isinstance(function, type) else kind_of(function)
        said = f"Expected a function, but this is {what}. Write it as `def {solution.__name__}{asked}:`."
        raise Wrong(said, name="no function")
    try:
        own = signature_of(function)
    except (TypeError, ValueError):
        return  # some callables have no signature to read: calling them will tell
    names = list(asked.parameters)
    needed = [name for name in names if asked.parameters[name].default is inspect.Parameter.empty]
    try:
        by_position = own.bind(*names).arguments
        for few in (names, needed):
            own.bind(**dict.fromkeys(few))
        fits = all(by_position.get(name, name) == name for name in names)
    except TypeError:
        fits = False
    if not fits:
        said = f"The arguments must be `{asked}`, with these names and in this order; yours are `{own}`."
        raise Wrong(f"{said} The cells below call the function that way.", name="other arguments")


def is_blank(function, exercise):
    """Whether the function is as the notebook gave it, or does nothing."""
    body = statements(function)
    if body is None:  # there is no source, as below `%%time`
        blanks = [nothing] + ([alone(exercise.blank)] if exercise.blank else [])
        return any(does_the_same(function, blank) for blank in blanks)
    return body in ([], statements(exercise.blank))


def nothing():
    """Do nothing."""


def alone(function):
    """The function, compiled without what else its file holds: the imports there change the code."""
    names = dict(function.__globals__)
    exec(source_of(function), names)
    return names[function.__name__]


def does_the_same(function, blank):
    """Whether two functions are compiled to the same, but for their docstrings."""
    code = getattr(function, "__code__", None)
    return code is not None and compiled(code, function.__doc__) == compiled(blank.__code__, blank.__doc__)


def compiled(code, docstring=None):
    """What a function is compiled to, as values that compare with ==."""
    constants = [compiled(one) if isinstance(one, types.CodeType) else one for one in code.co_consts]
    return code.co_code, code.co_names, [one for one in constants if one != docstring]


def statements(function):
    """The statements of a function, without its docstring and those that do nothing; None where there is no source."""
    try:
        definition = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    except (OSError, TypeError, ValueError, SyntaxError):
        return None
    if not isinstance(definition, ast.FunctionDef):
        return None
    return [ast.dump(statement) for statement in definition.body if not does_nothing(statement)]


def does_nothing(statement):
    """Whether it is `...`, a text, `pass`, `return` with nothing, or says that it is not implemented."""
    if isinstance(statement, ast.Raise):
        return "NotImplementedError" in ast.dump(statement)
    value = getattr(statement, "value", None)
    nothing = isinstance(value, ast.Constant) and (isinstance(statement, ast.Expr) or value.value is None)
    return isinstance(statement, ast.Pass) or (isinstance(statement, (ast.Expr, ast.Return)) and (nothing or not value))
