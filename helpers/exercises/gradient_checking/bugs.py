"""Exercise 5 of week 3: a backward propagation with two bugs in it."""

import copy
import functools

import numpy as np

from helpers import data, network
from helpers.exercises.judge.finding import as_rows
from helpers.exercises.judge.gradients import gradient_rows, numerical_gradients, relative_difference
from helpers.exercises.judge.judging import Observed, expect_array, expect_dictionary
from helpers.exercises.judge.steps import Formula
from helpers.exercises.parts import Exercise, known
from helpers.exercises.regularization.steps_back import gradients_seen, layer, names_of_a_pass

# Our solution.


def backward_propagation_n(Y, parameters, cache):
    """Gradients of the cost of a network of three layers.

    Y: (1, m) array of 0 and 1; parameters: W1, b1, ..., W3, b3; cache: A0, Z1, A1, ..., Z3, A3.

    Returns ``gradients``: dW1, db1, ..., dW3, db3, shaped like the parameters.
    """
    m = Y.shape[1]
    dZ3 = cache["A3"] - Y
    dW3 = 1 / m * dZ3 @ cache["A2"].T
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = parameters["W3"].T @ dZ3
    dZ2 = dA2 * (cache["Z2"] > 0)
    dW2 = 1 / m * dZ2 @ cache["A1"].T
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = parameters["W2"].T @ dZ2
    dZ1 = dA1 * (cache["Z1"] > 0)
    dW1 = 1 / m * dZ1 @ cache["A0"].T
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}


def given_backward_propagation_n(Y, parameters, cache):
    m = Y.shape[1]
    dZ3 = cache["A3"] - Y
    dW3 = 1 / m * dZ3 @ cache["Z2"].T
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = parameters["W3"].T @ dZ3
    dZ2 = dA2 * (cache["Z2"] > 0)
    dW2 = 1 / m * dZ2 @ cache["A1"].T
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = parameters["W2"].T @ dZ2
    dZ1 = dA1 * (cache["Z1"] > 0)
    dW1 = 1 / m * dZ1 @ cache["A0"].T
    db1 = 1 / dZ1.shape[0] * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}


GIVEN = (
    "This is the function as it was given, bugs and all. The table of gradients shows which variables are off: fix "
    "the lines that compute them, and run both cells again."
)


def gradient_table(cost, parameters, gradients, epsilon=1e-5):
    """Print a row for each variable: its gradient beside the two-sided difference of the cost.

    cost, parameters, gradients, epsilon: as for ``gradient_check_n``. A row is right below ``TABLE_TOLERANCE``.
    """
    print(gradient_rows(gradients, numerical_gradients(cost, parameters, epsilon), TABLE_TOLERANCE))


# The two-sided difference is off by 1e-10 or so. What the check refuses is off by 1e-6 in one element, and so by more
# than this in the whole of any variable here.
TABLE_TOLERANCE = 1e-7


# How an answer is observed.


# Layers, examples and seed: no two neighbouring layers equal, and the examples as many as no layer has units. With
# these seeds no gradient is 0.
NETWORKS = [((4, 5, 3, 1), 8, 54), ((3, 2, 4, 1), 7, 198), ((5, 3, 2, 1), 9, 177)]


def observe_backward_n(call):
    """The gradients of three networks."""
    for layer_dims, examples, seed in NETWORKS:
        _, Y, parameters, cache = network_at_work(layer_dims, examples, seed)
        shapes = {f"d{name}": value.shape for name, value in parameters.items()}
        gradients = call(Y, parameters, cache)
        expect_dictionary(gradients, "gradients", shapes)
        gradients = {name: expect_array(gradients[name], name, shape) for name, shape in shapes.items()}
        yield Observed(gradients, describe_gradients(layer_dims, examples), advice=describe_spreading)


def network_at_work(layer_dims, examples, seed):
    """A batch in which no unit is dead, parameters, and the cache of the forward pass. The arrays are the caller's."""
    X, Y, parameters = copy.deepcopy(drawn(layer_dims, examples, seed))
    _, cache = network.forward_propagation(X, parameters)
    return X, Y, parameters, cache


