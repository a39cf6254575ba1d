"""The exercises of week 1: three ways to choose the parameters that training starts from."""

import functools
import re

import numpy as np

from helpers.exercises.guard import Wrong
from helpers.exercises.judging import Seen, expect_array, expect_dictionary
from helpers.exercises.weight_initialization_messages import (
    MEAN_ADVICE,
    advise_on_spread,
    describe_form,
    describe_mean,
    describe_other_seed,
    describe_same_seed,
    describe_second_call,
    describe_shared,
    describe_spread,
    describe_values,
)

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

# From one layer to five, no two neighbours equal, so that a transposed shape shows.
SMALL_NETWORKS = [[3, 2], [2, 4, 1], [2, 10, 5, 1], [4, 3, 5, 2, 1], [5, 4, 3, 2, 6, 1]]
# Statistics need many weights: 12,000 or more in each layer. A fan-in of 3 against a fan-out of thousands tells the
# two apart, and tells a fan-in of 3 from one of 3 + 1.
WIDE_NETWORK = [5, 4000, 3, 6000]
# The standard deviation of n normal draws is usually off by a share of 1 / sqrt(2 n), here 0.65 % at the most, and
# that of our own draws, with which an answer is compared, by less than 0.5 %. So a right initializer has
# 4.5 % of room on either side, 7 times the usual error: it is refused with odds of 1 in 10**11. With the same odds a
# scale that is off by 10 % is accepted; no wrong version that we know is closer than 13 % (a fan-in of 4 for 3).
SCALE_TOLERANCE = 0.05
# The same for the other properties, each at ten times its usual error or more.
MEAN_TOLERANCE = 0.1  # 1 / sqrt(n) = 0.009
FOURTH_MOMENT_TOLERANCE = 0.5  # 3 for normal draws, 1.8 for uniform ones; sqrt(24 / n) = 0.045
SMALL_SHARE_TOLERANCE = 0.05  # 38 % of normal draws are below half a standard deviation; 0.0044
# In float32 a few draws of many coincide; of whole layers that share their draws, all do.
MOST_ARE_DIFFERENT = 0.8


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
            yield Seen(value, describe_values(name, layer_dims))


def observe_random(call, scale, seed=1):
    """Form and biases for each small network; what the weights of a wide one are like; where the draws come from.

    scale(n_in): the standard deviation asked for; seed: of all that is drawn.
    """
    fitting = yield from observe_form(lambda layer_dims: call(layer_dims, np.random.RandomState(seed)))
    if len(fitting) < len(SMALL_NETWORKS):
        return
    rng = np.random.RandomState(seed + 1)
    wide = call_with_memory_full_of(7.0, lambda layer_dims: call(layer_dims, rng), WIDE_NETWORK)
    for layer_dims, parameters in [*fitting, (WIDE_NETWORK, wide)]:
        check_biases(parameters, layer_dims)
    yield from observe_distribution(wide, scale)
    yield from observe_draws(call, seed)


def observe_form(call):
    """For each small network, what does not fit it; returns the others with their parameters."""
    fitting = []
    for layer_dims in SMALL_NETWORKS:
        try:
            fitting.append((layer_dims, call_with_memory_full_of(7.0, call, layer_dims)))
            yield Seen("it fits", None)
        except Wrong as wrong:
            yield wrong
    return fitting


def call_with_memory_full_of(number, call, layer_dims):
    """The parameters of a network. What ``np.empty`` would give is this number, for then it can be noticed."""
    sizes = {n * m for n in (*layer_dims, 1) for m in (*layer_dims, 1) if n * m < 128}
    used = [np.full(size, number) for size in sizes for _ in range(8)]
    del used  # NumPy keeps the memory of some small arrays, 7 of each size, and gives it to the next ones
    return expect_parameters(call(list(layer_dims)), layer_dims)


def expect_parameters(result, layer_dims):
    """Raise Wrong unless the result is a dictionary of W and b of the right shapes; return those."""
    layers = range(1, len(layer_dims))
    shapes = {f"W{l}": (layer_dims[l], layer_dims[l - 1]) for l in layers}
    shapes |= {f"b{l}": (layer_dims[l], 1) for l in layers}
    try:
        expect_dictionary(result, "parameters", shapes)
        check_for_other_layers(result, layer_dims)
        return {name: expect_array(result[name], name, shape) for name, shape in shapes.items()}
    except Wrong as wrong:
        raise Wrong(f"For layer_dims = {layer_dims}: {wrong.message}", key=wrong.key) from None


NAME = re.compile(r"[Wb]\d+")


def check_for_other_layers(result, layer_dims):
    """Raise Wrong when there are parameters of a layer that the network does not have. Other entries are welcome."""
    layers = len(layer_dims) - 1
    names = [key for key in result if isinstance(key, str) and NAME.fullmatch(key)]
    others = [name for name in names if not 1 <= int(name[1:]) <= layers]
    if others:
        advice = LEFT_OVER if int(others[0][1:]) > layers else ""
        raise Wrong(
            f"`parameters` has an entry {others[0]!r}, but the layers with weights are number 1 to {layers}.{advice}",
            key=("other layers", *sorted(others)),
        )


