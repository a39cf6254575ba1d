"""The exercises of week 1: three ways to choose the parameters that training starts from."""

import numpy as np

from helpers.exercises.guard import Wrong
from helpers.exercises.judging import Seen, expect_array, expect_dictionary

# Our solutions.


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


def initialize_parameters_random(layer_dims, rng):
    """Weights drawn from N(0, 1) and multiplied by 10, biases zero.

    layer_dims: [n_0, n_1, ..., n_L]; rng: the np.random.RandomState to draw from.

    Returns ``parameters``: W_l of shape (n_l, n_{l-1}) and b_l of shape (n_l, 1), for l = 1 ... L.
    """
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.randn(layer_dims[l], layer_dims[l - 1]) * 10
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


def initialize_parameters_he(layer_dims, rng):
    """Weights drawn from N(0, 2 / n_{l-1}), biases zero (He et al. 2015, equation 10 and section 2.2).

    layer_dims: [n_0, n_1, ..., n_L]; rng: the np.random.RandomState to draw from.

    Returns ``parameters``: W_l of shape (n_l, n_{l-1}) and b_l of shape (n_l, 1), for l = 1 ... L.
    """
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2 / layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# What the notebook gives.


def blank_zeros(layer_dims): ...


def blank_random(layer_dims, rng): ...


# How an answer is observed.

# From two layers to five, no two neighbours equal, so that a transposed shape shows.
SMALL_NETWORKS = [[3, 2], [2, 4, 1], [2, 10, 5, 1], [4, 3, 5, 2, 1]]
# Statistics need many weights: 12,000 or more in each layer. Fan-in 3 against fan-out 5000 tells the two apart,
# and tells a fan-in of 3 from one of 3 + 1.
WIDE_NETWORK = [3, 5000, 3, 4000]
# A standard deviation estimated from n normal draws is off by 1 / sqrt(2 n), here 0.65 % at the most. At ten times
# that, a right initializer is refused with odds of 1 in 10**22, and half of these distances
# (factors of 1.15 and more) from a wrong one remain.
SCALE_TOLERANCE = 0.065


def observe_zeros(call):
    """The parameters for each small network."""
    for layer_dims in SMALL_NETWORKS:
        parameters = expect_parameters(call(list(layer_dims)), layer_dims)
        for name, value in parameters.items():
            yield Seen(value, describe_values(name, layer_dims))


def observe_random(call):
    """Shapes and biases for each small network; what the weights of a wide one are like; where the draws come from."""
    for layer_dims in SMALL_NETWORKS:
        parameters = expect_parameters(call(list(layer_dims), np.random.RandomState(1)), layer_dims)
        for name, value in parameters.items():
            if name.startswith("b"):
                yield Seen(value, describe_values(name, layer_dims))
    parameters = expect_parameters(call(list(WIDE_NETWORK), np.random.RandomState(2)), WIDE_NETWORK)
    yield from observe_distribution(parameters)
    yield from observe_draws(call)


def observe_distribution(parameters):
    """Spread, mean and form of each layer's weights, and whether every weight is a draw of its own."""
    seen_before = np.array([])
    for l in range(1, len(WIDE_NETWORK)):
        W, name = parameters[f"W{l}"], f"W{l}"
        n_out, n_in = W.shape
        spread = float(np.std(W))
        yield Seen(spread, describe_spread(name, n_in, n_out), SCALE_TOLERANCE)
        standard = W.ravel() / (spread or 1)
        yield Seen(float(np.mean(standard)), describe_mean(name), 0.1, absolute=True)
        yield Seen(float(np.mean(standard**4)), describe_form(name), 0.5, absolute=True)
        yield Seen(float(np.mean(np.abs(standard) < 0.5)), describe_form(name), 0.05, absolute=True)
        # np.unique also serves float32, where a few draws of many coincide.
        yield Seen(len(np.unique(standard)) / standard.size, describe_repeated(name), 0.2, absolute=True)
        shared = float(np.mean(np.isin(np.round(standard, 6), np.round(seen_before, 6))))
        yield Seen(shared, describe_shared(name), 0.2, absolute=True)
        seen_before = np.concatenate([seen_before, standard])


