"""The benchmarks compare like with like, and their report says what was measured."""

import json
import os
import platform
import subprocess
import sys

import numpy as np
import pytest
import sklearn
from course_files import python

from benchmarks import classroom, contenders, grading, report, test_optimizers
from benchmarks.test_iteration import CASES
from helpers import data
from helpers.exercises.weeks import WEEKS
from tools.notebooks import ROOT


@pytest.mark.parametrize("lambd, keep_prob", [(0, 1), (0.7, 1), (0, 0.86)], ids=["plain", "L2", "dropout"])
def test_the_usual_loop_trains_the_same_network(lambd, keep_prob):
    X, Y, _, _ = data.football()
    trained = [train(X, Y, [2, 20, 3, 1], 0.3, 50, lambd, keep_prob) for train in (contenders.ours, contenders.usual)]
    start = contenders.start([2, 20, 3, 1])
    for name, value in trained[0].items():
        np.testing.assert_allclose(trained[1][name], value, rtol=1e-6, atol=1e-9)
        assert not np.allclose(value, start[name])


def test_scikit_learn_runs_all_iterations_on_the_full_batch():
    X, Y, _, _ = data.circles()
    model = contenders.scikit_learn(X, Y, [2, 10, 5, 1], 0.01, 40, 0, 1)
    assert model.n_iter_ == 40
    assert model.t_ == 40 * 300
    assert [weights.shape for weights in model.coefs_] == [(2, 10), (10, 5), (5, 1)]


def test_pytorch_trains_the_same_layers():
    torch = pytest.importorskip("torch")
    X, Y, _, _ = data.circles()
    for keep_prob in (1, 0.86):
        model = contenders.pytorch(X, Y, [2, 10, 5, 1], 0.01, 2, 0, keep_prob)
        shapes = [tuple(module.weight.shape) for module in model if isinstance(module, torch.nn.Linear)]
        assert shapes == [(10, 2), (5, 10), (1, 5)]
        assert isinstance(model[-1], torch.nn.Linear)
        assert sum(isinstance(module, torch.nn.Dropout) for module in model) == (2 if keep_prob < 1 else 0)


@pytest.mark.parametrize("networks", [1, 20])
@pytest.mark.parametrize("method", test_optimizers.OURS)
def test_the_optimizers_take_the_same_steps(method, networks):
    peers = [test_optimizers.scikit_learn] * (method in ("SGD", "momentum", "Adam"))
    peers += [test_optimizers.pytorch] * (contenders.torch is not None)
    arguments = method, *test_optimizers.case(networks), 25
    ours = test_optimizers.ours(*arguments)
    for peer in peers:
        for name, value in peer(*arguments).items():
            if method != "AdamW" or name.startswith("W"):  # PyTorch's shrinks biases, too
                # scikit-learn's epsilon is added before the correction
                np.testing.assert_allclose(value, ours[name], rtol=0, atol=1e-5)


def result(best, **extra):
    return {"best": best, "extra": extra}


WEEK_1 = {"table": "iteration", "row": "week 1", "per": 1000}
WIDTHS = {10: (1e-3, 1e3), 100: (2e-3, 4e3), 1_000: (1e-1, 1e4)}
TABLES = {  # what was measured, and what the report then has
    "ratios": (
        [
            result(0.08, **WEEK_1, column="usual", ours=40e-6, ratio=0.51),
            result(0.16, **WEEK_1, column="scikit_learn", ours=50e-6, ratio=0.27),
        ],
        ["| week 1 | 40 us | 80 us, ratio **0.51** | 160 us, ratio **0.27** | - |"],
    ),
    "optimizers have peers of their own": (
        [result(0.05, table="optimizer", row="Adam", column="pytorch", per=1000, ours=20e-6, ratio=0.4)],
        ["| optimizer | ours | MLPClassifier | PyTorch eager |", "| Adam | 20 us | - | 50 us, ratio **0.40** |"],
    ),
    "exponents of growth": (
        [result(0.001, table="examples", row=300, peak=2e4), result(0.1, table="examples", row=30_000, peak=2e6)],
        ["| 300 | 1.0 ms |  | 20 kB |  |", "| 30,000 | 100.0 ms | 1.00 | 2.0 MB | 1.00 |"],
    ),
    "exponents over all rows": (
        [result(time, table="width", row=row, peak=peak) for row, (time, peak) in WIDTHS.items()],
        ["|\n\nFrom the first row to the last: 1.00 for the time, 0.50 for the memory.\n"],
    ),
}


@pytest.mark.parametrize(("measured", "lines"), TABLES.values(), ids=TABLES)
def test_the_tables_show_what_was_measured(measured, lines):
    text = report.tables(measured)
    assert [line for line in lines if line not in text] == []


def test_the_versions_that_were_measured_are_told():
    told = report.tables([]).strip().removeprefix("Measured with ").removesuffix(".").split(", ")
    assert told[:4] == [
        f"network.py {report.fingerprint()}",
        f"Python {platform.python_version()}",
        f"numpy {np.__version__}",
        f"scikit-learn {sklearn.__version__}",
    ]
    assert [line.split()[0] for line in told[4:]] == ["torch"] * (contenders.torch is not None)


SMALL_RUN = """
import sys, pytest
from benchmarks import side_by_side, test_iteration
test_iteration.NUM_ITERATIONS = side_by_side.ROUNDS = 2
sys.exit(pytest.main(sys.argv[1:]))
"""


