"""What a notebook holds, read and not run: the code of each answer, the letters of the quiz."""

import ast
import difflib
from dataclasses import dataclass, field

from helpers.exercises.weeks import EXERCISES, QUESTIONS
from helpers.grading.notebook import Problem, checked_name, code_cells, line_of, quiz_answers, read_statements


@dataclass
class Content:
    """code: {exercise: (number of the code cell, its lines with their numbers)}; letters: {question: letters}."""

    code: dict = field(default_factory=dict)
    letters: dict = field(default_factory=dict)


def content_of(path):
    """The Content of a notebook; an empty one where it can't be read."""
    try:
        cells = code_cells(path)
    except Problem:
        return Content()
    statements, unreadable = read_statements(cells, EXERCISES)
    content = Content()
    parts = [(number, one) for number, statement in statements for one in ast.walk(statement)]
    for number, one in parts:
        if isinstance(one, ast.FunctionDef) and one.name in EXERCISES:
            content.code[one.name] = (number, numbered(cells[number - 1], one.lineno, one.end_lineno))
    for name in unreadable:
        where = [i for i, source in enumerate(cells, 1) if line_of(name, source)]
        content.code[name] = (where[-1], numbered(cells[where[-1] - 1], 1, None))
    answers = quiz_answers(statements)
    for question in QUESTIONS:
        if given := [letter for letter in question.choices if letter in answers.get(question.name, ())]:
            content.letters[question.name] = given
    return content


def numbered(source, first, last):
    """The lines from the first to the last, numbered as the messages count them: as they stand in the cell."""
    lines = list(enumerate(source.splitlines(), 1))[first - 1 : last]
    width = len(str(lines[-1][0]))
    return "\n".join(f"{number:>{width}}  {line}" for number, line in lines)


def instead(name, statements):
    """What the notebook has in place of a function of this name, as a sentence to learner and teacher."""
    said = "No function of this name is defined in the notebook."
    for number, one in statements:
        if isinstance(one, ast.ImportFrom) and any((each.asname or each.name) == name for each in one.names):
            return f"{said} Cell {number} imports it from {one.module}: only a `def` of your own counts."
    for number, one in statements:
        targets = one.targets if isinstance(one, ast.Assign) else ()
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            if checked_name(one) == name:
                continue
            line = ast.unparse(one).splitlines()[0][:80]
            return f"{said} Cell {number} has `{line}` instead: write it with `def {name}`."
    for number, one in statements:
        call = getattr(one, "value", None)
        given = call.args if isinstance(call, ast.Call) else ()  # a lambda has args, too
        texts = [arg.value for arg in given if isinstance(getattr(arg, "value", None), str)]
        if len(texts) == 3 and line_of(name, texts[2]):  # run_cell_magic(magic, line, cell)
            return f"{said} Cell {number} has it below `%%{texts[0]}`, which keeps none: take that line away."
    defined = {one.name: number for number, one in statements if isinstance(one, ast.FunctionDef)}
    others = [other for other in defined if other not in EXERCISES]
    alike = [other for other in others if name in other] or difflib.get_close_matches(name, others, 1, 0.8)
    if alike:
        return f"{said} Cell {defined[alike[0]]} defines `{alike[0]}`: is that it? Then give it the exercise's name."
    return said
