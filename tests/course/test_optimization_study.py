"""The study of optimizers: what it shows, that it can be repeated, and that its page says the same."""

from pathlib import Path

import matplotlib.pyplot as plt
import nbformat
import numpy as np
import pytest
from course_files import code_in_text, names_set, prose

from helpers import network, plotting, valley
from helpers.exercises.weight_initialization import initialize_parameters_he
from helpers.optimizers import update_with_adam, update_with_momentum, update_with_rmsprop
from studies import common, muon, optimization
from tools.notebooks import notebook_path

PAGE = (Path(__file__).parents[2] / "studies/README.md").read_text(encoding="utf-8")


EACH_ALONE = [(kernel,) for kernel in (*common.KERNELS, common.SHAKEN)]


@pytest.mark.parametrize("kernels", [tuple(common.KERNELS), *EACH_ALONE], ids=" ".join)
def test_both_sets_of_seeds_say_so(kernels):
    found = {claim.name: common.verdict(optimization.compared(claim, kernels)[1]) for claim in optimization.CLAIMS}
    assert found == {claim.name: claim.verdict for claim in optimization.CLAIMS}


def test_a_verdict_needs_two_standard_errors_on_both_sets():
    clear, unclear = np.array([1.0, 1.1, 0.9, 1.0]), np.array([1.0, -1.1, 0.9, -1.0])
    assert common.verdict([clear, clear]) == "higher" and common.verdict([-clear, -clear]) == "lower"
    for pair in ([clear, unclear], [unclear, clear], [clear, -clear], [unclear, unclear]):
        assert common.verdict(pair) == "can't say"


def test_the_best_rates_do_not_lie_at_the_edge_of_what_was_tried():
    for start in optimization.SETS:
        for row in optimization.rows_of(start):
            for experiment in ("speed", "batch_sizes", "schedules", "depth"):
                for condition, found in row[experiment].items():
                    if condition == "Muon, 5 epochs":  # nothing is claimed of it
                        continue
                    methods = optimization.METHODS | optimization.MUON
                    rates = methods.get(condition.split(",")[0], (None, ()))[1]
                    if experiment == "depth":
                        rates = (optimization.below(rates), *rates)
                    assert found["rate"] not in rates[:1] + rates[-1:], (start, experiment, condition)


def test_the_best_decay_is_thirty_times_as_large_when_decoupled():
    for start in optimization.SETS:
        for row in optimization.rows_of(start):
            best = {name: row["weight_decay"][f"{name}, best"]["rate"] for name in ("penalty", "decoupled")}
            assert best == {"penalty": 0.03, "decoupled": 1}


def test_the_noise_of_a_batch_falls_with_the_root_of_its_size():
    for start in optimization.SETS:
        for row in optimization.rows_of(start):
            scaled = [np.mean(values) for values in row["noise"].values()]
            assert max(scaled) / min(scaled) < 1.06


@pytest.mark.everywhere
def test_experiments_repeated_give_the_stored_rows():
    for repeat in (optimization.bias_correction, optimization.weight_decay, optimization.second_order):
        again = repeat(range(1, 21))
        for condition, found in optimization.rows_of(1)[0][repeat.__name__].items():
            assert again[condition]["rate"] == found["rate"]
            assert np.mean(again[condition]["cost"]) == pytest.approx(np.mean(found["cost"]), abs=0.005)
            assert np.mean(again[condition]["test"]) == pytest.approx(np.mean(found["test"]), abs=0.3)


def test_momentum_as_an_average_takes_the_same_steps_with_another_rate():
    """v = 0.9 v + 0.1 dW with ten times the rate, on the course's own step with a tenth of the gradient."""

    def as_an_average(parameters, gradients, state, learning_rate):
        tenth = {name: 0.1 * value for name, value in gradients.items()}
        return update_with_momentum(parameters, tenth, state, learning_rate)

    X, Y, *_ = optimization.moons()
    costs = [
        optimization.train(X, Y, optimization.WIDE, update, [rate], range(1, 4), 64, [20])[20][0]
        for update, rate in ((update_with_momentum, 0.03), (as_an_average, 0.3))
    ]
    assert costs[0] == pytest.approx(costs[1], abs=1e-6)


def test_a_network_that_diverges_disturbs_no_other():
    X, Y, *_ = optimization.moons()
    alone, beside = (
        optimization.train(X, Y, optimization.WIDE, optimization.GRADIENT_DESCENT, rates, range(1, 3), 64, [5])[5][0]
        for rates in ([0.1], [0.1, 1e200])
    )
    assert beside[0] == pytest.approx(alone[0]) and np.all(beside[1] == np.inf)