def test_the_benchmarks_run():
    """A small selection, measured much too shortly to say anything: it ends with the tables."""
    growth = ("examples[300]", "width[10]", "depth[2]", "gradient_check[5]")
    selected = ["test_iteration.py", *(f"test_growth.py::test_{smallest}" for smallest in growth)]
    selected.append("test_optimizers.py::test_step[Adam-1-scikit_learn]")
    selected.append("test_course.py::test_judging[initialize_parameters_zeros-right]")
    options = ["-q", "-p", "no:cacheprovider", "--benchmark-min-rounds=1", "--benchmark-max-time=0"]
    # A worker of pytest-xdist would measure nothing.
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_XDIST_WORKER"}
    done = python("-c", SMALL_RUN, *options, *(f"benchmarks/{name}" for name in selected), env=environment)
    assert done.returncode == 0, done.stdout[-3000:]
    rows = *CASES, "Adam", "week 1, 200 at once, few costs", "300", "10", "2", "47", "`initialize_parameters_zeros`"
    assert [row for row in rows if f"\n| {row} |" not in done.stdout] == []


def test_only_the_measured_part_of_the_page_changes(tmp_path, monkeypatch):
    page, results = tmp_path / "README.md", tmp_path / "results.json"
    page.write_text(f"before\n{report.BEGIN}old tables\n{report.END}after\n")
    extra = {"table": "waiting", "row": "Week.ipynb"}
    results.write_text(json.dumps({"benchmarks": [{"stats": {"min": 12.3}, "extra_info": extra}]}))
    monkeypatch.setattr(report, "PAGE", page)
    report.write(results)
    text = page.read_text()
    assert text.startswith(f"before\n{report.BEGIN}") and text.endswith(f"{report.END}after\n")
    assert "| Week.ipynb | 12.3 s |" in text and "old tables" not in text


def test_a_part_that_was_not_measured_has_no_table():
    text = report.tables([result(12.3, table="waiting", row="Week.ipynb")])
    assert "| Week.ipynb | 12.3 s |" in text
    assert "iteration" not in text and "Growth" not in text


def test_the_tables_of_a_class_say_how_many_a_server_holds():
    verdicts = {20: [dict.fromkeys(classroom.ANSWERS, 1.0), dict.fromkeys(classroom.ANSWERS, 2.0)]}
    others = {"packages": 90.0, "lab": 70.0, "hub": 138.0}
    weeks = {"Week": [(110.0, 130.0, 150.0, 100.0), (200.0, 290.0, 300.0, 250.0)]}
    text = classroom.tables(weeks, others, verdicts, "before")
    assert "| Week | 110 MB | 130 MB | 150 MB | 100 MB |" in text
    assert "| 20 | 1.0 s | 1.0 s | 1.0 s |" in text
    assert "| 4 GB | 13 | 9 |" in text  # 3,300 MB / (138 + 100) and / (138 + 200)
    assert "Peak of memory, beside before: Week 0.50." in text and "right 0.50" in text
    alone = classroom.tables({"Week": weeks["Week"][:1]}, others, {20: verdicts[20][:1]}, None)
    assert text.startswith(alone)


@pytest.mark.everywhere
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read in /proc")
def test_a_class_can_be_measured():
    found = classroom.seconds_of_verdicts(ROOT, 2)
    assert list(found) == list(classroom.ANSWERS) and min(found.values()) > 0


def test_the_table_of_grading_shows_both_and_their_ratio():
    runs = {(15, 60): [grading.Run(20.0, 12.0, 150.0, 0), grading.Run(40.0, 48.0, 200.0, 2)]}
    assert grading.table(runs, "before") == (
        "| students | notebooks | time | computing | memory | marks not as planned |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: |\n| 15 | 60 | 20 s | 12 s | 150 MB | 0 |\n\n"
        "60 notebooks, beside before: seconds 0.50, computing 0.25, memory 0.75.\n"
    )


def test_the_class_to_be_graded_is_as_planned_but_for_what_never_ends(tmp_path):
    expected, week = grading.make(tmp_path, 2, WEEKS[:1]), WEEKS[0]
    text = (tmp_path / "student000" / f"{week.folder}.ipynb").read_text(encoding="utf-8")
    assert text.count("while True:") == 1 and list(expected) == [f"student00{i}/{week.folder}.ipynb" for i in (0, 1)]
    rows = ["file,exercise,status,mistake,message"]
    rows += [f"{file},{name},{status},," for file, marks in expected.items() for name, status in marks.items()]
    (tmp_path / "verdicts.csv").write_text("\n".join(rows[:-1]), encoding="utf-8")
    assert grading.unlike(tmp_path / "verdicts.csv", expected) == 1  # a row is missing


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read in /proc")
def test_what_a_process_started_is_measured_too():
    held = [sys.executable, "-c", "held = bytearray(50_000_000); sum(held); print('ready', flush=True); input()"]
    nested = f"import subprocess; subprocess.run({held!r})"
    with subprocess.Popen([sys.executable, "-c", nested], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        running.stdout.readline()
        processes = grading.started_by(running.pid)
        assert 50e6 < sum(map(grading.memory, processes)) < 150e6 and sum(map(grading.computed, processes)) > 0.05
        running.communicate(b"\n")


@pytest.mark.everywhere
def test_the_page_is_of_this_network():
    page = report.PAGE.read_text(encoding="utf-8")
    assert f"network.py {report.fingerprint()}" in page, "the network has changed: run python -m benchmarks.report"
