"""Every claim of weeks 1 to 3 and the project that compares two ways, by the rule of the project's exercise 8.

``python -m studies.claims`` (about a quarter of an hour on two cores) measures both ways with seeds 1 to 20, which the
notebooks use, and with seeds 101 to 120, and stores them in ``claims.json``. A difference counts when its mean is more
than two standard errors on both sets. A seed draws the weights on the circles, and the pitch, the split and the masks
on the football pitch. (Optimizers have a study of their own.)
"""

import contextlib
import functools
import itertools
from pathlib import Path

import numpy as np

from helpers import data, network
from helpers.estimator import with_penalty
from helpers.exercises.gradient_checking.bugs import given_backward_propagation_n
from helpers.exercises.regularization import backward_propagation_with_dropout, forward_propagation_with_dropout
from helpers.exercises.tuning import early_stopping, split_off_validation
from helpers.exercises.weight_initialization import initialize_parameters_he, initialize_parameters_random
from studies import chosen, common, regularization, tuning
from studies.common import NUM_SEEDS, SETS, Claim

STORED = Path(__file__).with_suffix(".json")
CIRCLES = [2, 10, 5, 1]
NUM_TEST = 2000  # positions of a pitch
DEEP = [2, *[10] * 16, 1]


def starts(initialize, layer_dims, seeds):
    """One start a seed, stacked."""
    return network.stack([initialize(layer_dims, np.random.RandomState(seed)) for seed in seeds])


def he_without_the_2(layer_dims, rng):
    return {name: value / np.sqrt(2) for name, value in initialize_parameters_he(layer_dims, rng).items()}


def normal(factor):
    """N(0, 1) times the factor."""
    return lambda layer_dims, rng: {
        name: value / 10 * factor for name, value in initialize_parameters_random(layer_dims, rng).items()
    }


def percent(X, Y, parameters):
    """The accuracy of each network of a stack, in percent."""
    return 100 * network.accuracy(X, Y, parameters)


def units_on(X, parameters):
    """How many units of layer 2 are on for more than 2 % of the examples."""
    _, cache = network.forward_propagation(X, parameters)
    return np.sum(np.mean(cache["Z2"] > 0, axis=-1) > 0.02, axis=-1)


# The measurements: {condition: {what: [a value a seed]}}.


def week_1(seeds):
    """Four starts on the circles, how many units are lost on the way, and deep networks with and without the 2."""
    train_X, train_Y, test_X, test_Y = data.circles()
    ways = {"He": initialize_parameters_he, "random": normal(10), "N(0, 1)": normal(1), "small": normal(0.01)}
    found = {}
    for name, initialize in ways.items():
        start = starts(initialize, CIRCLES, seeds)
        early, _ = network.train(train_X, train_Y, start, num_iterations=1000)
        end, _ = network.train(train_X, train_Y, early, num_iterations=14_000)
        lost = units_on(train_X, start) - units_on(train_X, early)
        found[name] = {"test": percent(test_X, test_Y, end), "lost a unit": 1.0 * (lost > 0)}
    for name, initialize in {"deep, He": initialize_parameters_he, "deep, without the 2": he_without_the_2}.items():
        _, costs = network.train(train_X, train_Y, starts(initialize, DEEP, seeds), num_iterations=5000)
        found[name] = {"cost": costs[5000]}
    return found


def without_gates(Y, parameters, cache):
    """A backward pass that forgets ReLU, as if every unit were on."""
    return network.backward_pass(
        Y, parameters, cache | {"Z1": np.ones_like(cache["Z1"]), "Z2": np.ones_like(cache["Z2"])}
    )


def week_3(seeds):
    """The circles, with right gradients and with wrong ones."""
    train_X, train_Y, test_X, test_Y = data.circles()
    found = {}
    for name, backward in {
        "right": None,
        "planted bugs": one_by_one(given_backward_propagation_n),
        "no gates": without_gates,
    }.items():
        trained, costs = network.train(
            train_X, train_Y, starts(initialize_parameters_he, CIRCLES, seeds), backward=backward
        )
        found[name] = {"cost": costs[15_000], "test": percent(test_X, test_Y, trained)}
    return found


def one_by_one(backward):
    """A backward pass for one network, made to work for a stack."""

    def stacked(Y, parameters, cache):
        parts = [
            backward(
                Y,
                network.part(parameters, i),
                {name: value if value.ndim == 2 else value[i] for name, value in cache.items()},
            )
            for i in range(len(parameters["W1"]))
        ]
        return network.stack(parts)

    return stacked


