"""What a notebook file holds for the judge: its exercises, and the statements that they need."""

import ast
import json
import os
import re

from helpers.exercises.quiz import letter_of
from helpers.exercises.weeks import question_called

LARGEST = 50 * 2**20  # bytes: a notebook with all its figures has about one or two million
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
# The cell magics whose cell is Python all the same.
PYTHON_MAGICS = re.compile(r"\A\s*%%(time|timeit|capture|prun)\b.*")


class Problem(Exception):
    """The file can't be graded; the message says why, to the teacher."""


def code_cells(path):
    """The source of each code cell, with IPython's magics turned into Python. Raises Problem."""
    from IPython.core.inputtransformer2 import TransformerManager  # only the judge has use for it

    try:
        if os.path.getsize(path) > LARGEST:
            raise Problem(f"larger than {LARGEST // 2**20} MB")
        with open(path, encoding="utf-8-sig") as file:
            cells = json.load(file)["cells"]
        sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except OSError as error:
        raise Problem(f"cannot be opened ({error.strerror})") from None
    except (ValueError, RecursionError, MemoryError):
        raise Problem("no valid JSON") from None
    except (TypeError, KeyError, AttributeError):
        raise Problem("not a Jupyter notebook of format 4") from None
    sources = [PYTHON_MAGICS.sub("", source) for source in sources]
    sources = ["" if source.lstrip().startswith("%%") else source for source in sources]  # another language, or a file
    return [TransformerManager().transform_cell(source) for source in sources]


def read_statements(cells, names):
    """The statements at top level as (number of the code cell, statement), and {name: why its cell can't be read}."""
    statements, unreadable = [], {}
    for number, source in enumerate(cells, 1):
        try:
            found = [(number, statement) for statement in opened(ast.parse(source, f"code cell {number}").body)]
        except UNREADABLE as error:
            unreadable |= {name: error for name in names if re.search(rf"^def {name}\b", source, re.MULTILINE)}
        else:
            statements += found
            for _, statement in found:
                unreadable.pop(getattr(statement, "name", None), None)
    return statements, unreadable


def opened(statements):
    """The statements, with what is inside a ``try`` in its place."""
    for statement in statements:
        if isinstance(statement, ast.Try):
            yield from opened(statement.body)
        else:
            yield statement


def is_definition(statement, names):
    """Whether it defines the function of one of these exercises."""
    return isinstance(statement, ast.FunctionDef) and statement.name in names


def checked_name(statement):
    """The exercise whose check this is: ``he`` for ``he = check(he)`` or ``check(he)``; None for all others."""
    call = getattr(statement, "value", None)
    if not isinstance(statement, (ast.Assign, ast.Expr)) or not isinstance(call, ast.Call):
        return None
    called = getattr(call.func, "id", getattr(call.func, "attr", None))
    first = call.args[0] if call.args else None
    return first.id if called == "check" and isinstance(first, ast.Name) else None


def quiz_answers(statements):
    """{name of a question: the letters that it was answered with} from the calls of ``quiz``, not run."""
    answers = {}
    for _, statement in statements:
        call = getattr(statement, "value", None)
        if isinstance(call, ast.Call) and getattr(call.func, "id", None) == "quiz":
            given = {keyword.arg: keyword.value for keyword in call.keywords} | dict(zip(("n", "answer"), call.args))
            label, letter = (getattr(given.get(name), "value", None) for name in ("n", "answer"))
            question = question_called(label)
            if question and isinstance(letter, str):
                answers.setdefault(question.name, set()).add(letter_of(letter))
    return answers


def needed(statements, names):
    """Those statements, in their order, that the exercises of these names need.

    These are their definitions and checks, and whatever sets or changes a name that one of them uses, directly or
    through one another. All else (plots, training that no answer uses) is left out.
    """
    kept = {i for i, (_, one) in enumerate(statements) if is_definition(one, names) or checked_name(one) in names}
    imports = [one for _, one in statements if isinstance(one, (ast.Import, ast.ImportFrom))]
    imported = set().union(*map(names_set, imports))  # `plt.show()` changes nothing
    wanted = set().union(*(names_used(statements[i][1]) for i in kept if checked_name(statements[i][1]) is None))
    while True:
        more = {
            i
            for i, (_, one) in enumerate(statements)
            if i not in kept and checked_name(one) is None and wanted & (names_set(one) | names_changed(one) - imported)
        }
        if not more:
            return [(number, only(one, wanted)) for number, one in (statements[i] for i in sorted(kept))]
        kept |= more
        wanted |= set().union(*(names_used(statements[i][1]) for i in more))


def only(statement, wanted):
    """An import of what is wanted of it: the others may take long. All other statements as they are."""
    if not isinstance(statement, (ast.Import, ast.ImportFrom)):
        return statement
    aliases = [one for one in statement.names if (one.asname or one.name.split(".")[0]) in wanted]
    return ast.copy_location(type(statement)(**{**vars(statement), "names": aliases}), statement)


def names_used(statement):
    """All names that are read somewhere in the statement, but for those that a function has of its own."""
    if isinstance(statement, ast.FunctionDef):
        own = {one.arg for one in ast.walk(statement.args) if isinstance(one, ast.arg)}
        declared = {name for one in ast.walk(statement) if isinstance(one, ast.Global) for name in one.names}
        own |= set().union(*map(names_set, statement.body)) - declared
        outside = [statement.args, *statement.decorator_list]  # defaults are read where the function is defined
        return set().union(*map(names_used, statement.body)) - own | set().union(*map(names_used, outside))
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def names_set(statement):
    """The names that the statement sets, or of which it sets an element or an attribute."""
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {alias.asname or alias.name.split(".")[0] for alias in statement.names}
    return {root(node) for node in ast.walk(statement) if isinstance(getattr(node, "ctx", None), ast.Store)}


def names_changed(statement):
    """The names whose methods a statement of its own calls, as in ``values.append(1)``."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    return {root(call.func)} if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else set()


def root(node):
    """The name at the beginning: ``a`` of ``a.b[0].c``; None when there is none."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return getattr(node, "id", None)