@functools.cache
def drawn(layer_dims, examples, seed):
    """A small batch, drawn once: an answer that is wrong is compared with many others on it."""
    return data.small_batch(seed, examples, layer_dims)


def describe_gradients(layer_dims, examples):
    """Which variables are off."""
    layers = "-".join(map(str, layer_dims))

    def describe(got, expected):
        rows = as_rows(gradient_rows(got, expected, TABLE_TOLERANCE))
        return f"For a network of {layers} and {examples} examples:\n{rows}"

    return describe


def describe_spreading(got, expected):
    """What to say when all variables from some layer back are off, and no others; '' otherwise."""
    off = {name for name in expected if relative_difference(got[name], expected[name]) >= TABLE_TOLERANCE}
    last = max((int(name[2:]) for name in off), default=0)
    if not off or off != {name for name in expected if int(name[2:]) <= last}:
        return ""
    where = f"from layer {last} back" if last > 1 else "in layer 1"
    return (
        f"Everything {where} is off. Look at what these lines share: the first line that all go back to, or a factor."
    )


# How the gradients come about, and how their factors are misread.


FORMULA = Formula(
    lambda: (network_at_work(*case)[1:] for case in NETWORKS),
    lambda arguments, outputs: names_of_a_pass(*arguments),
    gradients_seen,
    tuple(step for l in (3, 2, 1) for step in layer(l, by_units=True)),
    known_first=True,  # to find the two bugs is the exercise
)


# What people get wrong, each as a small change of our solution.


MISTAKES = {
    "db1 still off": (
        "One bug is fixed and another is left. A bias gradient is off and the weights of its layer are right: so dZ "
        "is right too, and the slip is in one line.",
        ("db1 = 1 / m", "db1 = 1 / dZ1.shape[0]"),
    ),
    "dW3 still off": (
        "One bug is fixed and another is left. A weight gradient is off and the biases of its layer are right: so dZ "
        "is right too. Compare the line with its neighbours, factor by factor.",
        ('cache["A2"].T', 'cache["Z2"].T'),
    ),
    "both bugs still there": (
        "The code is written differently from the one given, and computes the same: nothing is fixed yet. Take the "
        "variables that are off one at a time, and compare their lines with those of another layer.",
        ('cache["A2"].T', 'cache["Z2"].T'),
        ("db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)", "db1 = np.sum(dZ1, axis=1, keepdims=True) / len(dZ1)"),
    ),
    "all biases divided by the units": (
        "The average goes over the examples, which m counts, and not over the units.",
        *((f"db{l} = 1 / m", f"db{l} = 1 / dZ{l}.shape[0]") for l in (1, 2, 3)),
    ),
    "flat biases": (
        "The sums are flat arrays. keepdims keeps a column, which is the shape of a bias.",
        (", keepdims=True", ""),
    ),
    "sum over the units": (
        "The sum seems to go over the units. Sum over the examples, which are the columns.",
        ("axis=1", "axis=0"),
    ),
    "one number for all biases": (
        "Everything is summed to one number. Each unit has a bias of its own, and so a gradient of its own.",
        *((f"np.sum(dZ{l}, axis=1, keepdims=True)", f"np.sum(dZ{l})") for l in (1, 2, 3)),
    ),
    "transposed dW": (
        "Rows and columns are exchanged. A gradient has the shape of its parameter: a row for each unit of its layer.",
        *((f'dZ{l} @ cache["A{l - 1}"].T', f'cache["A{l - 1}"] @ dZ{l}.T') for l in (1, 2, 3)),
    ),
}


EXERCISE = Exercise(
    solution=backward_propagation_n,
    blank=given_backward_propagation_n,
    observe=observe_backward_n,
    mistakes=known(MISTAKES),
    formula=FORMULA,
    not_started=GIVEN,
)
