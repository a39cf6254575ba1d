"""The learner's functions in a notebook file, without running it."""

import ast
import json
import os
import re

LARGEST_NOTEBOOK = 50 * 2**20  # bytes: a notebook with all its figures has about one or two million


class Problem(Exception):
    """The file can't be graded; the message says why, to the teacher."""


def code_cells(path):
    """The source of each code cell, with IPython's magics turned into Python. Raises Problem."""
    from IPython.core.inputtransformer2 import TransformerManager  # only the judge has use for it

    try:
        if os.path.getsize(path) > LARGEST_NOTEBOOK:
            raise Problem(f"larger than {LARGEST_NOTEBOOK // 2**20} MB")
        with open(path, encoding="utf-8") as file:
            cells = json.load(file)["cells"]
        sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except OSError as error:
        raise Problem(f"cannot be opened ({error.strerror})") from None
    except (ValueError, RecursionError, MemoryError):
        raise Problem("no valid JSON") from None
    except (TypeError, KeyError, AttributeError):
        raise Problem("not a Jupyter notebook of format 4") from None
    # A cell magic such as %%time takes its whole cell as a text: without that line, the rest is Python again.
    sources = [re.sub(r"\A\s*%%.*", "", source) for source in sources]
    return [TransformerManager().transform_cell(source) for source in sources]


def find_answers(cells, names):
    """For each of the names that is defined: its definition (an ast node), or a SyntaxError that hides it."""
    found = {}
    for number, source in enumerate(cells, 1):
        try:
            tree = ast.parse(source, f"code cell {number}")
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            found |= {name: error for name in names if re.search(rf"^def {name}\b", source, re.MULTILINE)}
        else:
            found |= {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in names}
    return found


def needed_statements(cells):
    """What the functions of a notebook need, as (number of the code cell, statement), in order.

    These are the function definitions, the constants, and the imports that these use, all at top level. Everything
    else (calls, loops, plots, training) is left out, and with it the constants that it changes: their last value is
    not known here.
    """
    kept = []
    for number, source in enumerate(cells, 1):
        try:
            statements = list(opened(ast.parse(source).body))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for statement in statements:
            if is_constant(statement):
                kept.append((number, statement, names_set(statement)))
            elif isinstance(statement, (ast.FunctionDef, *IMPORTS)):
                kept.append((number, statement, set()))
            else:
                changed = names_set(statement)
                kept = [item for item in kept if changed.isdisjoint(item[2])]
    return used_only([(number, statement) for number, statement, _ in kept])


def opened(statements):
    """The statements, with what stands in a ``try`` in its place."""
    for statement in statements:
        if isinstance(statement, ast.Try):
            yield from opened(statement.body)
        else:
            yield statement


def is_constant(statement):
    """Whether a name is given or changes its value without a call."""
    if not isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign)) or statement.value is None:
        return False
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    no_call = not any(isinstance(node, CALLING) for node in ast.walk(statement))
    return no_call and all(isinstance(target, (ast.Name, ast.Tuple, ast.Subscript)) for target in targets)


CALLING = (ast.Call, ast.Await, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.NamedExpr)
IMPORTS = (ast.Import, ast.ImportFrom)


def names_set(statement):
    """The names that a statement sets, or of which it sets an element."""
    if isinstance(statement, ast.ClassDef):
        return {statement.name}
    stored = [node for node in ast.walk(statement) if isinstance(getattr(node, "ctx", None), ast.Store)]
    return {node.id for part in stored for node in [getattr(part, "value", part)] if isinstance(node, ast.Name)}


def used_only(kept):
    """What is kept, without the imports that nothing else there uses."""
    rest = [statement for _, statement in kept if not isinstance(statement, IMPORTS)]
    used = {node.id for statement in rest for node in ast.walk(statement) if isinstance(node, ast.Name)} | {"*"}
    for _, statement in kept:
        if isinstance(statement, IMPORTS):
            statement.names = [name for name in statement.names if (name.asname or name.name.split(".")[0]) in used]
    return [(number, statement) for number, statement in kept if getattr(statement, "names", True)]
