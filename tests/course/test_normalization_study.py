"""The study of batch normalization: what it shows, that it can be repeated, and that its page says the same."""

import copy
from pathlib import Path

import nbformat
import numpy as np
import pytest
from course_files import code_in_text, prose

from helpers import network
from helpers import normalization as layers
from studies import common, normalization
from studies.common import verdict
from tools.notebooks import notebook_path

PLAIN = normalization.PASSES["plain"]
PAGE = (Path(__file__).parents[2] / "studies/README.md").read_text(encoding="utf-8")
OTHERS = list(common.load(normalization.STORED_KERNELS)["kernels"])


@pytest.mark.parametrize("claim", normalization.CLAIMS, ids=lambda claim: claim.name)
def test_both_sets_of_seeds_say_so(claim):
    assert verdict(normalization.compared(claim)[1]) == claim.verdict


@pytest.mark.parametrize("kernel", OTHERS)
def test_both_sets_say_so_with_other_kernels(kernel):
    found = {claim: verdict(normalization.compared(claim, kernel)[1]) for claim in normalization.CLAIMS}
    lost = {claim.name for claim, said in found.items() if claim.verdict not in (said, "can't say")}
    assert lost <= {"8 layers, normalized: 3 against 1", "16 layers, normalized: 3 against 1"}  # told below


def test_in_the_notebook_sixteen_layers_notice_three_times_he_in_eleven_of_twelve_runs():
    (claim,) = (claim for claim in normalization.CLAIMS if claim.name == "16 layers, normalized: 3 against 1")
    found = [each for kernel in (normalization.KERNEL, *OTHERS) for each in normalization.compared(claim, kernel)[1]]
    sure = [each.mean() < -2 * common.standard_error(each) for each in found]
    assert (len(found), sum(sure)) == (12, 11)
    assert all(4 < -each.mean() < 8 for each in found)


def test_in_the_notebook_the_first_line_begins_far_above_the_picture():
    X, Y, *_ = normalization.circles()
    parameters = normalization.starts("plain", [2, *[10] * 8, 1], 3, [2])
    costs = []
    for steps in (0, 1, 2, 3):
        _, cache = network.forward_pass(X, normalization.descend(parameters, [(X, Y)] * steps, PLAIN, 0.1))
        costs.append(float(network.compute_cost(cache["Z9"], Y)[0]))
    assert f"{costs[0]:,.0f}" == "1,888" and 1e13 < costs[2] < 1e14
    assert cache["A1"].any() and not cache["A8"].any()  # not every unit is off, but each of layer 8


def test_deep_networks_from_three_times_he_diverge_at_every_rate_for_some_seeds():
    for first in normalization.SETS:
        for depth, factor in normalization.WITHOUT_A_COST:
            costs = normalization.values(first, "start", f"plain, {depth} layers, times {factor}", "cost")
            assert np.isinf(costs).any()


def test_rates_that_differ_by_a_factor_of_thirty_work_and_none_without():
    for first in normalization.SETS:
        by_rate = normalization.accuracies_by_rate(8, 1, first)
        works = {name: [rate for rate, right in each.items() if right >= 95] for name, each in by_rate.items()}
        assert works == {"plain": [], "batch normalization": [0.1, 0.3, 1, 3]}


def test_rates_are_in_order_where_a_browser_has_put_whole_numbers_first(monkeypatch):
    expected = normalization.accuracies_by_rate(8, 1)
    rows = copy.deepcopy(normalization.rows_of(1))
    for row in rows:
        for found in row["start"].values():
            found["by_rate"] = dict(sorted(found["by_rate"].items(), key=lambda item: not item[0].isdecimal()))
    monkeypatch.setattr(normalization, "rows_of", lambda first: rows)
    for name, by_rate in normalization.accuracies_by_rate(8, 1).items():
        assert list(by_rate.items()) == list(expected[name].items())