def test_seeds_in_groups_learn_what_they_learn_together(monkeypatch):
    X, Y, *_ = optimization.moons()
    X, Y = (np.broadcast_to(values, (3, *values.shape)) for values in (X, Y))
    found = []
    for numbers in (1, 10**9):
        monkeypatch.setattr(network, "IN_CACHE", numbers)
        task = (X, Y, optimization.WIDE, update_with_momentum, [0.1, 0.01], range(1, 4))
        found.append(optimization.train(*task, batch_size=64, checkpoints=[1, 2]))
    apart, together = found
    for epochs in (1, 2):
        assert apart[epochs][0] == pytest.approx(together[epochs][0])
        for name, values in together[epochs][1].items():
            assert apart[epochs][1][name] == pytest.approx(values)


def test_the_valley_costs_k_steps_and_the_root_of_k_with_momentum():
    steps = {k: optimization.steps_by_theory(k) for k in (10, 100, 1000)}
    assert steps == {10: (39, 17), 100: (444, 69), 1000: (5008, 257)}
    along, turned = (optimization.steps_of_adam(1000, degrees) for degrees in (0, 30))
    assert along < steps[1000][1] / 3 and turned > steps[1000][1]


def test_adam_along_the_axes_needs_few_steps_from_every_start_and_not_from_one_on_the_diagonal_alone():
    from_each = [optimization.valley_steps(optimization.update_with_adam, np.geomspace(0.01, 1, 81), 1000, 0, [start])
                 for start in optimization.AROUND]  # fmt: skip
    assert 40 < min(from_each) and max(from_each) < 100


def test_in_the_race_no_method_has_a_rate_that_does_not_suit_it():
    """Of a row in half decades none ends at a third of the cost."""
    (cell,) = (cell.source for cell in notebook().cells if "plot_race(race" in cell.source and "methods" in cell.source)
    names = {"gradient_descent": network.update_with_gradient_descent, "update_with_momentum": update_with_momentum}
    names |= {"update_with_rmsprop": update_with_rmsprop, "update_with_adam": update_with_adam}
    exec(cell.partition("race =")[0], names)
    for update, chosen in names["methods"].values():
        ends = {rate: height_after_60(update, rate) for rate in (chosen, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1)}
        assert ends[chosen] < 3 * min(ends.values())


def height_after_60(update, rate):
    A = valley.curvature(100)
    end = valley.walk(update, A, (-0.5, 1.2), rate, 60)[-1]
    return valley.cost(end.reshape(2, 1), A)


def test_steps_of_rmsprop_stay_as_long_as_the_learning_rate():
    A = valley.curvature(100)
    path = valley.walk(update_with_rmsprop, A, (-0.5, 1.2), 0.04, 400)
    lengths = np.abs(np.diff(path, axis=0))[200:] / 0.04  # of each coordinate
    assert 0.9 < lengths.min() and lengths.max() < 1.1
    heights = valley.cost(path.reshape(-1, 2, 1), A)
    assert heights[60:].min() > heights[60] / 2  # it comes hardly nearer


def test_muon_turns_what_it_takes_and_makes_all_directions_as_long():
    matrices = np.random.RandomState(0).randn(4, 10, 6)
    orthogonal = muon.orthogonal(matrices.swapaxes(-2, -1))
    assert np.all(np.abs(np.linalg.svd(orthogonal, compute_uv=False) - 1) < 0.35)
    parameters = {f"{kind}{l}": np.random.RandomState(l).randn(3, width)
                  for l in (1, 2, 3) for kind, width in (("W", 3), ("b", 1))}  # fmt: skip
    gradients = {f"d{name}": np.ones_like(value) for name, value in parameters.items()}
    new, state = muon.update_with_muon(parameters, gradients, {}, 0.1)
    of_adam, _ = optimization.update_with_adam(parameters, gradients, {}, 0.1)
    assert [name for name in parameters if not np.array_equal(new[name], of_adam[name])] == ["W2"] == list(state["v"])


@pytest.mark.parametrize("show", ["print_summary", "print_noise", "print_valley"])
def test_the_page_shows_what_is_printed(show, capsys):
    getattr(optimization, show)()
    assert capsys.readouterr().out in PAGE


def mean(experiment, condition, of, digits, first=1):
    return f"{np.mean(optimization.values(first, experiment, condition, of)):.{digits}f}"


