"""What the notebook says of an answer the grader says, whichever way the learner brings a name into the notebook."""

import ast
import contextlib
import io
import re
import sys
import textwrap
from typing import NamedTuple

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from nbclient import NotebookClient
from test_grading import write_notebook
from traitlets.config import Config

from helpers import exercises
from helpers.exercises import collection
from helpers.exercises.judge import changes
from helpers.exercises.parts import source_of
from helpers.exercises.weeks import EXERCISES, WEEKS
from helpers.grading import kernel
from helpers.grading.judge import judge_notebook
from tools.notebooks import ROOT

ZEROS = "initialize_parameters_zeros"
IMPORTS = "import numpy as np\nfrom helpers import network\nfrom helpers.exercises import check"
USES_ONE, ANSWER = "assert ONE == 1", "ANSWER"
NOT_KEPT = "_ = None\ndel _"  # as long as a notebook has a `_` of its own, IPython keeps nothing there


class Way(NamedTuple):
    """Cells, a line in the answer that needs what they bring, and what stands around the answer's function."""

    cells: list
    uses: str = USES_ONE
    around: str = ANSWER


WAYS = {
    "a value": Way(["ONE = 1"]),
    "a value that is changed": Way(["ONE = 0", "ONE += 1"]),
    "a star": Way(["from math import *"], "assert sqrt(1) == 1"),
    "a star of NumPy": Way(["from numpy import *"], "assert maximum(0, 1) == 1"),
    "global": Way(["def begin():\n    global ONE\n    ONE = 1", "begin()"]),
    "two calls deep": Way(
        ["def begin():\n    global ONE\n    ONE = 1\ndef all_of_it():\n    begin()\nprint(all_of_it())"]
    ),
    "an argument": Way(
        ['ones_of = {"one": 0}\ndef fill(some):\n    some["one"] = 1', "fill(ones_of)"], 'assert ones_of["one"] == 1'
    ),
    "if": Way(["if True:\n    ONE = 1\n    def two():\n        return 2"], "assert two() == 2"),
    "for": Way(["for ONE in (0, 1):\n    pass"]),
    "with": Way(["import contextlib\nwith contextlib.suppress(OSError):\n    ONE = 1"]),
    "try": Way(["try:\n    from nowhere import ONE\nexcept ImportError:\n    ONE = 1"]),
    "match": Way(["match [1]:\n    case [ONE]:\n        pass"]),
    "a walrus": Way(["print(ONE := 1)"]),
    "exec": Way(['exec("ONE = 1")']),
    "globals": Way(['globals()["ONE"] = 1']),
    "setattr": Way(['class Settings:\n    pass\nsetattr(Settings, "one", 1)'], "assert Settings.one == 1"),
    "display": Way([], "display(1)"),
    "get_ipython": Way([], "assert get_ipython() is not None"),
    "what a shell is called": Way(["ONE = int(type(get_ipython()).__name__ == 'ZMQInteractiveShell')"]),
    "In and Out": Way(["1", "ONE = Out[max(Out)] + len(In) - len(In)"]),
    "what a cell showed": Way([NOT_KEPT, "1", "2\nafter_ONE = 3", "3;", "ONE = _"]),
    "all that a cell shows": Way(
        [
            NOT_KEPT,
            "get_ipython().ast_node_interactivity = 'all'",
            "1\nafter_ONE = 3",
            "get_ipython().ast_node_interactivity = 'last_expr'",
            "ONE = _",
        ]
    ),
    "In and _i": Way(["before_ONE = 1", "ONE = int(_i[-1]) if In[-1].startswith('ONE') else 0"]),
    "an event": Way(
        [
            "seen_ONE = []\ndef see_ONE(about):\n    global ONE\n    seen_ONE.append(about)\n    ONE = 1\n"
            "get_ipython().events.register('pre_run_cell', see_ONE)\n"
            "get_ipython().events.register('post_run_cell', see_ONE)",
            "# nothing but a comment",
            "assert len(seen_ONE) == 4 and 'nothing' in seen_ONE[1].raw_cell and seen_ONE[2].success",
        ]
    ),
    "a tree that is changed": Way(
        [
            "import ast\nclass Change(ast.NodeTransformer):\n    def visit_Constant(self, node):\n"
            "        return ast.copy_location(ast.Constant(1), node) if node.value == 54321 else node\n"
            "get_ipython().ast_transformers.append(Change())",
            "ONE = 54321",
        ]
    ),
    "%time": Way(["%time ONE = 1"]),
    "%%time": Way(["%%time\nONE = 1"]),
    "%%capture": Way(["%%capture\nONE = 1"]),
    "%pylab": Way(["%pylab inline"], "assert sqrt(1) == 1"),
    "%run": Way(["%%writefile one.py\nONE = 1", "%run one.py"]),
    "a module": Way(["%%writefile some_one.py\nONE = 1", "from some_one import ONE"]),
    "await": Way(["async def one():\n    return 1", "ONE = await one()"]),
    "annotations": Way(["from __future__ import annotations\nfrom typing import *"], "def f(x: Nothing): pass"),
    "inside if": Way(["ONE = 1"], around="if ONE:\nINDENTED"),
    "a magic of one's own": Way(
        [
            "from IPython.core.magic import register_line_magic\n@register_line_magic\ndef set_one(line):\n"
            "    get_ipython().user_ns[line] = 1",
            "%set_one ONE",
        ]
    ),
    "a cell that ends": Way(["try: ONE = 1\nexcept: pass", "import sys\nsys.exit()\nONE = 2"]),
    "%%time in a script": Way(["get_ipython().run_cell_magic('time', '', 'ONE = 1')"]),
    "%%capture in a script": Way(["get_ipython().run_cell_magic('capture', 'out_ONE', 'ONE = 1')"]),
    "below %%time": Way(["ONE = 1"], around="%%time\nANSWER"),
    "a decorator": Way(
        [
            "import functools\ndef twice(function):\n    @functools.wraps(function)\n"
            "    def again(*arguments, **named):\n        function(*arguments, **named)\n"
            "        return function(*arguments, **named)\n    return again"
        ],
        "pass",
        around="@twice\nANSWER",
    ),
}
LEAST = 20


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """What is written goes into a folder of the test; modules that came from there are forgotten."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in ("some_one", "one"):
        sys.modules.pop(name, None)


class ZMQInteractiveShell(InteractiveShell):
    """IPython as a kernel has it."""

    def enable_gui(self, gui=None):
        """There is none."""


@contextlib.contextmanager
def shell(folder):
    """It takes the place of Python's main module, which is put back."""
    main = sys.modules["__main__"]
    yield ZMQInteractiveShell.instance(config=Config(HistoryManager={"enabled": False}), ipython_dir=str(folder))
    ZMQInteractiveShell.clear_instance()
    sys.modules["__main__"] = main


