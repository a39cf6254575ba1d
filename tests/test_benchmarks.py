"""The benchmarks compare like with like, and their report says what was measured."""

import json

import numpy as np
import pytest

from benchmarks import contenders, report
from helpers import data


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


def result(best, **extra):
    return {"best": best, "extra": extra}


def test_the_table_of_iterations_shows_ratios():
    measured = [
        result(0.08, table="iteration", row="week 1", column="usual", per=1000, ours=0.04, ratio=0.51),
        result(0.16, table="iteration", row="week 1", column="scikit_learn", per=1000, ours=0.05, ratio=0.27),
    ]
    assert "| week 1 | 40 us | 80 us, ratio **0.51** | 160 us, ratio **0.27** | - |" in report.tables(measured)


def test_the_table_of_growth_shows_exponents():
    measured = [
        result(0.001, table="examples", row=300, peak=2e4),
        result(0.1, table="examples", row=30_000, peak=2e6),
    ]
    text = report.tables(measured)
    assert "| 300 | 1.0 ms |  | 20 kB |  |" in text
    assert "| 30,000 | 100.0 ms | 1.00 | 2.0 MB | 1.00 |" in text


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