LEFT_OVER = (
    " Your function must work for every `layer_dims`. Does it make the dictionary itself? "
    "One that stands outside of it still holds the entries of earlier calls."
)


def check_biases(parameters, layer_dims):
    """Raise Wrong unless all biases are zero."""
    for name, value in parameters.items():
        if name.startswith("b") and value.any():
            row = np.argmax(value != 0)
            alike = "all alike" if (value == value[0]).all() else "drawn"
            raise Wrong(
                f"For layer_dims = {layer_dims}: `{name}[{row}, 0]` is {value[row, 0]:.4g}; expected 0.",
                key=("biases", alike if value.size > 1 else "one"),
            )


def observe_distribution(parameters, scale):
    """Whether every weight is a draw of its own; spread, mean and form of each layer's weights."""
    before = []
    for l in range(1, len(WIDE_NETWORK)):
        W, name = parameters[f"W{l}"].astype(float), f"W{l}"
        check_draws_of_their_own(W, name)
        spread, n_in = float(np.std(W)), W.shape[1]
        describe = describe_spread(name, WIDE_NETWORK, W.shape, scale(n_in))
        yield Seen(spread, describe, SCALE_TOLERANCE, advice=advise_on_spread(n_in, scale(n_in)))
        standard = W / spread
        describe = describe_mean(name, WIDE_NETWORK, spread)
        yield Seen(float(np.mean(standard)), describe, MEAN_TOLERANCE, absolute=True, advice=MEAN_ADVICE)
        yield Seen(
            float(np.mean(np.square(np.square(standard)))), describe_form(name), FOURTH_MOMENT_TOLERANCE, absolute=True
        )
        small = float(np.mean(np.abs(standard) < 0.5))
        yield Seen(small, describe_form(name), SMALL_SHARE_TOLERANCE, absolute=True)
        draws = [standard.ravel(), standard.T.ravel()]
        yield Seen(any(alike(new, old) for new in draws for old in before), describe_shared(name))
        before += draws


def check_draws_of_their_own(W, name):
    """Raise Wrong unless nearly all numbers of the matrix are different from each other."""
    different = len(np.unique(W))
    if different > MOST_ARE_DIFFERENT * W.size:
        return
    seen = f"`{name}` holds {W.size:,} weights, but only {different:,} different values. Are they rounded?"
    if not W.any():
        pattern, seen = "zeros", f"All weights in `{name}` are 0."
    elif (W == W[0, 0]).all():
        pattern, seen = "one number", f"All weights in `{name}` are the same number."
    elif (W == W[:1]).all():
        pattern, seen = "rows", f"All rows of `{name}` are alike: every unit has the same weights."
    elif (W == W[:, :1]).all():
        pattern, seen = (
            "columns",
            f"All columns of `{name}` are alike: a unit has the same weight for each of its inputs.",
        )
    else:
        pattern = "whole numbers" if (W == np.round(W)).all() else "other"
    raise Wrong(f"{seen} Every weight needs a draw of its own.", key=("repeated", pattern))


def alike(new, old):
    """Whether two sequences of draws of spread 1 begin with the same numbers: separate draws give 0.03 * n or so."""
    n = 1000
    return bool(abs(new[:n] @ old[:n]) > 0.5 * n)


def observe_draws(call, seed):
    """Whether the draws come from rng and from nothing else."""
    layer_dims = [2, 4, 1]
    rng = np.random.RandomState(seed)
    start = rng.get_state()[1:3]
    first = expect_parameters(call(list(layer_dims), rng), layer_dims)
    moved_on = not all(map(np.array_equal, rng.get_state()[1:3], start))
    second = expect_parameters(call(list(layer_dims), rng), layer_dims)
    again, other = (
        expect_parameters(call(list(layer_dims), np.random.RandomState(number)), layer_dims)
        for number in (seed, seed + 1)
    )
    for name in ("W1", "W2"):
        yield Seen(np.array_equal(first[name], again[name]), describe_same_seed(name))
        yield Seen(np.array_equal(first[name], other[name]), describe_other_seed(name))
        yield Seen(np.array_equal(first[name], second[name]), describe_second_call(name))
    yield Seen(moved_on, lambda got, expected: "Your function did not draw from the argument `rng`.")


QUESTIONS = [
    (initialize_parameters_zeros, blank_zeros, observe_zeros),
    (initialize_parameters_random, blank_random, functools.partial(observe_random, scale=lambda n_in: 10)),
    (initialize_parameters_he, blank_random, functools.partial(observe_random, scale=lambda n_in: np.sqrt(2 / n_in))),
]