def phrases():
    """The numbers in the notebook's prose, as the study has them."""
    for rate, words in ((0.1, "lower *with* it, {} against {}"), (0.01, "lower *without*, {1} against {0}")):
        costs = [
            mean("bias_correction", f"{way}, rate {rate}, 10 epochs", "cost", 2) for way in ("corrected", "uncorrected")
        ]
        yield words.format(*costs)
    for method in ("SGD", "momentum", "Adam"):
        constant, cosine = (mean("schedules", f"{method}, {way}", "cost", 2) for way in ("constant", "cosine"))
        yield f"| {method} | {constant} | {cosine} |"
    lead = optimization.values(101, "one_rate", "Adam, best rate", "test")
    lead = lead - optimization.values(101, "one_rate", "SGD, best rate", "test")
    yield f"{lead.mean():.0f} points ahead, with a standard error of {common.standard_error(lead):.0f}"
    of = [mean("speed", f"{method}, 20 epochs", "test", 1) for method in ("Adam", "SGD")]
    yield f"leads SGD by 3 points after 20 epochs ({of[0]} against {of[1]} %)"
    costs = [[mean("depth", name, "cost", 2, first) for name in ("Muon", "Adam")] for first in optimization.SETS]
    yield "cost {} against {}, and {} against {} with 20 other seeds".format(*costs[0], *costs[1])
    ends = [mean("second_order", name, "cost", 2, first) for name in ("L-BFGS", "SGD") for first in optimization.SETS]
    words = "L-BFGS ends at {} and {}, gradient descent with as many gradients, at its best rate, at {} and {}"
    yield words.format(*ends)


def test_the_notebook_says_what_the_study_shows():
    text = " ".join(prose(notebook_path("Optimization")).split())
    assert [words for words in phrases() if words not in text] == []


@pytest.fixture(scope="module")
def further():
    """What the code under "Going further" makes, run in what the notebook has by then."""
    X, Y, *_ = optimization.moons()
    parameters = initialize_parameters_he(optimization.WIDE, np.random.RandomState(1))
    names = {"np": np, "plt": plt, "network": network, "plotting": plotting, "valley": valley, "X": X, "Y": Y}
    names |= {"A": valley.curvature(100), "start": (-0.5, 1.2), "parameters": parameters}
    names |= {"update_with_momentum": update_with_momentum}
    for block in code_in_text(notebook()):
        exec(block, names)
    return names


def notebook():
    return nbformat.read(notebook_path("Optimization"), as_version=4)


def test_what_goes_further_overwrites_nothing():
    cells = [cell.source for cell in notebook().cells if cell.cell_type == "code"]
    new = set().union(*map(names_set, code_in_text(notebook()))) - {"_"}
    assert {"update_with_nesterov", "both", "backward_clipped", "lowest"} <= new
    assert new & set().union(*map(names_set, cells)) == set()


def test_nesterov_swings_less_at_the_same_rate_and_flies_away_sooner(further):
    across = valley.turn(30)[:, 0]
    swings = {name: np.abs(np.diff(path @ across)).sum() for name, path in further["both"].items()}
    assert swings["Nesterov"] < swings["momentum"] / 3
    for update, holds, flies in (("nesterov", 0.0135, 0.0136), ("momentum", 0.0379, 0.0381)):
        for rate, end in ((holds, 1e-6), (flies, np.inf)):
            path = valley.walk(further[f"update_with_{update}"], further["A"], further["start"], rate, 5000)
            assert np.abs(path[-1]).max() < end if rate == holds else np.abs(path[-1]).max() > 1


def test_clipped_gradients_point_the_same_way_and_are_no_longer_than_1(further):
    X, Y, parameters = (further[name] for name in ("X", "Y", "parameters"))
    for size in (1, 100):
        moved = {name: size * value for name, value in parameters.items()}
        _, cache = network.forward_pass(X, moved)
        gradients, clipped = network.backward_pass(Y, moved, cache), further["backward_clipped"](Y, moved, cache)
        before, after = (network.gradients_to_vector(some, moved) for some in (gradients, clipped))
        length = np.linalg.norm(before)
        np.testing.assert_allclose(after, before / max(1, length))
        assert (length > 1) == (size == 100)


def test_l_bfgs_and_gradient_descent_get_far(further):
    assert max(further["lowest"].fun, further["plain"][300]) < further["plain"][0] / 2


def test_what_the_notebook_says_without_digits():
    for first in optimization.SETS:
        for name in ("SGD", "Adam"):
            plain, scaled = (optimization.values(first, "scaling", f"{name}, {way}", "cost").mean()
                             for way in ("plain", "times 100"))  # fmt: skip
            assert scaled / plain > 3
        lead = optimization.values(first, "speed", "Adam, 100 epochs", "test")
        assert 0 < (lead - optimization.values(first, "speed", "SGD, 100 epochs", "test")).mean() < 1
    deep = optimization.values(1, "depth", "SGD", "cost")
    assert np.mean(deep > 0.6) > 0.5
