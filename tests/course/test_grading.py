"""Grading a folder: the verdicts are the notebook's, and no notebook ends the run or harms what is around it."""

import csv
import inspect
import io
import json
import linecache
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from classroom import grade_folder
from course_files import exercises_of, listen_to_ctrl_c, python

from helpers.exercises import grade
from helpers.exercises.display import SIGNS
from helpers.exercises.weeks import EXERCISES
from helpers.grading import __main__ as command_line
from helpers.grading import folder as grading_folder
from helpers.grading import judge as grading_judge
from helpers.grading import sandbox as grading_sandbox
from helpers.grading.feedback import TO_DO
from helpers.grading.judge import judge_notebook
from helpers.grading.notebook import Problem
from helpers.grading.reports import ENDED
from helpers.grading.sandbox import Sandbox
from helpers.grading.table import as_csv, as_table
from helpers.grading.work import Graded
from tools.notebooks import ROOT

ZEROS, RANDOM, HE = exercises_of("Weight_Initialization")
IMPORTS = "import numpy as np\nfrom helpers import network\nfrom helpers.exercises import check, grade, progress, quiz"
BLANK = f"def {ZEROS}(layer_dims):\n    ...  # your code here"
posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows has no process groups")


def source_of(function, name):
    """The function's definition under the exercise's name."""
    return inspect.getsource(function).replace(f"def {function.__name__}(", f"def {name}(", 1)


RIGHT = source_of(EXERCISES[ZEROS].solution, ZEROS)
TRANSPOSED = RIGHT.replace("(layer_dims[l], layer_dims[l - 1])", "(layer_dims[l - 1], layer_dims[l])")


def answer(*lines, name=ZEROS, arguments="layer_dims"):
    """An answer of these lines."""
    return "\n    ".join([f"def {name}({arguments}):", *lines])


def write_notebook(path, *sources):
    """A notebook file of these code cells."""
    path.parent.mkdir(exist_ok=True)
    cells = [{"cell_type": "markdown", "metadata": {}, "source": ["# A title"]}]
    for source in sources:
        lines = source.splitlines(keepends=True)
        cells.append({"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": lines})
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return path


@pytest.fixture
def judge(tmp_path, monkeypatch):
    """Write a notebook of these cells, judge it in this process, and return the verdict on one of its exercises."""
    monkeypatch.setattr(grading_judge, "OWN_STATEMENT_SECONDS", 0.5)  # what never ends takes all of it

    def judge(*cells, name=ZEROS):
        verdicts = judge_notebook(write_notebook(tmp_path / "a.ipynb", IMPORTS, *cells))["verdicts"]
        return {verdict["exercise"]: verdict for verdict in verdicts}[name]

    return judge


# The verdicts are those of the notebook.


@pytest.mark.parametrize("cell", [RIGHT, TRANSPOSED, BLANK, answer("return {}"), answer("return layer_dims[0] / 0")])
def test_a_verdict_is_the_one_of_the_notebook(judge, cell):
    linecache.cache["<here>"] = (len(cell), None, cell.splitlines(True), "<here>")
    names = {}
    exec(IMPORTS, names)
    exec(compile(cell, "<here>", "exec"), names)
    here, there = grade(names[ZEROS]), judge(cell)
    assert (there["exercise"], there["status"], there["mistake"]) == (ZEROS, here.status, here.mistake)
    assert there["message"].splitlines()[-1:] == here.message.splitlines()[-1:]


def test_an_error_is_told_with_its_line(judge):
    verdict = judge(answer("size = 0", "return layer_dims[0] / size"))
    assert "in line 3, `return layer_dims[0] / size`" in verdict["message"]


CHECK = f"{ZEROS} = check({ZEROS})"
FROM_START = RIGHT.replace("range(1,", "range(START,")
HE_CALLS_RANDOM = answer(
    f"parameters = {RANDOM}(layer_dims, rng)",
    'return {n: v / 10 * np.sqrt(2 / v.shape[1]) if n[0] == "W" else v for n, v in parameters.items()}',
    name=HE,
    arguments="layer_dims, rng",
)


