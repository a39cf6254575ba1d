"""Exercise 1 of week 1: all weights and biases zero."""

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
        return f"For layer_dims = {layer_dims}: `{name}[{row}, {column}]` is {got[row, column]:.4g}; expected 0."

    return describe


# What people get wrong, each as a small change of our solution.


MISTAKES = {
    "zeros_like": (
        "`np.zeros_like` makes two zeros of the two numbers, which should be the shape.",
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


EXERCISE = Exercise(solution=initialize_parameters_zeros, observe=observe_zeros, mistakes=known(MISTAKES))
