"""Grading a folder of notebooks: the verdicts, the table, and that no notebook can end the run or forge a verdict."""

import csv
import dataclasses
import inspect
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpers.exercises import grade, grading, grading_judge
from helpers.exercises.__main__ import catalogue, main
from helpers.exercises.answer_cells import Problem
from helpers.exercises.catalogue import EXERCISES, exercises_of

ROOT = Path(__file__).parents[1]
WEEK_1 = ["initialize_parameters_zeros", "initialize_parameters_random", "initialize_parameters_he"]
ZEROS = WEEK_1[0]
IMPORTS = "import numpy as np\nfrom helpers import network\nfrom helpers.exercises import check, grade, progress, quiz"
RIGHT = """
def initialize_parameters_zeros(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters
"""
TRANSPOSED = RIGHT.replace("(layer_dims[l], layer_dims[l - 1])", "(layer_dims[l - 1], layer_dims[l])")
BLANK = "def initialize_parameters_zeros(layer_dims):\n    ...  # your code here"
USELESS = "def initialize_parameters_zeros(layer_dims):\n    {}\n    return dict()"
posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows has no process groups and no resource limits")


def write_notebook(path, *sources):
    """A notebook file of these code cells."""
    path.parent.mkdir(exist_ok=True)
    cells = [{"cell_type": "markdown", "metadata": {}, "source": ["# A title"]}]
    for source in sources:
        lines = source.splitlines(keepends=True)
        cells.append({"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": lines})
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return path


def source_of(function, name):
    """The function's definition under the exercise's name."""
    return inspect.getsource(function).replace(f"def {function.__name__}(", f"def {name}(", 1)


def solved(week):
    """The cells of a week in which every exercise is solved, each with its check."""
    answers = [(source_of(EXERCISES[name].solution, name), f"{name} = check({name})") for name in exercises_of(week)]
    return [IMPORTS, *(cell for pair in answers for cell in pair)]


@pytest.fixture
def judge(tmp_path, monkeypatch):
    """Write a notebook of these cells, judge it in this process, and return the verdict on its first exercise."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def judge(*cells, name=ZEROS):
        verdicts = grading_judge.judge_notebook(write_notebook(tmp_path / "a.ipynb", IMPORTS, *cells))
        (verdict,) = [verdict for verdict in verdicts if verdict["exercise"] == name]
        return verdict

    return judge


@pytest.fixture
def few_mistakes(monkeypatch):
    """Only the first of the known mistakes: to compare an answer with all of them takes most of the time."""
    few = {name: dataclasses.replace(exercise, mistakes=exercise.mistakes[:1]) for name, exercise in EXERCISES.items()}
    monkeypatch.setattr(grading_judge, "EXERCISES", few)


# The verdicts are those of the notebook.


@pytest.mark.parametrize("answer", [RIGHT, TRANSPOSED, BLANK, USELESS.format(1)])
def test_a_verdict_is_the_one_of_the_notebook(judge, answer):
    names = {}
    exec(IMPORTS, names)
    exec(answer, names)
    here = grade(names[ZEROS])
    assert judge(answer) == {
        "exercise": ZEROS,
        "status": here.status,
        "mistake": here.mistake,
        "message": here.message,
    }


def test_every_solution_is_correct_and_every_blank_is_not_started(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for week in ("weight_initialization", "regularization", "gradient_checking"):
        names = exercises_of(week)
        verdicts = grading_judge.judge_notebook(write_notebook(tmp_path / "solved.ipynb", *solved(week)))
        assert [(verdict["exercise"], verdict["status"]) for verdict in verdicts] == [(n, "correct") for n in names]
        blanks = [source_of(EXERCISES[name].blank, name) for name in names]
        verdicts = grading_judge.judge_notebook(write_notebook(tmp_path / "blank.ipynb", IMPORTS, *blanks))
        assert [verdict["status"] for verdict in verdicts] == ["not started"] * len(names)


def test_an_error_is_told_with_its_line(judge):
    verdict = judge("def initialize_parameters_zeros(layer_dims):\n    size = 0\n    return layer_dims[0] / size")
    assert verdict["status"] == "wrong"
    assert "in line 3, `return layer_dims[0] / size`" in verdict["message"]
    assert "ZeroDivisionError" in verdict["message"]


def test_an_error_of_a_function_of_ours_reaches_the_answer(judge):
    verdict = judge(
        "def gradient_check_n(cost, parameters, gradients, epsilon=1e-5):\n"
        "    try:\n        cost([1, 2])\n    except ValueError as error:\n        raise KeyError(str(error)) from None",
        name="gradient_check_n",
    )
    assert "KeyError" in verdict["message"] and "cost takes a dictionary" in verdict["message"]


# What is taken from a notebook.


def test_the_last_definition_wins(judge, few_mistakes):
    assert judge(RIGHT, TRANSPOSED)["status"] == "wrong"
    assert judge(TRANSPOSED, RIGHT)["status"] == "correct"


def test_helpers_constants_and_imports_are_there_and_nothing_else_runs(judge, tmp_path):
    trace = tmp_path / "trace"
    helper = f"""