@pytest.mark.parametrize(
    "cells",
    [
        [answer("from scipy.special import expit", *RIGHT.split("\n    ")[1:])],
        ["START = int(1)", FROM_START],
        ["START = 0\nSTART += 1", FROM_START],
        ["STARTS = []\nSTARTS.append(1)", FROM_START.replace("START", "STARTS[0]")],
        ["for START in (0, 1):\n    pass", FROM_START],
        ["class Config:\n    start = 1\nConfig.other = 2", FROM_START.replace("START", "Config.start")],
        ["def first():\n    return ONE\nONE = 1", FROM_START.replace("START", "first()")],
        ["try:\n    from numpy import zeros\nexcept ImportError:\n    raise", RIGHT.replace("np.zeros", "zeros")],
        [f"%%time\n{RIGHT}", "%%bash\nrm -rf nothing", f"%%writefile a.py\n{TRANSPOSED}"],
        [f"%matplotlib inline\nfiles = !ls\nnp.zeros?\n{RIGHT}\n%timeit {ZEROS}([2, 3])"],
        [TRANSPOSED, CHECK, RIGHT, CHECK],
        [TRANSPOSED, CHECK, RIGHT],
        [f"@check\n{RIGHT}"],
        ["def broken(:", RIGHT],
        ["1 / 0", "raise SystemExit", "while True: pass", RIGHT],
    ],
)
def test_what_is_right_in_the_notebook_is_right_here(judge, cells):
    assert judge(*cells)["status"] == "correct"


@pytest.mark.parametrize("cells", [[RIGHT, TRANSPOSED], [RIGHT, CHECK, TRANSPOSED], [f"@check\n{TRANSPOSED}"]])
def test_the_last_definition_counts(judge, cells):
    assert judge(*cells)["status"] == "wrong"


START_IN_A_CELL = ["START = 1\n1 / 0\nSTART = 5", FROM_START]


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        (START_IN_A_CELL, "correct"),  # a kernel runs no more of a cell below an error
        ([f"1 / 0\n{RIGHT}", CHECK], "wrong"),
        ([RIGHT, CHECK, f"1 / 0\n{RIGHT}"], "look at it"),
        ([f"input()\n{RIGHT}", CHECK], "correct"),  # which stops here alone
        ([f"import nowhere\n{RIGHT}", CHECK], "correct"),
        ([f"show(later())\n{RIGHT}", CHECK, "def later():\n    return 1\nshow = print"], "correct"),
        ([RIGHT, CHECK, BLANK], "correct"),  # a blank below takes nobody's work away
        ([RIGHT, CHECK, BLANK, CHECK], "not started"),
        ([f"%%timeit\n{RIGHT}", CHECK], "missing"),
        ([f"%%python\n{RIGHT}", CHECK], "missing"),
        ([f"exec({RIGHT!r})", CHECK], "correct"),
        (
            [
                "from IPython.core.magic import register_cell_magic\n@register_cell_magic\ndef mine(line, cell):\n"
                "    get_ipython().run_cell(cell)",
                f"%%mine\n{RIGHT}",
                CHECK,
            ],
            "correct",
        ),
        ([RIGHT.replace("def ", "\u200bdef ", 1), CHECK], "wrong"),
        ([f"import sys\nsys.path.append('.')\n1 / 0\n{RIGHT}", CHECK], "wrong"),  # the course imports sys itself
        (["SHOWN = %who_ls", FROM_START.replace("START", "len(SHOWN) ** 0"), CHECK], "look at it"),  # a value lost
        (["%who_ls", TRANSPOSED, CHECK], "wrong"),
        (["import nowhere\nnowhere.mount()", TRANSPOSED, CHECK], "wrong"),  # no answer uses it
    ],
)
def test_a_cell_runs_here_as_in_a_kernel(judge, cells, status):
    assert judge(*cells)["status"] == status


def shown(status):
    sign = SIGNS[status]
    return [{"output_type": "display_data", "metadata": {}, "data": {"text/plain": [f"{sign} {ZEROS}: {status}\n"]}}]