def pitches(seeds, train_examples=211):
    """Training and test positions of each pitch, stacked."""
    return [np.stack(arrays) for arrays in zip(*(data.football(seed, train_examples) for seed in seeds))]


def week_2(seeds):
    """Week 2's training on the pitches, and with ten times as many positions."""
    train_X, train_Y, test_X, test_Y = pitches(seeds)
    same = network.stack([chosen.start()] * len(seeds))
    found = {}
    for name, lambd in {"none": 0, "L2": regularization.LAMBD}.items():
        backward = with_penalty(network.backward_pass, lambd) if lambd else None
        trained, _ = network.train(
            train_X, train_Y, same, regularization.LEARNING_RATE, regularization.NUM_ITERATIONS, backward=backward
        )
        found[name] = outcome(test_X, test_Y, trained)
    for name in ("fresh masks", "frozen masks"):
        trained = network.stack([with_masks(seed, frozen=name.startswith("frozen")) for seed in seeds])
        found[name] = outcome(test_X, test_Y, trained)
    for count in (211, 2000):
        X, Y, test_X, test_Y = pitches(seeds, count)
        trained, _ = network.train(X, Y, same, regularization.LEARNING_RATE, 10_000)
        found[f"{count} positions"] = outcome(test_X, test_Y, trained)
    return found


def outcome(X, Y, parameters):
    _, cache = network.forward_propagation(X, parameters)
    return {"test": percent(X, Y, parameters), "cost": network.compute_cost(cache["Z3"], Y)}


def with_masks(seed, frozen):
    """A network trained with dropout on the pitch of this seed, with fresh masks or always the same."""
    train_X, train_Y, *_ = data.football(seed)
    rng, keep_prob = np.random.RandomState(seed), regularization.KEEP_PROB

    def forward(X, parameters):
        drawn = np.random.RandomState(seed) if frozen else rng
        return forward_propagation_with_dropout(X, parameters, keep_prob, drawn)

    backward = functools.partial(backward_propagation_with_dropout, keep_prob=keep_prob)
    trained, _ = network.train(
        train_X,
        train_Y,
        chosen.start(),
        regularization.LEARNING_RATE,
        regularization.NUM_ITERATIONS,
        forward=forward,
        backward=backward,
    )
    return trained


def project(seeds):
    """The trainings of the project's notebook: lambda, and early stopping, on 161 positions."""
    sets = []
    for seed in seeds:
        X, Y, test_X, test_Y = data.football(seed)
        split = split_off_validation(X, Y, 50, np.random.RandomState(seed))
        sets.append([*split, test_X, test_Y])
    train_X, train_Y, validation_X, validation_Y, test_X, test_Y = [np.stack(arrays) for arrays in zip(*sets)]
    start = starts(initialize_parameters_he, [2, 20, 3, 1], [seed - seeds[0] for seed in seeds])
    found = {}
    for name, lambd, iterations in (
        ("lambda 0", 0, 1500),
        ("lambda 3", 3, 1500),
        ("lambda 10", 10, 1500),
        ("lambda 3, to the end", 3, 5400),
    ):
        backward = with_penalty(network.backward_pass, lambd)
        trained, _ = network.train(train_X, train_Y, start, 0.3, iterations, backward=backward)
        found[name] = outcome(test_X, test_Y, trained)
    parameters, networks, costs = start, {}, {}
    for iteration in range(100, 5401, 100):
        parameters, _ = network.train(train_X, train_Y, parameters, 0.3, 100)
        _, cache = network.forward_propagation(validation_X, parameters)
        networks[iteration], costs[iteration] = parameters, network.compute_cost(cache["Z3"], validation_Y)
    stops = [early_stopping({i: cost[p] for i, cost in costs.items()}, 5) for p in range(len(seeds))]
    stopped = network.stack([network.part(networks[stop], p) for p, stop in enumerate(stops)])
    found["early stopping"] = outcome(test_X, test_Y, stopped)
    found["to the end"] = outcome(test_X, test_Y, parameters)
    return found


def chosen_values(seeds):
    """What the search chose, and early stopping with week 2's budget."""
    rows = [chosen.measure(seed) for seed in seeds]
    names = ("early stopping", "chosen")
    return {name: {"test": [100 * row[name]["test"] / NUM_TEST for row in rows]} for name in names}


