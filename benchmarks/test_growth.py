"""How time and memory grow: one iteration with examples, width and depth; the gradient check with parameters."""

import tracemalloc

import numpy as np
import pytest

from benchmarks.contenders import start
from helpers import data, network
from helpers.exercises.gradient_checking import gradient_check_n


def measure(benchmark, table, size, function, *arguments):
    """Time the function, then run it once more for its peak of memory."""
    benchmark.group = table
    benchmark(function, *arguments)
    tracemalloc.start()
    function(*arguments)
    benchmark.extra_info.update(table=table, row=size, peak=tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()


def one_iteration(X, Y, parameters):
    """One step of gradient descent."""
    _, cache = network.forward_propagation(X, parameters)
    gradients = network.backward_propagation(Y, parameters, cache)
    return network.update_parameters(parameters, gradients, 0.01)


@pytest.mark.parametrize("examples", [300, 3_000, 30_000, 300_000])
def test_examples(benchmark, examples):
    X, Y, _, _ = data.circles(train_examples=examples)
    measure(benchmark, "examples", examples, one_iteration, X, Y, start([2, 10, 5, 1]))


@pytest.mark.parametrize("width", [10, 30, 100, 300, 1_000])
def test_width(benchmark, width):
    X, Y, _, _ = data.circles()
    measure(benchmark, "width", width, one_iteration, X, Y, start([2, width, width, 1]))


@pytest.mark.parametrize("depth", [2, 5, 10, 20, 50])
def test_depth(benchmark, depth):
    X, Y, _, _ = data.circles()
    measure(benchmark, "depth", depth, one_iteration, X, Y, start([2, *depth * [10], 1]))


@pytest.mark.parametrize("networks", [1, 5, 20, 80])
def test_networks_at_once(benchmark, networks):
    X, Y, _, _ = data.football()
    stacked = network.stack([start([2, 20, 3, 1])] * networks)
    measure(benchmark, "networks at once", networks, one_iteration, X, Y, stacked)


@pytest.mark.parametrize("width", [5, 25, 125, 625])
def test_gradient_check(benchmark, width):
    X, Y = np.random.RandomState(1).standard_normal((4, 8)), np.arange(8).reshape(1, 8) % 2
    parameters = start([4, width, 3, 1])
    _, cache = network.forward_propagation(X, parameters)
    gradients = network.backward_propagation(Y, parameters, cache)

    def cost(parameters):
        _, cache = network.forward_propagation(X, parameters)
        return network.compute_cost(cache["Z3"], Y)

    size = sum(value.size for value in parameters.values())
    measure(benchmark, "gradient check", size, gradient_check_n, cost, parameters, gradients)