@pytest.mark.parametrize(
    ("answer", "below", "status"),
    [
        (TRANSPOSED, [(1, "correct")], "look at it"),
        (TRANSPOSED, [(3, "correct"), (2, "wrong")], "look at it"),  # the lower cell ran first
        (TRANSPOSED, [(2, "correct"), (3, "wrong")], "wrong"),
        (TRANSPOSED, [(None, "correct"), (1, "wrong")], "wrong"),
        (BLANK, [(1, "correct")], "not started"),
        (RIGHT, [(1, "wrong")], "correct"),
    ],
)
def test_what_the_notebook_shows_and_is_not_so_here_is_to_be_looked_at(tmp_path, answer, below, status):
    path = write_notebook(tmp_path / "a.ipynb", IMPORTS, answer, *[CHECK] * len(below))
    notebook = json.loads(path.read_text())
    for cell, (count, said) in zip(notebook["cells"][-len(below) :], below, strict=True):
        cell |= {"execution_count": count, "outputs": shown(said)}
    path.write_text(json.dumps(notebook))
    verdict = judge_notebook(path)["verdicts"][0]
    assert verdict["status"] == status
    assert verdict["message"].startswith("The notebook shows below its check that it is correct") == (
        status == "look at it"
    )


def test_what_stands_below_a_magic_that_keeps_no_names_is_told(judge):
    assert "Cell 2 has it below `%%timeit`" in judge(f"%%timeit\n{RIGHT}", CHECK)["message"]


def test_an_answer_that_calls_another_one_gets_the_courses_version_of_a_blank(judge):
    blank = answer("...", name=RANDOM, arguments="layer_dims, rng")
    cells = [blank, f"{RANDOM} = check({RANDOM})", HE_CALLS_RANDOM, f"{HE} = check({HE})"]
    assert [judge(*cells, name=name)["status"] for name in (RANDOM, HE)] == ["not started", "correct"]


def test_the_given_function_is_there_when_it_is_imported(judge):
    name = "backward_propagation_n"
    arguments = "Y, parameters, cache"
    calls = answer(f"return given_backward_propagation_n({arguments})", name=name, arguments=arguments)
    imports = "from helpers.exercises.gradient_checking import given_backward_propagation_n"
    assert judge(imports, calls, name=name)["mistake"] == "both bugs still there"


def test_a_helper_with_the_name_of_another_weeks_exercise_brings_no_columns(tmp_path):
    name = "compute_cost_with_regularization"
    helper = answer("return 0", name="backward_propagation", arguments="x")
    solution = source_of(EXERCISES[name].solution, name)
    path = write_notebook(tmp_path / "a.ipynb", IMPORTS, helper, solution, f"{name} = check({name})")
    assert [verdict["exercise"] for verdict in judge_notebook(path)["verdicts"]] == exercises_of("Regularization")


def test_a_cell_that_cannot_be_read_hides_its_function(judge):
    verdict = judge(RIGHT, RIGHT.replace("return parameters", "return parameters)"))
    assert verdict["status"] == "look at it" and "SyntaxError" in verdict["message"]
    wrongly_indented = RIGHT.replace("    return", "  return")
    for cells in ([RIGHT + ")"], [RIGHT + ")", CHECK], [wrongly_indented, CHECK]):
        verdict = judge(*cells)
        assert verdict["status"] == "wrong" and "cell cannot be read" in verdict["message"]
    assert judge(RIGHT, name=HE)["status"] == "missing"


NOT_A_NOTEBOOK = {
    "": "an empty file",
    "\n<!DOCTYPE html>": "a web page in the place",
    "[" * 100_000: "no valid JSON",
    '{"cells": [\n<<<<<<< HEAD\n]}': "a merge with git left its marks",
    '<<<<<<< HEAD\n{"cells": [': "a merge with git left its marks",
    "[]": "not a Jupyter notebook",
    '{"cells": [3]}': "not a Jupyter notebook",
    '{"cells": [{"cell_type": "code", "source": 3}]}': "not a Jupyter notebook",
    '{"cells": []}': "no exercise of the course in it",
}


