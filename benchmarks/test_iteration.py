"""One training iteration of weeks 1 and 2, and of networks that are trained at once, beside other ways to do it."""

import pytest

from benchmarks import contenders
from benchmarks.side_by_side import side_by_side
from helpers import data, network

NUM_ITERATIONS = 5000  # as in the notebooks, most of them record no cost
WEEK_1 = (data.circles, [2, 10, 5, 1], 0.01)
WEEK_2 = (data.football, [2, 20, 3, 1], 0.3)
# What is trained, lambd, keep_prob
CASES = {
    "week 1": (WEEK_1, 0, 1),
    "week 1, L2": (WEEK_1, 0.7, 1),
    "week 1, dropout": (WEEK_1, 0, 0.86),
    "week 2": (WEEK_2, 0, 1),
    "week 2, L2": (WEEK_2, 0.7, 1),
    "week 2, dropout": (WEEK_2, 0, 0.86),
}


@pytest.mark.parametrize("contender", ["usual", "scikit_learn", "pytorch"])
@pytest.mark.parametrize("case", CASES)
def test_iteration(benchmark, case, contender):
    (make, layer_dims, learning_rate), lambd, keep_prob = CASES[case]
    if contender == "pytorch" and contenders.torch is None:
        pytest.skip("PyTorch is not installed")
    if contender == "scikit_learn" and keep_prob < 1:
        pytest.skip("MLPClassifier has no dropout")
    X, Y, _, _ = make()
    arguments = (X, Y, layer_dims, learning_rate, NUM_ITERATIONS, lambd, keep_prob)
    ours, theirs = (lambda: contenders.ours(*arguments)), (lambda: getattr(contenders, contender)(*arguments))
    side_by_side(benchmark, case, contender, ours, theirs, NUM_ITERATIONS)


@pytest.mark.parametrize("networks", [1, 8, 20, 200])
def test_at_once(benchmark, networks, monkeypatch):
    """Networks as a stack, the time of each: without the costs of the first iterations, as in a long training."""
    monkeypatch.setattr(network, "EVERY_ONE_UNTIL", 0)
    (make, layer_dims, learning_rate), lambd, keep_prob = CASES["week 1"]
    X, Y, _, _ = make()
    iterations = max(NUM_ITERATIONS // min(networks, 20), 1)
    start = contenders.start(layer_dims)
    start = network.stack([start] * networks) if networks > 1 else start
    ours = lambda: network.train(X, Y, start, learning_rate, iterations, record_every=iterations)
    theirs = lambda: contenders.usual(X, Y, layer_dims, learning_rate, NUM_ITERATIONS, lambd, keep_prob)
    row = f"week 1, {networks:3} at once, few costs"
    side_by_side(benchmark, row, "usual", ours, theirs, networks * iterations, NUM_ITERATIONS)