def test_shaken_networks_keep_nearly_all_of_the_gain():
    for first in normalization.SETS:
        costs, tests = (normalization.shaken_and_not(first, of) for of in ("cost", "test"))
        more = costs["shaken"] - costs["normalized"]
        assert more.mean() > 2 * common.standard_error(more)
        gains = {name: (tests[name] - tests["plain"]).mean() for name in ("normalized", "shaken")}
        assert gains["shaken"] > 0.9 * gains["normalized"]


def test_in_the_notebook_the_differences_are_as_the_study_has_them():
    found = {claim.name: normalization.compared(claim)[1] for claim in normalization.CLAIMS}
    right = [normalization.values(1, "prediction", of, "test").mean() for of in ("running averages", "batches of 2000")]
    first, second = ((each.mean(), common.standard_error(each)) for each in found["one batch of 2000 against running"])
    ratios = [ratio for first in normalization.SETS for ratio in normalization.rows_of(first)[0]["seconds"].values()]
    text = " ".join(prose(notebook_path("Batch_Normalization")).split())
    for words, numbers in (
        ("running averages get {:.0f} % of the test dots and all 2,000 together {:.0f} %", right),
        ("is {:.1f} points with a standard error of {:.1f}", first),
        ("and {:.1f} ({:.1f}) on 20 other seeds", second),
        ("takes {:.1f} to {:.1f} times as long", (min(ratios), max(ratios))),
    ):
        assert words.format(*numbers) in text
    assert all(-1 < each.mean() < 0 for each in found["8 layers, normalized: 3 against 1"])


def test_a_folded_network_answers_as_before(capsys):
    """The answer to "Fold it", run in what the notebook has by then."""
    (block,) = code_in_text(nbformat.read(notebook_path("Batch_Normalization"), as_version=4))
    X, Y, test_X, _ = normalization.circles()
    begin = layers.with_scale_and_shift(normalization.starts("plain", [2, *[10] * 8, 1], 1, [2]))
    begin = {name: value[0] for name, value in begin.items()}
    running = {}
    keep = layers.keep_running(running)
    parameters, _ = network.train(X, Y, begin, 0.03, 20, forward=keep, backward=layers.backward_pass)
    by_running = layers.predict_pass(test_X, parameters, running)
    exec(
        block,
        dict(np=np, network=network, parameters=parameters, running=running, test_X=test_X, by_running=by_running),
    )
    assert capsys.readouterr().out == "True\n"


def test_layer_normalization_makes_the_two_rings_alike():
    X, _, _, _ = normalization.circles()
    parameters = normalization.starts("layer", [2, 10, 1], 1, [1])
    outputs = [normalization.PASSES["layer"][0](size * X, parameters)[1]["N1"] for size in (0.8, 1)]
    np.testing.assert_allclose(*outputs, atol=1e-3)


@pytest.mark.everywhere
def test_an_experiment_repeated_gives_the_stored_row():
    """Normalized trainings amplify the last digit, so only means are compared."""
    stored = normalization.rows_of(1)[0]["start"]["normalized, 2 layers, times 1"]
    again = normalization.trained_from("normalized", 2, 1, range(1, 21), normalization.RATES["normalized"])
    assert np.mean(again["train"]) == pytest.approx(np.mean(stored["train"]), abs=3)
    assert np.mean(again["test"]) == pytest.approx(np.mean(stored["test"]), abs=3)


@pytest.mark.parametrize("show", ["print_claims", "print_shaken", "print_seconds"])
def test_the_page_shows_what_is_printed(show, capsys):
    getattr(normalization, show)()
    assert capsys.readouterr().out in PAGE


@pytest.mark.parametrize("show", ["print_starts", "print_batches", "print_prediction", "print_kernels"])
@pytest.mark.parametrize("first", normalization.SETS)
def test_the_page_shows_both_sets_of_seeds(show, first, capsys):
    getattr(normalization, show)(first)
    assert capsys.readouterr().out in PAGE
