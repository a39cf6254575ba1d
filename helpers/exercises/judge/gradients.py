"""Gradients: what the cost itself says of them, how an answer's are observed, and how they are shown."""

import functools

import numpy as np

from helpers import network
from helpers.data import small_batch
from helpers.exercises.judge.finding import as_rows
from helpers.exercises.judge.guard import copied
from helpers.exercises.judge.judging import Observed, expect_array, expect_dictionary
from helpers.exercises.judge.observing import close


def gradient_rows(got, expected, tolerance=1e-6):
    """A table that shows which variable is off, and by how much.

    got, expected: dictionaries of arrays; each variable of ``expected`` gets a row, in its order.
    tolerance: a variable is right when its relative difference is below it.

    Returns a string of aligned lines: name, shape, "right" or "wrong", and the relative difference of the two
    arrays (see ``relative_difference``), rounded to one digit. What lies below the tolerance is mostly
    rounding, which differs between machines, so only "below 1e-6" is said of it.
    """
    rows = [("variable", "shape", "", "relative difference")]
    for name, wanted in expected.items():
        rows.append((name, str(np.shape(wanted)), *compare(got.get(name), wanted, tolerance)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def compare(got, expected, tolerance):
    """The verdict on one variable, and its reason."""
    if got is None:
        return "wrong", "missing"
    if np.shape(got) != np.shape(expected):
        return "wrong", f"its shape is {np.shape(got)}"
    difference = relative_difference(got, expected)
    if difference < tolerance:
        return "right", f"below {one_digit(tolerance)}"
    return "wrong", one_digit(difference)


def relative_difference(a, b):
    """||a - b|| / (||a|| + ||b||) of two arrays of one shape: 0 when they are equal, 1 when b = -a."""
    scale = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(np.subtract(a, b)) / scale if scale else 0.0


def one_digit(number):
    """0.3, 0.004 or 1e-7."""
    return f"{number:.1g}".replace("e-0", "e-")


# What the cost says.


def numerical_gradients(cost, parameters, epsilon):
    """The two-sided difference of the cost for every parameter: a dictionary of dW1, db1, ..."""
    theta = network.parameters_to_vector(parameters)
    approx = np.zeros_like(theta)
    for i, step in enumerate(epsilon * np.eye(theta.size)):
        J_plus = cost(network.vector_to_parameters(theta + step, parameters))
        J_minus = cost(network.vector_to_parameters(theta - step, parameters))
        approx[i] = (J_plus - J_minus) / (2 * epsilon)
    return as_gradients(approx, parameters)


def as_gradients(vector, parameters):
    """The numbers of the vector as dW1, db1, ..."""
    return {f"d{name}": value for name, value in network.vector_to_parameters(vector, parameters).items()}


# How an answer's gradients are observed.


GRADIENT_NAMES = [f"d{kind}{l}" for l in (1, 2, 3) for kind in "Wb"]


def random_parameters(layer_dims, rng):
    """Weights and biases from N(0, 1)."""
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.randn(layer_dims[l], layer_dims[l - 1])
        parameters[f"b{l}"] = rng.randn(layer_dims[l], 1)
    return parameters


def fresh_batch(layer_dims, m):
    """A batch to check gradients on: copies, because an answer may change what it gets."""
    return copied(found_batch(layer_dims, m))


@functools.cache
def found_batch(layer_dims, m):
    """Such a batch takes many draws to find."""
    return small_batch(1, m, layer_dims)


def expect_gradients(result, slopes):
    """Raise Wrong unless the result is a dictionary with a gradient for each parameter; return those."""
    expect_dictionary(result, "gradients", GRADIENT_NAMES)
    return {name: expect_array(result[name], name, slopes[name].shape) for name in GRADIENT_NAMES}


def seen_gradients(gradients, slopes, case, first_wrong=None):
    """The distance of each gradient from the slope that the cost shows.

    first_wrong(gradients) -> a sentence on what goes wrong first; by default on the number that is off the most in the
    last layer that is off.
    """
    distances = {name: gradients[name] - slopes[name] for name in GRADIENT_NAMES}
    describe = describe_gradients(slopes, case, first_wrong or functools.partial(largest_error, slopes=slopes))
    return Observed(distances, describe, GRADIENT_TOLERANCE, absolute=True)


# Two-sided differences are good to about 1e-9 here, and gradients are of the size of 0.01 to 10.
GRADIENT_TOLERANCE = 1e-5


def describe_gradients(slopes, case, first_wrong):
    """What goes wrong first, and a row for each gradient."""

    def describe(got, expected):
        gradients = {name: slopes[name] + got[name] for name in GRADIENT_NAMES}
        return f"For {case}: {first_wrong(gradients)}\n{as_rows(gradient_rows(gradients, slopes))}"

    return describe


def largest_error(gradients, slopes):
    """A sentence on the number that is off the most in the last layer that is off."""
    off = {name: np.abs(gradients[name] - slopes[name]) for name in GRADIENT_NAMES}
    # An error travels back, so the last layer that is off is nearest to its cause.
    name = max(off, key=lambda name: (np.max(off[name]) > GRADIENT_TOLERANCE, name[-1]))
    place = np.unravel_index(np.argmax(off[name]), off[name].shape)
    row, column = place
    return f"`{name}[{row}, {column}]` is {gradients[name][place]:.4g}; expected {slopes[name][place]:.4g}."


def first_wrong_step(gradients, slopes):
    """A sentence on the first line of the way back that goes wrong, for a batch of one example.

    With one example the gradient of a bias is dZ itself, so each line shows in what the function returns.
    """
    near = functools.partial(close, tolerance=GRADIENT_TOLERANCE, absolute=True)
    wrong = [name for name in reversed(GRADIENT_NAMES) if not near(gradients[name], slopes[name])]
    bias, weight = f"db{wrong[0][-1]}", f"dW{wrong[0][-1]}"
    if not {bias, weight} <= set(wrong):
        return f"the first line to go wrong on the way back is that of `{wrong[0]}`: `dZ{wrong[0][-1]}` is right."
    got, expected = (", ".join(f"{number:.3g}" for number in those[bias].ravel()) for those in (gradients, slopes))
    return f"on the way back `dZ{bias[-1]}` is the first to go wrong: it is [{got}]; expected [{expected}]."
