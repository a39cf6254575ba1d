"""What a notebook file holds for the judge: its exercises, and the statements that they need."""

import ast
import functools
import hashlib
import json
import os
import re
from pathlib import Path

from helpers.exercises.quiz import letter_of
from helpers.exercises.weeks import WEEKS, question_called

LARGEST = 50 * 2**20  # bytes: a notebook with all its figures has about one or two million
ROOT = Path(__file__).parents[2]
MERGED = "a merge with git left its marks (<<<<<<<) in it"
WEB_PAGE = "a web page in the place of the notebook"  # as of a log-in
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
# The cell magics whose cell is Python all the same, and keeps its names.
PYTHON_MAGICS = ("time", "capture", "prun")
PYTHON_MAGIC = re.compile(rf"\A\s*%%({'|'.join(PYTHON_MAGICS)})\b.*")
# What `check` shows, with its sign; of a cell's outputs it stands in the first ones.
SHOWN = re.compile(r"[\N{CHECK MARK}\N{BALLOT X}\N{WHITE CIRCLE}] (\w+): (correct|wrong|not started)\b")
LONGEST_SHOWN = 100_000  # characters


class Problem(Exception):
    """The file can't be graded; the message says why, to the teacher."""


def code_cells(path):
    """The source of each code cell, with IPython's magics turned into Python. Raises Problem."""
    return cells_and_shown(path)[0]


def cells_and_shown(path):
    """The same, and {exercise: the last status that is stored below a check, as the notebook showed it}."""
    content = b""
    try:
        size = os.path.getsize(path)
        if size > LARGEST or not size:
            raise Problem(f"larger than {LARGEST // 2**20} MB" if size else "an empty file")
        with open(path, "rb") as file:
            content = file.read()
        cells = [cell for cell in json.loads(content)["cells"] if cell["cell_type"] == "code"]
        sources = ["".join(cell["source"]) for cell in cells]
    except OSError as error:
        raise Problem(f"cannot be opened ({error.strerror})") from None
    except (ValueError, RecursionError, MemoryError):
        other = WEB_PAGE if content.lstrip().startswith(b"<") else "no valid JSON"
        raise Problem(MERGED if b"\n<<<<<<< " in b"\n" + content else other) from None
    except (TypeError, KeyError, AttributeError):
        raise Problem("not a Jupyter notebook of format 4") from None
    sources = [PYTHON_MAGIC.sub("", source) for source in sources]
    shown = {}
    for cell in sorted((cell for cell, source in zip(cells, sources) if "check" in source), key=when):
        shown |= SHOWN.findall(str(cell.get("outputs"))[:LONGEST_SHOWN])
    return list(map(as_python, sources)), shown


def as_python(source):
    """The source with IPython's magics turned into Python; where IPython can't read it, as it is: so does a kernel."""
    from IPython.core.inputtransformer2 import TransformerManager  # only the judge has use for it

    try:
        return TransformerManager().transform_cell(source)
    except SyntaxError:  # of lines that are indented wrongly
        return source


def when(cell):
    """As which of the notebook's cells it ran; 0 where it did not."""
    count = cell.get("execution_count")
    return count if isinstance(count, int) else 0


def read_statements(cells, names):
    """The statements at top level as (number of the code cell, statement), and {name: why its cell can't be read}."""
    statements, unreadable = [], {}
    for number, source in enumerate(cells, 1):
        try:
            found = [(number, statement) for statement in ast.parse(source, f"code cell {number}").body]
            inside = set().union(*(names_set(one) for _, one in found if checked_name(one) is None))
        except UNREADABLE as error:
            unreadable |= {name: error for name in names if line_of(name, source)}
        else:
            statements += found
            unreadable = {name: error for name, error in unreadable.items() if name not in inside}
    return statements, unreadable


def line_of(name, source):
    """Where the function of this name begins in a text that need not be Python, or None."""
    return re.search(rf"^[^\w#]*def {name}\b", source, re.MULTILINE)


