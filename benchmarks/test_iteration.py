"""One training iteration of weeks 1 and 2, beside other ways to do it."""

import statistics
import time

import pytest

from benchmarks import contenders
from helpers import data

NUM_ITERATIONS = 5000  # as in the notebooks, most of them record no cost
ROUNDS = 7
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
    ours = []

    def time_ours():
        started = time.perf_counter()
        contenders.ours(*arguments)
        ours.append(time.perf_counter() - started)

    # Ours takes its turn before each round of theirs: a processor that changes its speed changes both.
    benchmark.pedantic(lambda: getattr(contenders, contender)(*arguments), setup=time_ours, rounds=ROUNDS)
    ratio = statistics.median(mine / theirs for mine, theirs in zip(ours, benchmark.stats.stats.data))
    benchmark.group = case
    benchmark.extra_info.update(
        table="iteration", row=case, column=contender, per=NUM_ITERATIONS, ours=min(ours), ratio=ratio
    )