def searches(seeds):
    """Successive halving, the optimism of the best of 100, and random search beside a grid.

    A pitch on which one of the 100 trainings diverges, which ends all of them, is left out for the next one.
    """
    rows = []
    for seed in itertools.count(seeds[0]):
        with contextlib.suppress(ValueError):
            rows.append(tuning.measure(seed))
        if len(rows) == len(seeds):
            break
    found = {name: {"test": [row["halving"][name] for row in rows]} for name in ("halving", "full")}
    found["best of 100, promised"], found["best of 100"], found["best of 5"] = (
        {"test": [row["best_of"][n][i] for row in rows]} for n, i in (("100", 0), ("100", 1), ("5", 1))
    )
    for scale in tuning.RANGES:
        for way in ("random", "grid"):
            found[f"{way}, {scale}"] = {"test": [row["circles"][scale][way] for row in rows]}
    return found


EXPERIMENTS = (week_1, week_2, week_3, project, chosen_values, searches)


def measure(first):
    """The row of one set of 20 seeds."""
    row = {"seed": first}
    for experiment in EXPERIMENTS:
        found = experiment(range(first, first + NUM_SEEDS))
        row[experiment.__name__] = {
            condition: {what: [round(float(value), 4) for value in values] for what, values in each.items()}
            for condition, each in found.items()
        }
    return row


# What the stored study shows.

CLAIMS = [
    Claim("He over large random", "week_1", "He", "random", "test", "higher"),
    Claim("N(0, 1) over He", "week_1", "N(0, 1)", "He", "test", "can't say"),
    Claim("N(0, 1) x 0.01 over He", "week_1", "small", "He", "test", "lower"),
    Claim("large random loses a unit, over He", "week_1", "random", "He", "lost a unit", "higher"),
    Claim("16 layers: He over no 2", "week_1", "deep, He", "deep, without the 2", "cost", "lower"),
    Claim("L2 over none", "week_2", "L2", "none", "test", "higher"),
    Claim("dropout over none", "week_2", "fresh masks", "none", "test", "higher"),
    Claim("frozen over fresh masks", "week_2", "frozen masks", "fresh masks", "test", "can't say"),
    Claim("frozen over fresh masks: cost", "week_2", "frozen masks", "fresh masks", "cost", "higher"),
    Claim("2,000 over 211 positions", "week_2", "2000 positions", "211 positions", "test", "higher"),
    Claim("planted bugs over right", "week_3", "planted bugs", "right", "cost", "can't say"),
    Claim("planted bugs over right: accuracy", "week_3", "planted bugs", "right", "test", "can't say"),
    Claim("no gates over right", "week_3", "no gates", "right", "test", "lower"),
    Claim("lambda 3 over 0", "project", "lambda 3", "lambda 0", "test", "higher"),
    Claim("lambda 3 over 10", "project", "lambda 3", "lambda 10", "test", "can't say"),
    Claim("early stopping over to the end", "project", "early stopping", "to the end", "test", "higher"),
    Claim("early stopping over lambda 3", "project", "early stopping", "lambda 3, to the end", "test", "can't say"),
    Claim("early stopping over week 2's L2", "chosen_values", "early stopping", "L2", "test", "can't say", "week_2"),
    Claim("chosen over week 2's L2", "chosen_values", "chosen", "L2", "test", "higher", "week_2"),
    Claim("chosen over early stopping", "chosen_values", "chosen", "early stopping", "test", "can't say"),
    Claim("halving over all to the end", "searches", "halving", "full", "test", "can't say"),
    Claim("best of 100, promised over true", "searches", "best of 100, promised", "best of 100", "test", "higher"),
    Claim("best of 100 over best of 5", "searches", "best of 100", "best of 5", "test", "can't say"),
    Claim("random over grid, 0.003 to 3", "searches", "random, wide", "grid, wide", "test", "higher"),
    Claim("random over grid, 0.01 to 1", "searches", "random, narrow", "grid, narrow", "test", "can't say"),
]


def values(first_seed, experiment, condition, what):
    """One value a seed, averaged over the kernels that were measured."""
    rows = [row for one in common.load(STORED)["kernels"].values() for row in one if row["seed"] == first_seed]
    return np.mean([row[experiment][condition][what] for row in rows], axis=0)


compared = functools.partial(common.compared, values)


def print_summary():
    """Print each claim: both means, the paired difference with its standard error, on both sets of seeds."""
    common.print_claims(CLAIMS, compared)


if __name__ == "__main__":
    common.show_help(__doc__)
    common.run(measure, SETS, STORED, kernels=["Haswell"])
    print_summary()