@functools.cache
def given():
    """The digests of the statements of the course's own notebooks."""
    paths = [ROOT / week.folder / f"{week.folder}.ipynb" for week in WEEKS]
    cells = (cell for path in paths if path.exists() for cell in code_cells(path))
    return {digest(statement) for cell in cells for _, statement in read_statements([cell], [])[0]}


def digest(statement):
    """What is the same for the same code, in few bytes: each judge holds those of all notebooks."""
    return hashlib.blake2b(ast.dump(statement).encode("utf-8", "surrogatepass"), digest_size=16).digest()


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
    """What runs of them, in their order, as (number of the cell, statement, whether an answer may need it).

    Whatever the learner wrote runs. Of what the notebook gave, that runs which sets a name that an answer uses, or a
    statement that it needs, and the imports of whatever the learner wrote: plots and training that no answer uses are
    left out.
    """
    own = [digest(one) not in given() for _, one in statements]
    sets = [names_set(one) for _, one in statements]
    kept = {i for i, found in enumerate(sets) if found & {*names, *ALWAYS} or checked_name(statements[i][1]) in names}
    imports = [one for _, one in statements if isinstance(one, (ast.Import, ast.ImportFrom))]
    modules = set().union(*map(names_set, imports)) | set(names)  # `plt.show()` changes nothing
    wanted = set().union(*(names_used(statements[i][1]) for i in kept))
    while True:
        more = {
            i
            for i, (_, one) in enumerate(statements)
            if i not in kept and wanted & (sets[i] | (names_changed(one, own[i]) - modules))
        }
        if not more:
            break
        kept |= more
        wanted |= set().union(*(names_used(statements[i][1]) for i in more))
        wanted |= {one.name for i in more if has_globals(one := statements[i][1])}  # who calls it sets the name
    used = set(kept)  # by answers
    ours = [one for i, (_, one) in enumerate(statements) if own[i]]
    wanted_too = set().union(*map(names_used, ours), *map(words_in, ours))
    kept |= {i for i, (_, one) in enumerate(statements) if one in imports and sets[i] & wanted_too}
    wanted |= wanted_too
    run = [(number, only(one, wanted), i in used) for i, (number, one) in enumerate(statements) if i in kept or own[i]]
    return [one for one in run if getattr(one[1], "names", True)]


ALWAYS = ("*", "annotations")  # what a star import and `from __future__` bring can't be seen, or has no name in a use


def only(statement, wanted):
    """An import of what is wanted of it: the others may take long. All other statements as they are."""
    if not isinstance(statement, (ast.Import, ast.ImportFrom)) or names_set(statement) & {*ALWAYS}:
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


def words_in(statement):
    """What may be a name in the texts of a statement: code that is given to `exec` or a magic."""
    texts = (one.value for one in ast.walk(statement) if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return {word for text in texts for word in re.findall(r"[^\W\d]\w*", text)}


def names_set(statement):
    """The names that the statement sets at top level, or of which it sets an element or an attribute, and those that a
    function in it declares as global; "*" for those of a star import."""
    found, left = set(), [statement]
    while left:
        node = left.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found |= {node.name, *(name for one in ast.walk(node) if isinstance(one, ast.Global) for name in one.names)}
            continue
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            found |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
        elif isinstance(getattr(node, "ctx", None), ast.Store):
            found.add(root(node))
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)):
            found.add(node.name)
        left += ast.iter_child_nodes(node)
    return found - {None}  # of an `except` without a name, and of an element of what a call returns


def names_changed(statement, own):
    """The names of which a statement may change what is in them.

    Of one that the notebook gave, those whose methods it calls, as in ``values.append(1)``; of the learner's own, all
    that it reads when it runs.
    """
    if own:
        return set() if isinstance(statement, (ast.FunctionDef, ast.ClassDef)) else names_used(statement)
    call = statement.value if isinstance(statement, ast.Expr) else None
    return {root(call.func)} if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else set()


def has_globals(statement):
    """Whether it is a function that sets names of the notebook."""
    return isinstance(statement, ast.FunctionDef) and any(isinstance(one, ast.Global) for one in ast.walk(statement))


def root(node):
    """The name at the beginning: ``a`` of ``a.b[0].c``; None when there is none."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return getattr(node, "id", None)