@pytest.mark.parametrize(("content", "problem"), NOT_A_NOTEBOOK.items())
def test_what_is_no_notebook_of_the_course_has_a_word_why(tmp_path, content, problem):
    (tmp_path / "a.ipynb").write_text(content)
    with pytest.raises(Problem, match=problem) as told:
        judge_notebook(tmp_path / "a.ipynb")
    assert any(sign in str(told.value) for sign in TO_DO)  # each has a word on what to do


def test_judging_writes_nothing_into_the_home(judge, tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    assert judge(RIGHT, CHECK)["status"] == "correct" and not (tmp_path / "ipython").exists()


def test_the_encodings_of_windows_are_no_problem_and_a_huge_file_is_not_read(tmp_path):
    path = write_notebook(tmp_path / "a.ipynb", IMPORTS, RIGHT)
    text = path.read_text()
    for encoding in ("utf-8-sig", "utf-16"):
        path.write_text(text, encoding)
        assert judge_notebook(path)["verdicts"][0]["status"] == "correct"
    with open(path, "wb") as file:
        file.truncate(10**9)
    with pytest.raises(Problem, match="larger than 50 MB"):
        judge_notebook(path)


# A run can't be lost: with bubblewrap, and without.


@pytest.fixture(scope="module", params=["bubblewrap", "plain"])
def sandbox(request):
    sandbox = Sandbox()
    if request.param == "plain":
        sandbox.warning = "no bubblewrap, for this test"
    elif sandbox.warning:
        pytest.skip(sandbox.warning)
    return sandbox


FORGED = "import os\n    os.write({fd}, {report!r}.encode())\n    os._exit(0)"
# What an answer does, and what its row says: a problem, or a part of the message.
HOSTILE = {
    "deep folders": ("import os\n    for _ in range(3000): os.mkdir('d'); os.chdir('d')", "returned None"),
    "kills its parent": ("import os; os.kill(os.getpid(), 9)", "ended the process that judged it"),
    "exits": ("import os; os._exit(0)", "ended the process that judged it"),
    "segmentation fault": ("import ctypes; ctypes.string_at(0)", "ended the process that judged it"),
    "forged list": (FORGED.format(fd=3, report="[]"), "ended the process that judged it"),
    "forged status": (
        FORGED.format(fd=3, report='{"verdicts": [{"exercise": "initialize_parameters_zeros", "status": "great"}]}'),
        "ended the process that judged it",
    ),
    "300 MB of output": (
        "import os\n    for fd in (1, 2, 3):\n        for _ in range(300):\n            os.write(fd, b'x' * 10**6)",
        "wrote a report of more than 1 MB",
    ),
    "41 MB of message": ("raise ValueError('x' * 41_000_000)", "ValueError: xxx"),
    "memory": ("return {'W1': np.ones((10**5, 10**5))}", "far too much memory"),
    "endless": ("while True: pass", "took too long"),
    "prints": ("for _ in range(10**5): print('spam')", "returned None"),
    "20 processes": (
        "import subprocess, sys\n    for _ in range(20):\n"
        "        subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
        "returned None",
    ),
}


SOON = "from helpers.exercises.judge import guard\nguard.TIME_LIMIT = 0.5"  # else it would compute for five seconds


@pytest.fixture(scope="module")
def hostile(sandbox, tmp_path_factory):
    """Notebooks that attack what is around them, and a right one among them: their rows by name."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (line, _) in HOSTILE.items():
        write_notebook(folder / f"{name}.ipynb", IMPORTS, *[SOON] * (name == "endless"), answer(line))
    (folder / "loop.ipynb").symlink_to(folder / "loop.ipynb")
    (folder / "lost.ipynb").symlink_to(folder / "nowhere")
    (folder / "folder.ipynb").mkdir()
    write_notebook(folder / "__MACOSX" / "._right.ipynb", IMPORTS, RIGHT)
    write_notebook(folder / ".ipynb_checkpoints" / "right-checkpoint.ipynb", IMPORTS, RIGHT)
    write_notebook(folder / "right.ipynb", IMPORTS, RIGHT)
    graded, left = grade_folder(folder, sandbox)
    assert left == 0
    return {one.name: one for one in graded}


@posix_only
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_an_answer_does_is_a_row(hostile, name):
    row = hostile[f"{name}.ipynb"]
    message = row.problem or row.verdicts[ZEROS]["message"]
    assert HOSTILE[name][1] in message and len(message) < 4000
    assert row.problem or row.verdicts[ZEROS]["status"] == "wrong"


@posix_only
def test_the_others_are_rows_too(hostile):
    rest = {name: row.problem for name, row in hostile.items() if name.removesuffix(".ipynb") not in HOSTILE}
    assert rest == {
        "folder.ipynb/": "no notebook in this folder",
        "loop.ipynb": "cannot be opened (Too many levels of symbolic links)",
        "lost.ipynb": "cannot be opened (No such file or directory)",
        "right.ipynb": "",
    }
    assert hostile["right.ipynb"].verdicts[ZEROS]["status"] == "correct"


@posix_only
def test_a_judge_that_does_not_come_back_is_ended(sandbox, tmp_path, monkeypatch):
    monkeypatch.setattr(grading_sandbox, "SECONDS", 3)
    write_notebook(tmp_path / "stop.ipynb", IMPORTS, answer("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)"))
    assert [one.problem for one in grade_folder(tmp_path, sandbox)[0]] == ["took more than 3 seconds"]


@pytest.mark.skipif(bool(Sandbox().warning), reason=Sandbox().warning or "never")
def test_one_process_judges_many_and_nothing_passes_from_one_to_the_next(tmp_path):
    leaves = """import ctypes
    open("/tmp/left", "w").close()
    open("/dev/shm/left", "w").close()
    ctypes.CDLL(None).shmget(77, 8, 0o1600)  # makes a piece of memory to share
    raise ValueError("left")"""
    looks = """import ctypes, os
    is_there = ctypes.CDLL(None).shmget(77, 8, 0o600) >= 0
    assert os.path.samefile("/proc/self/fd/0", "/dev/null")  # and not where the next notebook comes from
    processes = [int(name) for name in os.listdir("/proc") if name.isdecimal()]
    raise ValueError([os.path.exists("/tmp/left"), os.path.exists("/dev/shm/left"), is_there, len(processes) > 9])"""
    sandbox, messages = Sandbox(), []
    for number, line in enumerate((leaves, looks)):
        path = write_notebook(tmp_path / f"{number}.ipynb", IMPORTS, answer(line))
        report = sandbox.judge(path)
        messages.append(report.get("problem") or report["verdicts"][0]["message"])
    assert "ValueError: left" in messages[0] and "ValueError: [False, False, False, False]" in messages[1]
    assert (
        len(sandbox.idle) == (os.cpu_count() or 1) * sandbox.can_serve and len(sandbox.processes) == sandbox.can_serve
    )


@pytest.mark.skipif(bool(Sandbox().warning), reason=Sandbox().warning or "never")
def test_a_server_that_is_no_more_costs_nobody_a_verdict(tmp_path):
    sandbox, path = Sandbox(), write_notebook(tmp_path / "right.ipynb", IMPORTS, RIGHT)
    first = sandbox.judge(path)
    for process in sandbox.processes:
        process.kill()
        process.wait()
    assert first["verdicts"] and sandbox.judge(path) == first


@posix_only
def test_a_fork_of_the_notebooks_own_reports_nothing(tmp_path):
    path = write_notebook(tmp_path / "a.ipynb", IMPORTS, "import os\nos.fork()", RIGHT)
    report = python("-m", "helpers.grading.judge", path, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert report.stdout.count('"verdicts"') == 1


ENDS = {
    "a check": answer("import os; os.kill(os.getpid(), 9)", name=HE, arguments="layer_dims, rng"),
    "a file, a child, an end": "import os\nopen('x', 'w').close()\nif os.fork() == 0:\n    raise OSError\nos.abort()",
}


@posix_only
@pytest.mark.parametrize("name", ENDS)
def test_what_ends_the_judge_costs_no_other_answer_its_verdict(sandbox, tmp_path, name):
    zeros, random = (source_of(EXERCISES[one].solution, one) for one in (ZEROS, RANDOM))
    checks = [f"{one} = check({one})" for one in (ZEROS, HE, RANDOM)]
    write_notebook(tmp_path / "a.ipynb", IMPORTS, zeros, checks[0], ENDS[name], checks[1], random, checks[2])
    write_notebook(tmp_path / "b.ipynb", IMPORTS, RIGHT)
    ended, other = grade_folder(tmp_path, sandbox)[0]
    assert not ended.problem and other.verdicts[ZEROS]["status"] == "correct"
    assert [ended.verdicts[one]["status"] for one in (ZEROS, RANDOM)] == ["correct"] * 2
    if name == "a check":
        assert ended.verdicts[HE]["mistake"] == ENDED and "ended the process" in ended.verdicts[HE]["message"]


@posix_only
def test_one_that_ends_the_judge_again_and_again_is_given_up(sandbox, tmp_path):
    ends = ["import os", *["os.kill(os.getpid(), 9)"] * 9]
    write_notebook(tmp_path / "a.ipynb", IMPORTS, *ends, RIGHT)
    assert [one.problem for one in grade_folder(tmp_path, sandbox)[0]] == [ENDED]


@pytest.mark.skipif(bool(Sandbox().warning), reason=Sandbox().warning or "never")
def test_a_course_in_a_folder_that_servers_hide_is_judged_without_them(tmp_path):
    """A blank of several lines is known by the course's files."""
    place = tempfile.mkdtemp(dir="/tmp")
    try:
        for name in ("helpers", "studies", "Regularization"):
            shutil.copytree(ROOT / name, Path(place, name))
        blank = Path(place, "Regularization", "Regularization.ipynb")
        done = python("-m", "helpers.grading", blank, cwd=place)
        assert len(re.findall(r": not started$", done.stdout, re.MULTILINE)) == 4
    finally:
        shutil.rmtree(place)


def test_a_verdict_of_a_limit_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(grading_folder, "KEPT", tmp_path / "kept")
    for mistake, count in (("took too long", 0), (ENDED, 0), (None, 1)):
        one = {"exercise": ZEROS, "status": "wrong", "mistake": mistake, "message": ""}
        grading_folder.keep(f"key {mistake}", {"verdicts": [one], "quiz": {}}, set())
        assert len(list(tmp_path.glob("kept/*"))) == count


VERDICT = {"exercise": HE, "status": "correct", "mistake": None, "message": "right"}
REPORT = {"verdicts": [VERDICT], "quiz": {"large weights": "right"}}
OTHER_VERDICTS = [
    {"exercise": ["a"]},
    {"exercise": "a"},
    {"status": "great"},
    {"mistake": 3},
    {"message": 3},
    {"more": 3},
]
OTHER_REPORTS = [
    *({"verdicts": [VERDICT | other]} for other in OTHER_VERDICTS),
    {"verdicts": {}},
    {"verdicts": [[]]},
    *({"quiz": quiz} for quiz in (None, [], {"a": "right"}, {"large weights": "great"})),
]


@pytest.mark.parametrize(
    "report",
    [b"[]", b"3", b"\xff", b'{"problem": 3}', *(json.dumps(REPORT | other).encode() for other in OTHER_REPORTS)],
)
def test_a_report_in_another_form_is_none(report):
    assert grading_sandbox.checked(0, report) == {"problem": "ended the process that judged it"}


def test_a_report_counts_only_with_status_0():
    assert grading_sandbox.checked(0, json.dumps(REPORT).encode()) == REPORT
    assert "problem" in grading_sandbox.checked(-9, json.dumps(REPORT).encode())
    assert grading_sandbox.checked(0, b'{"problem": " no\\n cell "}') == {"problem": "no cell"}
    places = {place: grading_sandbox.checked(1, json.dumps({"at": place}).encode()) for place in (3, HE, "a")}
    assert {place: report.get("at") for place, report in places.items()} == {3: 3, HE: HE, "a": None}


# With bubblewrap nothing of the teacher's is seen or touched.


@pytest.mark.skipif(bool(Sandbox().warning), reason=Sandbox().warning or "never")
def test_in_bubblewrap_nothing_is_read_sent_written_or_left(tmp_path, monkeypatch):
    monkeypatch.setenv("A_SECRET", "secret")
    home = tmp_path / "home"
    home.mkdir()
    (home / "secret.txt").write_text("secret")
    classroom = tmp_path / "class"
    classroom.mkdir()
    classmate = write_notebook(classroom / "b.ipynb", IMPORTS, RIGHT)
    before = classmate.read_bytes(), (ROOT / "helpers" / "network.py").read_bytes()
    with socket.create_server(("127.0.0.1", 0)) as server:
        tries = f"""import os, socket, subprocess, sys
    def tried(action):
        try:
            action()
        except OSError:
            return "refused"
        return "done"
    raise ValueError([
        tried(lambda: open({str(home / "secret.txt")!r}).read()),
        tried(lambda: socket.create_connection(("127.0.0.1", {server.getsockname()[1]}), timeout=2)),
        tried(lambda: open({str(ROOT / "helpers" / "network.py")!r}, "a").write("#")),
        tried(lambda: open({str(classmate)!r}, "w").write("")),
        os.environ.get("A_SECRET", "refused"),
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(77)"], start_new_session=True).pid > 0,
    ])"""
        write_notebook(classroom / "a.ipynb", IMPORTS, answer(tries))
        rows = {one.name: one.verdicts[ZEROS] for one in grade_folder(classroom, Sandbox())[0]}
    assert str(["refused"] * 5 + [True]) in rows["a.ipynb"]["message"]
    assert rows["b.ipynb"]["status"] == "correct"
    assert (classmate.read_bytes(), (ROOT / "helpers" / "network.py").read_bytes()) == before
    processes = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert "time.sleep(77)" not in processes


@posix_only
def test_without_bubblewrap_one_line_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert re.fullmatch(
        r"There is no bubblewrap here, .* \(sudo apt install bubblewrap\); see TEACHING.md\.", Sandbox().warning
    )
    forbidding = tmp_path / "bwrap"
    forbidding.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n")
    forbidding.chmod(0o755)
    assert "can't make a sandbox here (No permissions to create new namespace)" in Sandbox().warning


# The whole way: a folder, a table, a file.


@pytest.fixture(scope="module")
def classroom(tmp_path_factory):
    """The folder that TEACHING.md shows."""
    folder = tmp_path_factory.mktemp("class")
    zeros, random, he = (source_of(EXERCISES[name].solution, name) for name in (ZEROS, RANDOM, HE))
    no_root = he.replace("np.sqrt(2 / layer_dims[l - 1])", "(2 / layer_dims[l - 1])")
    blank = answer("...", name=RANDOM, arguments="layer_dims, rng")
    write_notebook(folder / "anna" / "Weight_Initialization.ipynb", IMPORTS, zeros, random, he)
    write_notebook(folder / "ben" / "Weight_Initialization.ipynb", IMPORTS, zeros, random, no_root)
    write_notebook(folder / "carla" / "Weight_Initialization.ipynb", IMPORTS, zeros, blank, no_root)
    (folder / "dana").mkdir()
    write_notebook(folder / "emil" / "Weight_Initialization.ipynb").write_text('{"cells": [')
    return folder


@pytest.fixture(scope="module")
def run(classroom, tmp_path_factory):
    """What the command does there, as a teacher calls it, and the rows of the file that it writes."""
    file = tmp_path_factory.mktemp("out") / "verdicts.csv"
    in_utf8 = {"encoding": "utf-8", "env": os.environ | {"PYTHONUTF8": "1"}}
    done = python("-m", "helpers.grading", classroom, "--csv", file, **in_utf8)
    return done, list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def test_the_table_is_that_of_the_page_for_teachers(run):
    done, _ = run
    page = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"<!-- example -->\n```\n(.*?)```\n<!-- end of example -->", page, re.DOTALL)
    assert done.returncode == 0 and done.stdout == shown
    told = [line for line in done.stderr.splitlines() if line.startswith("[")]
    assert len(told) == 4 and told[-1].startswith("[4/4] ")