import pathlib, numpy.random
try:
    from numpy import zeros as nothing
except ImportError:
    raise SystemExit("too old")
FIRST, (KEY, BIAS) = 1, ("W", "b")
shape_of = lambda layer_dims, l: (layer_dims[l], layer_dims[l - 1])
def both(layer_dims, l):
    return {{f"{{KEY}}{{l}}": nothing(shape_of(layer_dims, l)), f"{{BIAS}}{{l}}": nothing((layer_dims[l], 1))}}
pathlib.Path({str(trace)!r}).touch()
while True:
    pass
"""
    answer = """
def initialize_parameters_zeros(layer_dims):
    return {key: value for l in range(FIRST, len(layer_dims)) for key, value in both(layer_dims, l).items()}
initialize_parameters_zeros = check(initialize_parameters_zeros)
"""
    assert judge(helper, answer)["status"] == "correct"
    assert not trace.exists()


FROM_START = """
def initialize_parameters_zeros(layer_dims):
    parameters = {}
    for l in range(START, len(layer_dims)):
        parameters[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters
"""


@pytest.mark.parametrize(
    "constants",
    ["START = 0\nSTART += 1", "START = 0\nSTART: int = 1", "(START, STEP), M = (0, 1), [2]\nM[0] = 1\nSTART = M[0]"],
)
def test_a_constant_has_its_last_value(judge, constants):
    assert judge(constants, FROM_START)["status"] == "correct"


@pytest.mark.parametrize(
    "change",
    ["START = int(1)", "START += int(1)", "if True:\n    START = 1", "for START in (1,):\n    pass"],
)
def test_a_constant_that_a_left_out_statement_changes_is_not_known(judge, change):
    verdict = judge(f"START = 0\n{change}", FROM_START)
    assert verdict["status"] == "wrong" and "name 'START' is not defined" in verdict["message"]


def test_elements_that_a_left_out_statement_changes_are_not_known(judge):
    verdict = judge("M = [0]\nM[0] = int(1)", FROM_START.replace("START", "M[0]"))
    assert "name 'M' is not defined" in verdict["message"]


def test_a_decorator_of_the_course_is_no_help(judge, few_mistakes):
    assert judge(RIGHT.replace("def", "@check\ndef", 1))["status"] == "correct"
    assert judge(USELESS.format("1").replace("def", "@check\ndef", 1))["status"] == "wrong"


@pytest.mark.parametrize(
    "cell",
    [
        "%matplotlib inline\n!pip install numpy\nfiles = !ls\n" + RIGHT,
        "%%time\n" + RIGHT,
        "?np.zeros\nnp.zeros?\n" + RIGHT,
        RIGHT + "\n%timeit initialize_parameters_zeros([2, 3])",
    ],
)
def test_magics_do_not_matter(judge, cell):
    assert judge(cell)["status"] == "correct"


def test_a_cell_that_cannot_be_read_hides_only_its_own_functions(judge):
    assert judge("def broken(:\n", RIGHT)["status"] == "correct"
    verdict = judge(RIGHT, RIGHT.replace("return parameters", "return parameters)"))
    assert (
        verdict["status"] == "wrong"
        and "SyntaxError" in verdict["message"]
        and "code cell 3, line 6" in verdict["message"]
    )


def test_what_a_week_lacks_is_missing(judge):
    assert judge(RIGHT, name="initialize_parameters_he")["status"] == "missing"


@pytest.mark.parametrize(
    "content, problem",
    [
        ("", "no valid JSON"),
        ("{", "no valid JSON"),
        ("[" * 100_000, "no valid JSON"),
        (b"\xff\xfe", "no valid JSON"),
        ("[]", "not a Jupyter notebook"),
        ("{}", "not a Jupyter notebook"),
        ('{"cells": 3}', "not a Jupyter notebook"),
        ('{"cells": [3]}', "not a Jupyter notebook"),
        ('{"cells": [{"cell_type": "code", "source": 3}]}', "not a Jupyter notebook"),
        ('{"cells": []}', "no exercise of the course in it"),
    ],
)
def test_what_is_no_notebook_of_the_course_has_a_word_why(tmp_path, content, problem):
    path = tmp_path / "a.ipynb"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(Problem, match=problem):
        grading_judge.judge_notebook(path)


def test_a_huge_file_is_not_read(tmp_path):
    with open(tmp_path / "a.ipynb", "wb") as file:
        file.truncate(10**9)
    with pytest.raises(Problem, match="larger than 50 MB"):
        grading_judge.judge_notebook(tmp_path / "a.ipynb")


# Nothing that an answer does makes it correct, or ends the judge.

HOSTILE = {
    "check and grade redefined": "def check(f): return f\ndef grade(f): return 'correct'",
    "import of the solution": "from helpers.exercises.weight_initialization import initialize_parameters_zeros",
    "solution called": "    from helpers.exercises.weight_initialization import initialize_parameters_zeros as ours\n"
    "    return ours(layer_dims)",
    "check called": "    return check(lambda layer_dims: {}, 'initialize_parameters_zeros')(layer_dims)",
    "judge patched": "    from helpers.exercises import judging\n    judging.close = lambda *a: True",
    "judge searched": "    import gc\n    for f in gc.get_objects():\n"
    "        if getattr(f, '__name__', '') in ('agree', 'close'): f.__code__ = (lambda *a: True).__code__",
    "numpy patched": "    np.allclose = np.array_equal = np.isclose = lambda *a, **k: True\n"
    "    import numpy._core.numeric as n\n    n.allclose = n.isclose = n.array_equal = lambda *a, **k: True",
    "equal to all": "    class Equal(dict):\n        __eq__ = __contains__ = lambda *_: True\n    return Equal()",
    "forged reply": "    import os\n    for number in range(3, 20):\n        try:\n"
    '            os.write(number, b\'{"status": "correct", "verdicts": [], "value": true}\\n\')\n'
    "        except OSError: pass",
    "nonsense on the pipe": "    import os\n    for number in range(3, 20):\n        try:\n"
    "            os.write(number, b'[' * 10_000 + b'\\n')\n        except OSError: pass",
    "pipe closed": "    import os\n    os.closerange(3, 20)",
    "os._exit": "    import os; os._exit(0)",
    "sys.exit": "    import sys; sys.exit(0)",
    "exit while being defined": "import os\n@(lambda f: os._exit(0))",
    "error while being defined": "@unknown",
    "segmentation fault": "    import ctypes; ctypes.string_at(0)",
    "millions of lines": "    for _ in range(10**5): print('spam ' * 20)\n    import os; os.write(1, b'spam' * 10**6)",
    "memory": "    return {f'W{l}': np.ones((10**5, 10**5)) for l in range(9)}",
    "large result": "    return {'W1': np.zeros((3000, 3000)), 'b1': 'x' * 10**8}",
    "deep result": "    nested = []\n    for _ in range(10**5): nested = [nested]\n    return nested",
    "large error": "    raise ValueError('x' * 10**8)",
    "a generator": "    return np.random.default_rng()",
}


@pytest.mark.parametrize("answer", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_trick_makes_a_useless_answer_correct(judge, answer, few_mistakes):
    if answer.startswith("    "):
        verdict = judge(USELESS.format(answer.strip(" ")))
    elif answer.startswith("from"):  # after the definition, which would replace it
        verdict = judge(USELESS.format(1), answer)
    else:
        verdict = judge(answer + "\n" + USELESS.format(1))
    assert verdict["status"] == "wrong"
    assert 0 < len(verdict["message"]) < 3000


@pytest.mark.parametrize(
    "loop",
    ["    while True: pass", "    import itertools; sum(itertools.count())", "    import time; time.sleep(100)"],
)
def test_what_never_ends_is_ended(judge, loop, few_mistakes, monkeypatch):
    monkeypatch.setattr(grading_judge, "EXERCISE_SECONDS", 1.5)
    verdict = judge(USELESS.format(loop.strip()))
    assert verdict["status"] == "wrong" and "stopped" in verdict["message"]


def test_what_never_ends_being_defined_is_ended(judge, few_mistakes, monkeypatch):
    monkeypatch.setattr(grading_judge, "EXERCISE_SECONDS", 1.5)
    assert "stopped" in judge("X = 9 ** 9 ** 9 ** 9", RIGHT)["message"]


# The whole way: a folder, a table, a file. What the two folders hold is graded once.

PEEK = """
def initialize_parameters_zeros(layer_dims):
    import os, subprocess, sys
    if "A_SECRET" in os.environ:
        raise ValueError("found the secret")
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
    with open({pid_file!r}, "w") as file:
        file.write(str(child.pid))
    os.mkdir("rubbish")
    raise ValueError(f"nothing found, {{len(os.listdir())}} file")
"""
KILL = "def initialize_parameters_zeros(layer_dims):\n    import os, signal; os.kill(os.getppid(), signal.SIGKILL)"
STOP = KILL.replace("SIGKILL", "SIGSTOP")


@pytest.fixture(scope="module")
def classroom(tmp_path_factory):
    """The folder that TEACHING.md shows."""
    folder = tmp_path_factory.mktemp("class")
    week_1 = solved("weight_initialization")
    no_root = week_1[5].replace("np.sqrt(2 / layer_dims[l - 1])", "(2 / layer_dims[l - 1])")
    blanks = [source_of(EXERCISES[name].blank, name) for name in WEEK_1]
    write_notebook(folder / "anna" / "Weight_Initialization.ipynb", *week_1)
    write_notebook(folder / "ben" / "Weight_Initialization.ipynb", *week_1[:5], no_root)
    write_notebook(folder / "carla" / "Weight_Initialization.ipynb", week_1[0], week_1[1], blanks[1], no_root)
    write_notebook(folder / "carla" / ".ipynb_checkpoints" / "Weight_Initialization-checkpoint.ipynb", *blanks)
    (folder / "dana").mkdir()
    write_notebook(folder / "emil" / "Weight_Initialization.ipynb").write_text('{"cells": [')
    return folder


def run_command(*arguments):
    """``python -m helpers.exercises`` as a teacher calls it."""
    return subprocess.run(
        [sys.executable, "-m", "helpers.exercises", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@pytest.fixture(scope="module")
def run(classroom, tmp_path_factory):
    """What the command prints for it, and the rows of the file that it writes."""
    file = tmp_path_factory.mktemp("out") / "verdicts.csv"
    done = run_command(classroom, "--csv", file)
    with open(file, newline="", encoding="utf-8") as opened:
        return done, list(csv.DictReader(opened))


def test_the_table(run):
    done, _ = run
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:3] == [f" {number}  {name}" for number, name in enumerate(WEEK_1, 1)]
    rows = {line.split()[0]: line.split()[1:] for line in lines if "/" in line}
    assert rows == {
        "anna/Weight_Initialization.ipynb": ["+", "+", "+"],
        "ben/Weight_Initialization.ipynb": ["+", "+", "x"],
        "carla/Weight_Initialization.ipynb": ["+", ".", "x"],
        "dana/": "no notebook in this folder".split(),
        "emil/Weight_Initialization.ipynb": "no valid JSON".split(),
    }
    assert lines[-2:] == ["Mistakes", "  2  initialize_parameters_he: no square root"]


def test_the_file(run):
    _, rows = run
    assert list(rows[0]) == ["file", "exercise", "status", "mistake", "message"]
    assert len(rows) == 3 * 3 + 2
    assert [row["status"] for row in rows] == ["correct"] * 5 + ["wrong", "correct", "not started", "wrong"] + [
        "not graded"
    ] * 2
    assert {row["mistake"] for row in rows if row["status"] == "wrong"} == {"no square root"}
    assert all(row["message"] for row in rows)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Notebooks that attack what is around them, graded; and the file where one left the id of its child."""
    folder, pid_file = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("pid") / "pid"
    write_notebook(folder / "kill.ipynb", KILL)
    write_notebook(folder / "peek.ipynb", PEEK.format(pid_file=str(pid_file)))
    (folder / "lost.ipynb").symlink_to(folder / "nowhere")
    (folder / "folder.ipynb").mkdir()
    write_notebook(folder / "right.ipynb", IMPORTS, RIGHT)
    patch = pytest.MonkeyPatch()
    patch.setenv("A_SECRET", "1")
    graded = {one.name: one for one in grading.grade_folder(folder)}
    patch.undo()
    return graded, pid_file


@posix_only
def test_what_attacks_the_judge_is_a_row_with_a_word_why(hostile):
    graded, _ = hostile
    problems = {name: one.problem for name, one in graded.items() if one.problem}
    assert problems == {
        "kill.ipynb": "ended the process that judged it",
        "lost.ipynb": "cannot be opened (No such file or directory)",
        "folder.ipynb/": "no notebook in this folder",
    }
    assert graded["right.ipynb"].verdicts[ZEROS]["status"] == "correct"


@posix_only
def test_a_judge_that_does_not_come_back_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(grading, "NOTEBOOK_SECONDS", 3)
    write_notebook(tmp_path / "stop.ipynb", STOP)
    assert [one.problem for one in grading.grade_folder(tmp_path)] == ["took more than 3 seconds"]


@posix_only
def test_an_answer_finds_an_empty_folder_and_no_secrets(hostile):
    graded, _ = hostile
    assert "nothing found, 1 file" in graded["peek.ipynb"].verdicts[ZEROS]["message"]


@posix_only
def test_what_an_answer_started_is_ended(hostile):
    _, pid_file = hostile
    with pytest.raises(ProcessLookupError):
        for _ in range(100):  # who adopts an orphan takes a moment to bury it
            os.kill(int(pid_file.read_text()), 0)
            time.sleep(0.05)


def test_a_spreadsheet_takes_nothing_for_a_formula(tmp_path):
    graded = [grading.Graded("=HYPERLINK(1).ipynb", problem="no valid JSON")]
    with open(tmp_path / "a.csv", "w", newline="") as file:
        grading.write_csv(graded, file)
    assert "'=HYPERLINK" in (tmp_path / "a.csv").read_text()


@pytest.fixture
def command(monkeypatch, capsys):
    """The same command in this process: its exit status, and what it prints."""

    def command(*arguments):
        monkeypatch.setattr(sys, "argv", ["helpers.exercises", *map(str, arguments)])
        return main(), *capsys.readouterr()

    return command


def test_a_folder_that_is_not_there_is_one_sentence_and_status_2(command, tmp_path):
    folder = tmp_path / "nowhere"
    assert command(folder) == (2, "", f"There is no folder {folder}.\n")


def test_a_file_that_cannot_be_written_is_told_before_grading(command, tmp_path):
    file = tmp_path / "nowhere" / "a.csv"
    assert command(tmp_path, "--csv", file) == (2, "", f"{file} cannot be written (No such file or directory).\n")


def test_an_empty_folder_is_no_error(command, tmp_path):
    assert command(tmp_path) == (0, "There are no notebooks in this folder.\n", "")


# The document for teachers is true.


def between_markers(name):
    """What TEACHING.md holds between the markers of this name."""
    text = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
    (part,) = re.findall(rf"<!-- {name} -->\n(.*?)\n<!-- end of {name} -->", text, re.DOTALL)
    return part


def test_the_document_holds_the_catalogue_as_the_command_prints_it(command):
    assert command("--catalogue") == (0, between_markers("catalogue") + "\n", "")


def test_the_document_shows_the_real_output(run):
    done, _ = run
    assert between_markers("example") == f"```\n{done.stdout}```"


def test_without_the_tests_the_catalogue_has_no_column_of_variants(monkeypatch, tmp_path):
    monkeypatch.setattr("helpers.exercises.__main__.ROOT", tmp_path)
    assert "variants" not in catalogue() and "| `gradient_check` |" in catalogue()
