"""Exercise 1 of week 1: all weights and biases zero."""

from collections import OrderedDict, defaultdict

import numpy as np

from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed
from helpers.exercises.parts import Exercise, known
from helpers.exercises.weight_initialization.form import (
    FORM,
    SMALL_NETWORKS,
    ZERO_WEIGHTS,
    call_with_memory_full_of,
    observe_form,
)

# Our solution.


def initialize_parameters_zeros(layer_dims):
    """All weights and biases zero.

    layer_dims: the number of units of each layer, the input first: [n_0, n_1, ..., n_L].

    Returns ``parameters``: W_l of shape (n_l, n_{l-1}) and b_l of shape (n_l, 1), for l = 1 ... L.
    """
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# How an answer is observed.


def observe_zeros(call):
    """The parameters for each small network, twice: they must not be what was in memory by chance."""
    fitting = yield from observe_form(call)
    if len(fitting) < len(SMALL_NETWORKS):
        return
    for layer_dims, parameters in fitting:
        again = call_with_memory_full_of(-3.0, call, layer_dims)
        different = [name for name in parameters if not np.array_equal(parameters[name], again[name])]
        if different:
            raise Wrong(
                f"For layer_dims = {layer_dims}: called twice, your function gave two different `{different[0]}`.",
                key="different numbers",
            )
    for layer_dims, parameters in fitting:
        for name, value in parameters.items():
            yield Observed(value, describe_values(name, layer_dims))


def describe_values(name, layer_dims):
    """A wrong constant, at its first wrong element."""

    def describe(got, expected):
        row, column = np.argwhere(~np.isclose(got, expected))[0]
        where = f"`{name}[{row}, {column}]`"
        return (
            f"For layer_dims = {layer_dims}: {where} is {got[row, column]:.4g}; expected {expected[row, column]:.4g}."
        )

    return describe


# What people get wrong, each as a small change of our solution.


MISTAKES = {
    "zeros_like": (
        "`np.zeros_like` makes as many zeros as its argument has numbers, which is two here. The two numbers should be "
        "the shape.",
        ("np.zeros(", "np.zeros_like("),
    ),
    "product of the sizes": (
        "The product of the two sizes gives one long row of numbers. A matrix needs both of them, as a shape.",
        (ZERO_WEIGHTS, "np.zeros(layer_dims[l] * layer_dims[l - 1])"),
    ),
    "np.empty": (
        "`np.empty` makes an array and leaves in it what was in memory before, often but not always zeros. The same "
        "shows when the numbers are drawn at random, which this exercise does not ask for.",
        (ZERO_WEIGHTS, ZERO_WEIGHTS.replace("zeros", "empty")),
    ),
    **FORM,
}


# Right answers written in other ways, for the tests.


def zeros_biases_first(layer_dims, dtype=float):
    parameters = OrderedDict()
    for l in range(len(layer_dims) - 1, 0, -1):
        parameters[f"b{l}"] = np.zeros([layer_dims[l], 1], dtype=dtype)
        parameters[f"W{l}"] = np.zeros([layer_dims[l], layer_dims[l - 1]], dtype=dtype)
    return parameters


def zeros_filled(layer_dims):
    parameters = defaultdict(dict)
    for l, (n_in, n_out) in enumerate(zip(layer_dims, layer_dims[1:]), 1):
        parameters[f"W{l}"] = np.empty((n_out, n_in))
        parameters[f"W{l}"].fill(0)
        parameters[f"b{l}"] = np.array([[0.0] for _ in range(n_out)])
    return parameters


def zeros_float32(layer_dims):
    parameters = {"layers": len(layer_dims) - 1}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]), np.float32)
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1), np.float32)
    return parameters


def zeros_recursive(layer_dims):
    if len(layer_dims) < 2:
        return {}
    l = len(layer_dims) - 1
    return zeros_recursive(layer_dims[:-1]) | {
        f"W{l}": np.zeros((layer_dims[-1], layer_dims[-2])),
        f"b{l}": np.zeros((layer_dims[-1], 1)),
    }


VARIANTS = (zeros_biases_first, zeros_filled, zeros_float32, zeros_recursive)

EXERCISE = Exercise(
    solution=initialize_parameters_zeros, observe=observe_zeros, mistakes=known(MISTAKES), variants=VARIANTS
)