def cells_of(name, source, *ways):
    """The cells of a notebook with this answer, which needs what all these ways bring."""
    return [*cells_before(*ways), *answer_and_check(name, source, *ways)]


def cells_before(*ways):
    """The cells that bring what these ways bring."""
    return [of_way(way, cell) for way in ways for cell in WAYS[way].cells]


def answer_and_check(name, source, *ways):
    """The cells of an answer that needs what these ways bring, and of its check.

    Before it there is no function of this name: one that is not defined must not pass for an earlier one.
    """
    source = with_lines(name, source, [of_way(way, WAYS[way].uses) for way in ways])
    around = next((of_way(way, WAYS[way].around) for way in reversed(ways) if WAYS[way].around != ANSWER), ANSWER)
    whole = around.replace("INDENTED", textwrap.indent(source, "    ")).replace(ANSWER, source)
    return [f"{name} = None", whole, f"{name} = check({name})"]


def of_way(way, text):
    """The text with a name of this way's own in the place of ONE."""
    return text.replace("ONE", f"ONE_{list(WAYS).index(way)}")


def with_lines(name, source, new):
    """The source with these lines at the beginning of the answer's function."""
    function = [one for one in ast.walk(ast.parse(source)) if getattr(one, "name", None) == name][-1]  # may be nested
    lines, number = source.splitlines(), function.body[0].lineno - 1
    if number == function.lineno - 1:  # all of it stands in one line
        head, body = lines[number][: function.body[0].col_offset], lines[number][function.body[0].col_offset :]
        return "\n".join([*lines[:number], head, *(f"    {line}" for line in [*new, body]), *lines[number + 1 :]])
    indent = re.match(r"\s*", lines[number])[0]
    return "\n".join([*lines[:number], *(indent + line for line in new), *lines[number:]])


def in_the_notebook(cells, folder, monkeypatch):
    """The statuses that `check` shows."""
    shown = []
    with monkeypatch.context() as patch, shell(folder) as running, contextlib.redirect_stdout(io.StringIO()):
        patch.setattr(exercises, "show_verdict", shown.append)
        for cell in cells:
            running.run_cell(cell, store_history=True)
    return [one.status for one in shown]


def in_the_grader(name, cells, folder, monkeypatch):
    """The statuses that the grader finds at each check; the last one is that of its verdict on the notebook."""
    found = []

    class Noting(kernel.Kernel):
        def check(self, function, exercise=None):
            function = super().check(function, exercise)
            found.append(self.judged[-1][1].status)
            return function

    with monkeypatch.context() as patch:
        patch.setattr(kernel, "Kernel", Noting)
        verdicts = judge_notebook(write_notebook(folder / "a.ipynb", *cells))["verdicts"]
    return [*found[:-1], next(one["status"] for one in verdicts if one["exercise"] == name)]


def both(name, cells, folder, monkeypatch):
    """What the notebook and the grader say to the answers in these cells."""
    return in_the_notebook(cells, folder, monkeypatch), in_the_grader(name, cells, folder, monkeypatch)