def observe_draws(call):
    """Whether the draws come from rng and from nothing else."""
    layer_dims = [2, 4, 1]
    first, again, other = (
        expect_parameters(call(layer_dims, np.random.RandomState(seed)), layer_dims) for seed in (5, 5, 6)
    )
    same_seed = np.array_equal(first["W1"], again["W1"])
    yield Seen(same_seed, lambda got, expected: SAME_SEED_MESSAGE)
    yield Seen(np.array_equal(first["W1"], other["W1"]), lambda got, expected: OTHER_SEED_MESSAGE)
    rng = np.random.RandomState(5)
    twice = [expect_parameters(call(layer_dims, rng), layer_dims)["W1"] for _ in range(2)]
    yield Seen(np.array_equal(*twice), lambda got, expected: OTHER_SEED_MESSAGE)


SAME_SEED_MESSAGE = "Called twice with an `rng` of the same seed, your function gave different weights. All randomness must come from the argument `rng`."
OTHER_SEED_MESSAGE = (
    "Called with different states of `rng`, your function gave the same weights. Draw from the argument `rng`; "
    "don't make a generator of your own and don't seed it again."
)


def expect_parameters(result, layer_dims):
    """Raise Wrong unless the result is a dictionary of W and b of the right shapes; return those."""
    layers = range(1, len(layer_dims))
    shapes = {f"W{l}": (layer_dims[l], layer_dims[l - 1]) for l in layers} | {
        f"b{l}": (layer_dims[l], 1) for l in layers
    }
    try:
        expect_dictionary(result, "parameters", shapes)
        return {name: expect_array(result[name], name, shape) for name, shape in shapes.items()}
    except Wrong as wrong:
        raise Wrong(f"For layer_dims = {layer_dims}: {wrong.message}", key=wrong.key) from None


def describe_values(name, layer_dims):
    """A wrong constant, at its first wrong element."""

    def describe(got, expected):
        row, column = np.argwhere(~np.isclose(got, expected))[0]
        return f"For layer_dims = {layer_dims}: `{name}[{row}, {column}]` is {got[row, column]:.4g}; expected {expected[row, column]:.4g}."

    return describe


def describe_spread(name, n_in, n_out):
    """A wrong scale, in numbers."""

    def describe(got, expected):
        return (
            f"`{name}` of shape ({n_out}, {n_in}), which has {n_in} inputs a unit: the standard deviation of its weights is "
            f"{got:.3g}; expected {expected:.3g}."
        )

    return describe


def describe_mean(name):
    """A mean that isn't zero."""
    return lambda got, expected: (
        f"The mean of the weights in `{name}` is {got:.2g} standard deviations; expected 0. Draw from N(0, 1)."
    )


def describe_form(name):
    """The right spread, but not the normal distribution."""
    return lambda got, expected: (
        f"The weights in `{name}` are not spread like draws of the normal distribution: "
        "there are too many or too few of the small or the large ones. Which method of `rng` draws from N(0, 1)?"
    )


def describe_repeated(name):
    """Units that share their weights."""
    return lambda got, expected: (
        f"Only {got:.0%} of the numbers in `{name}` are different from each other. Units that share their weights learn the same: draw a number for each weight."
    )


def describe_shared(name):
    """Layers that share their draws."""
    return lambda got, expected: (
        f"{got:.0%} of the numbers in `{name}`, but for their scale, are in the layers before it too. "
        "Let every layer have draws of its own, from the same `rng`."
    )


QUESTIONS = [
    (initialize_parameters_zeros, blank_zeros, observe_zeros),
    (initialize_parameters_random, blank_random, observe_random),
    (initialize_parameters_he, blank_random, observe_random),
]
