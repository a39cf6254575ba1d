"""The project, on 20 pitches: what a search finds, and what the winner's score is worth.

``python -m studies.tuning`` draws 100 configurations of learning rate and lambda on each pitch, trains each (some
minutes, with every way in which processors add up), and stores three things in ``tuning.json``:

* ``best_of``: the validation accuracy of the best of n configurations, and its truth on 100,000 new positions;
* ``halving``: successive halving among 16 configurations beside training all of them to the end;
* ``random``, ``grid``: nine configurations on the circles, drawn at random or on a grid of 3 x 3, in two ranges.
"""

from pathlib import Path

import numpy as np

from helpers import data, network
from helpers.estimator import with_penalty
from helpers.exercises.tuning import log_uniform
from helpers.exercises.weight_initialization import initialize_parameters_he
from studies import common

STORED = Path(__file__).with_suffix(".json")
PITCHES = range(1, 21)
TRIALS = 100
NUM_VALIDATION = 50
NUM_NEW = 100_000  # positions on which the truth is measured: a standard error of 0.1 points
CHECKPOINTS = (375, 750, 1500, 3000)  # iterations at which successive halving looks
HALVING = 16  # configurations in one run of it
SIZES = (1, 2, 3, 5, 10, 20, 30, 50, 100)
ORDERS = 200  # in which the trials could have been drawn
LEARNING_RATES, LAMBDS = (0.01, 3), (0.01, 100)
RANGES = {"wide": (0.003, 3), "narrow": (0.01, 1)}  # of the learning rate on the circles
CIRCLES_ITERATIONS = 500


def measure(seed):
    """The row of one pitch."""
    return {"seed": seed, **search_on_pitch(seed), "circles": {name: search_on_circles(seed, name) for name in RANGES}}


def column(values):
    """One number for each network of a stack."""
    return np.reshape(values, (-1, 1, 1))


def same_start(layer_dims, seed, count):
    return network.stack([initialize_parameters_he(layer_dims, np.random.RandomState(seed))] * count)


def search_on_pitch(seed):
    """100 configurations, looked at on 50 validation positions at each checkpoint, and their truth."""
    X, Y, new_X, new_Y = data.football(seed, test_examples=NUM_NEW)
    train = X[:, NUM_VALIDATION:], Y[:, NUM_VALIDATION:]
    validation = X[:, :NUM_VALIDATION], Y[:, :NUM_VALIDATION]
    rng = np.random.RandomState(seed)
    rates, lambds = (log_uniform(*ends, TRIALS, rng) for ends in (LEARNING_RATES, LAMBDS))
    parameters, done, seen = same_start([2, 20, 3, 1], seed, TRIALS), 0, []
    for checkpoint in CHECKPOINTS:
        backward = with_penalty(network.backward_pass, column(lambds))
        parameters, _ = network.train(*train, parameters, column(rates), checkpoint - done, backward=backward)
        seen.append(network.accuracy(*validation, parameters))
        done = checkpoint
    parts = (network.part(parameters, i) for i in range(TRIALS))
    truth = np.array([network.accuracy(new_X, new_Y, part) for part in parts])
    return {"best_of": best_of(seen[-1], truth, rng), "halving": halving(np.array(seen), truth)}


def best_of(validation, truth, rng):
    """{n: [validation accuracy of the best of n, its truth]}, averaged over the orders of the trials, in percent."""
    sums = {n: np.zeros(2) for n in SIZES}
    for _ in range(ORDERS):
        order = rng.permutation(TRIALS)
        for n in SIZES:
            winner = order[np.argmax(validation[order[:n]])]
            sums[n] += validation[winner], truth[winner]
    return {str(n): [round(100 * float(value) / ORDERS, 3) for value in total] for n, total in sums.items()}


def halving(seen, truth):
    """The truth of the winner in percent, and the iterations spent, in both ways, averaged over the groups of 16."""
    winners = {"halving": [], "full": []}
    for first in range(0, TRIALS - HALVING + 1, HALVING):
        alive = np.arange(first, first + HALVING)
        winners["full"].append(alive[np.argmax(seen[-1][alive])])
        for at in seen:
            alive = alive[np.argsort(-at[alive], kind="stable")][: max(len(alive) // 2, 1)]
        winners["halving"].append(alive[0])
    return {way: round(100 * float(np.mean(truth[indices])), 3) for way, indices in winners.items()}


def iterations_spent():
    """By successive halving, and by training all to the end, for one group."""
    alive = [HALVING // 2**i for i in range(len(CHECKPOINTS))]
    steps = np.diff((0, *CHECKPOINTS))
    return int(np.sum(alive * steps)), HALVING * CHECKPOINTS[-1]


def search_on_circles(seed, name):
    """The truth, in percent, of the best of nine, drawn at random and on a grid."""
    train_X, train_Y, _, _ = data.circles()
    validation, new = data.ring_dots(200, 0.05, seed=7), data.ring_dots(20_000, 0.05, seed=8)
    rng = np.random.RandomState(seed)
    ends, lambds = RANGES[name], (0.001, 1)
    grid = np.meshgrid(np.geomspace(*ends, 3), np.geomspace(*lambds, 3))
    drawn = log_uniform(*ends, 9, rng), log_uniform(*lambds, 9, rng)
    found = {}
    for way, (rates, prices) in {"random": drawn, "grid": map(np.ravel, grid)}.items():
        backward = with_penalty(network.backward_pass, column(prices))
        start = same_start([2, 10, 5, 1], seed, 9)
        parameters, _ = network.train(train_X, train_Y, start, column(rates), CIRCLES_ITERATIONS, backward=backward)
        winner = np.argmax(network.accuracy(*validation, parameters))
        found[way] = round(100 * network.accuracy(*new, network.part(parameters, winner)), 3)
    return found


# What the stored study shows.


def rows(read):
    """read(row) for each pitch, averaged over the kernels: an array with the pitches first."""
    study = common.load(STORED)
    return np.mean([[read(row) for row in one] for one in study["kernels"].values()], axis=0)


def optimism():
    """{n: (validation accuracy of the best of n, its truth)}, the means over the pitches in percent."""
    return {n: tuple(rows(lambda row, n=n: row["best_of"][str(n)]).mean(axis=0)) for n in SIZES}


def print_optimism():
    """Print what the best of n promises and what it is worth."""
    print(f"{'best of':>7}  {'validation':>10}  {'100,000 new':>11}   (means over all pitches)")
    for n, (promised, worth) in optimism().items():
        print(f"{n:7}  {promised:8.0f} %  {worth:9.0f} %")


def print_halving():
    """Print what successive halving costs and what it loses."""
    few, all_of_them = iterations_spent()
    lost = rows(lambda row: row["halving"]["full"] - row["halving"]["halving"])
    print(f"iterations: {few:,} instead of {all_of_them:,}")
    print(f"truth lost: {lost.mean():.1f} points (standard error {common.standard_error(lost):.1f})")


def print_circles():
    """Print how random search and a grid do with the same budget."""
    for name, ends in RANGES.items():
        found = rows(lambda row, name=name: [row["circles"][name][way] for way in ("random", "grid")])
        gain = found[:, 0] - found[:, 1]
        random, grid = found.mean(axis=0)
        print(
            f"learning rate from {ends[0]} to {ends[1]}: random {random:.0f} %, grid {grid:.0f} %, "
            f"difference {gain.mean():+.0f} points (standard error {common.standard_error(gain):.0f})"
        )


if __name__ == "__main__":
    common.show_help(__doc__)
    common.run(measure, PITCHES, STORED)
    print_optimism()
    print_halving()
    print_circles()