def beginning(name):
    """The first cells: what the notebook has by then, and the other exercises solved."""
    week = next(week for week in WEEKS if name in [one.name for one in week.exercises])
    solved = [f'{one.name} = EXERCISES["{one.name}"].solution' for one in week.exercises if one.name != name]
    text = (collection.COLLECTION / f"{week.folder.lower()}.py").read_text(encoding="utf-8")
    return [IMPORTS, text, "\n".join(["from helpers.exercises.weeks import EXERCISES", *solved])]


def right_answers(name):
    """Our solution, and the right ones among the collected answers."""
    yield source_of(EXERCISES[name].solution)
    sources = ("\n".join(one["source"]) for one in collection.right_answers(name))
    yield from (source for source in sources if f"def {name}(" in source)  # a lambda is refused in both


def test_there_are_twenty_ways():
    assert len(WAYS) >= LEAST


@pytest.mark.filterwarnings("ignore:To exit:UserWarning")
@pytest.mark.parametrize("way", WAYS)
def test_a_right_and_a_wrong_answer_are_so_in_both(way, tmp_path, monkeypatch):
    right = source_of(EXERCISES[ZEROS].solution)
    wrong = f"def {ZEROS}(layer_dims):\n    return {{}}"  # in which there is no line to search
    cells = [IMPORTS, *cells_of(ZEROS, right, way), *answer_and_check(ZEROS, wrong, way)]
    assert both(ZEROS, cells, tmp_path, monkeypatch) == (["correct", "wrong"], ["correct", "wrong"])


def test_an_answer_that_is_not_there_in_one_of_both_is_noticed(tmp_path, monkeypatch):
    right = source_of(EXERCISES[ZEROS].solution)
    cells = [IMPORTS, *cells_of(ZEROS, right), *cells_of(ZEROS, f"@nowhere\n{right}"), *cells_of(ZEROS, right)]
    notebook, grader = both(ZEROS, cells, tmp_path, monkeypatch)
    assert notebook == grader and notebook[::2] == ["correct"] * 2 and notebook[1] != "correct"


def test_an_error_that_ipython_has_shown_keeps_no_wrong_answer_from_being_searched():
    """IPython's tracebacks link each node of a tree to the one above, and Python shares nodes such as `ast.Load()`."""
    shown, seen = ast.parse("a + b"), {node for node in ast.walk(ast.parse("a + b")) if not node._fields}
    try:
        for node in ast.walk(shown):
            for child in ast.iter_child_nodes(node):
                child.parent = node
        copy = changes.copy_of(ast.parse("x + y"))
    finally:
        for node in seen:
            vars(node).pop("parent", None)
    assert ast.unparse(copy) == "x + y"


# A star takes the place of Python's own `sum`, and the decorator calls twice, so what stands there need not be right:
# but both say the same.
STARS = [way for way in WAYS if "star" in way or way == "%pylab"]
AROUND = [name for name, way in WAYS.items() if way.around != ANSWER]
TOGETHER = [way for way in WAYS if way not in (*STARS, *AROUND)]


@pytest.mark.everywhere
@pytest.mark.filterwarnings("ignore:To exit:UserWarning")
@pytest.mark.parametrize("name", EXERCISES)
def test_every_right_answer_is_judged_alike(name, tmp_path, monkeypatch):
    """All of them in one notebook, whose first cells would else take most of the time."""
    cells, sources = [*beginning(name), *cells_before(*TOGETHER)], list(right_answers(name))
    for source in sources:
        cells += answer_and_check(name, source, *TOGETHER)
    for way in (*AROUND, *STARS):
        cells += cells_of(name, sources[0], way)
    notebook, grader = both(name, cells, tmp_path, monkeypatch)
    said = dict(zip([*sources, *AROUND, *STARS], zip(notebook, grader, strict=True), strict=True))
    assert {source: both for source, both in said.items() if both[0] != both[1]} == {}
    assert {source: said[source] for source in sources if said[source][0] != "correct"} == {}


@pytest.mark.everywhere
def test_a_real_kernel_says_the_same(tmp_path, monkeypatch):
    course, ways = f"import sys\nsys.path.insert(0, {str(ROOT)!r})", [*TOGETHER, *AROUND, *STARS]
    sources = [course, *beginning(ZEROS)]
    for way in ways:
        sources += cells_of(ZEROS, source_of(EXERCISES[ZEROS].solution), way)
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(
        notebook, timeout=60, resources={"metadata": {"path": str(tmp_path)}}, allow_error_names=["SystemExit"]
    ).execute()
    shown = [str(cell.outputs) for cell in notebook.cells if cell.source == f"{ZEROS} = check({ZEROS})"]
    assert {way: text for way, text in zip(ways, shown, strict=True) if f"{ZEROS}: correct" not in text} == {}
    assert in_the_grader(ZEROS, sources, tmp_path, monkeypatch) == ["correct"] * len(ways)