def test_the_file(run):
    _, rows = run
    assert list(rows[0]) == ["file", "exercise", "status", "mistake", "message"]
    statuses = ["correct"] * 5 + ["wrong", "correct", "not started", "wrong"] + ["not graded"] * 2
    assert [row["status"] for row in rows] == statuses
    assert {row["mistake"] for row in rows if row["status"] == "wrong"} == {"no square root"}
    assert all(row["message"] or row["status"] == "not started" for row in rows)


def test_a_spreadsheet_takes_nothing_for_a_formula():
    assert "'=HYPERLINK" in as_csv([Graded("=HYPERLINK(1).ipynb", problem="no valid JSON")])


def test_a_folder_that_is_not_there_is_one_sentence_and_status_2(capsys, tmp_path):
    assert command_line.main([str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr() == ("", f"There is no folder {tmp_path / 'nowhere'}.\n")
    assert command_line.main([str(tmp_path), "--csv", str(tmp_path / ("x" * 300))]) == 2
    assert "cannot be opened" in capsys.readouterr().err
    assert command_line.main([os.devnull]) == 2
    assert "There is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("file", ["nowhere/a.csv", ".", "work.ipynb"])
def test_a_file_that_cannot_be_written_is_told_before_grading(capsys, tmp_path, file):
    assert command_line.main([str(tmp_path), "--csv", str(tmp_path / file)]) == 2
    out, told = capsys.readouterr()
    assert out == "" and "cannot be written: choose another place" in told


def test_an_empty_folder_is_no_error(capsys, tmp_path):
    assert command_line.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "There are no notebooks in this folder.\n"


def test_ctrl_c_leaves_the_complete_files_alone(classroom, tmp_path, monkeypatch, capsys):
    names = ["verdicts.csv", "points.csv", "class.svg"]
    for name in names:
        (tmp_path / name).write_text("last time's")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "anna.html").write_text("last time's")
    graded = iter([Graded("anna/Weight_Initialization.ipynb", problem="no valid JSON")])

    def interrupted(*_):
        try:
            return next(graded)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(grading_folder, "grade_notebook", interrupted)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    options = [f"--{one}={tmp_path / name}" for one, name in zip(("csv", "gradebook", "overview"), names)]
    assert command_line.main([str(classroom), *options, f"--feedback={tmp_path / 'pages'}"]) == 130
    out, told = capsys.readouterr()
    assert "anna/Weight_Initialization.ipynb" in out and told.endswith(
        "Interrupted: 3 notebooks were not graded. Run it again to go on from here.\n"
    )
    assert {(tmp_path / name).read_text() for name in names} == {"last time's"}
    assert (tmp_path / "pages" / "anna.html").read_text() == "last time's"
    assert "no valid JSON" in (tmp_path / "verdicts.partial.csv").read_text()
    assert "no valid JSON" in (tmp_path / "points.partial.csv").read_text()
    assert "no valid JSON" in (tmp_path / "pages.partial" / "anna.html").read_text()
    assert f"Written: {tmp_path / 'class.partial.svg'}" in told


@posix_only
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGHUP"])  # Ctrl+C, the end of a session, of a connection
def test_a_run_that_is_ended_ends_the_judges(tmp_path, how):
    write_notebook(tmp_path / "a.ipynb", IMPORTS, BLANK)
    for number in range(20):  # more than a minute, since each is given up after some seconds
        write_notebook(tmp_path / f"slow{number}.ipynb", IMPORTS, answer("import time; time.sleep(88)"))
    done = subprocess.Popen(
        [sys.executable, "-m", "helpers.grading", str(tmp_path), f"--csv={tmp_path / 'verdicts.csv'}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=listen_to_ctrl_c,
    )
    while done.stderr.read(1) not in "[":  # of [1/20]: it has begun
        pass
    done.send_signal(getattr(signal, how))
    out, told = done.communicate(timeout=120)
    assert done.returncode == 130 and re.search(r"Interrupted: [12]\d notebooks were not graded\.", told)
    assert "Traceback" not in told and (tmp_path / "verdicts.partial.csv").exists()


def test_the_table_names_no_mistake_when_there_is_none():
    correct = {ZEROS: {"exercise": ZEROS, "status": "correct", "mistake": None, "message": ""}}
    assert as_table([Graded("a.ipynb", correct)]).endswith("No mistakes.")
