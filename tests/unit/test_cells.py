"""The exercises in the notebooks are those that are judged; no kernel is needed to see it."""

import ast
import inspect
import re

from course_files import definition, each_week, exercises_of, stored

from helpers.exercises.weeks import EXERCISES
from tools import notebooks


@each_week
def test_the_notebook_asks_the_exercises_of_its_week(week):
    cells = notebooks.code_cells(stored(week))
    asked = [(definition(cell).name, after.source) for cell, after in zip(cells, cells[1:]) if definition(cell)]
    assert [(name, re.sub(r"\s", "", check)) for name, check in asked] == [
        (name, f"{name}=check({name})") for name in exercises_of(week)
    ]


@each_week
def test_hints_stand_below_each_check(week):
    cells = stored(week).cells
    for name in exercises_of(week):
        check = next(i for i, cell in enumerate(cells) if re.match(rf"{name} = check\(", cell.source))
        assert "<details>" in cells[check + 1].source, f"there is no hint below the check of {name}"


@each_week
def test_the_blanks_in_the_notebook_are_the_blanks_that_are_judged(week):
    for cell in notebooks.code_cells(stored(week)):
        given = definition(cell)
        if given:
            assert ast.get_docstring(given), f"{given.name} has no docstring"
            assert bare(given) == bare(blank_of(EXERCISES[given.name])), given.name


def blank_of(exercise):
    """What the notebook gives: `...` under the solution's arguments, where the exercise has no blank of its own."""
    function = ast.parse(inspect.getsource(exercise.blank or exercise.solution)).body[0]
    if exercise.blank is None:
        function.body = [ast.Expr(ast.Constant(...))]
    return function


def bare(function):
    """A function as text, without its name and its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return ast.unparse(ast.FunctionDef("f", function.args, body, [], lineno=1))
