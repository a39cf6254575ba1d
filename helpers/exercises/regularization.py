"""The exercises of week 2: the cost and its gradients with L2 regularization, and both ways through dropout."""

import copy
import functools
import re

import numpy as np

from helpers import network
from helpers.data import small_batch
from helpers.exercises.gradient_checking import numerical_gradients
from helpers.exercises.gradient_rows import gradient_rows
from helpers.exercises.guard import Wrong
from helpers.exercises.judging import Seen, expect_array, expect_dictionary, expect_number

# Our solutions.


def compute_cost_with_regularization(Z3, Y, parameters, lambd):
    """Cross-entropy plus the L2 penalty (Goodfellow, Bengio and Courville, *Deep Learning*, equations 7.1 and 7.2).

    Z3, Y: (1, m); parameters: W1, b1, ..., W3, b3; lambd: strength of the penalty, 0 or larger.

    Returns a float: the average cross-entropy + lambd / (2 m) times the sum of all squared weights.
    """
    m = Y.shape[1]
    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]
    squares = np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))
    penalty = lambd / (2 * m) * squares
    return network.compute_cost(Z3, Y) + penalty


def backward_propagation_with_regularization(Y, parameters, cache, lambd):
    """Gradients of the cost with L2 penalty (Goodfellow, Bengio and Courville, *Deep Learning*, equation 7.3).

    Y: (1, m); parameters: W1, b1, ..., W3, b3; cache: as network.forward_propagation returned it.

    Returns ``gradients``: dW1, db1, ..., dW3, db3, each shaped like its parameter.
    """
    m = Y.shape[1]
    gradients = network.backward_propagation(Y, parameters, cache)
    for l in (1, 2, 3):
        gradients[f"dW{l}"] = gradients[f"dW{l}"] + lambd / m * parameters[f"W{l}"]
    return gradients


def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    """Forward propagation that drops hidden units by chance (Srivastava et al. 2014, sections 4 and 10).

    X: (n_0, m); parameters: W1, b1, ..., W3, b3; keep_prob: the chance to stay; rng: what to draw from.

    Returns A3 of shape (1, m), and ``cache`` with A0, Z1, D1, A1, Z2, D2, A2, Z3 and A3. The masks D1 and D2,
    of 1 (kept) and 0 (dropped), are shaped like A1 and A2, which are masked and scaled.
    """
    cache = {"A0": X}
    cache["Z1"] = parameters["W1"] @ X + parameters["b1"]
    cache["A1"] = network.relu(cache["Z1"])
    cache["D1"] = (rng.rand(*cache["A1"].shape) < keep_prob).astype(int)
    cache["A1"] = cache["A1"] * cache["D1"] / keep_prob
    cache["Z2"] = parameters["W2"] @ cache["A1"] + parameters["b2"]
    cache["A2"] = network.relu(cache["Z2"])
    cache["D2"] = (rng.rand(*cache["A2"].shape) < keep_prob).astype(int)
    cache["A2"] = cache["A2"] * cache["D2"] / keep_prob
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def backward_propagation_with_dropout(Y, parameters, cache, keep_prob):
    """Gradients of the cost for the masks that the forward pass drew (Srivastava et al. 2014, section 5.1).

    Y: (1, m); parameters, keep_prob: as in the forward pass; cache: as forward_propagation_with_dropout returned it.

    Returns ``gradients``: dW1, db1, ..., dW3, db3, each shaped like its parameter.
    """
    m = Y.shape[1]
    dZ3 = (cache["A3"] - Y) / m
    dA2 = parameters["W3"].T @ dZ3
    dA2 = dA2 * cache["D2"] / keep_prob
    dZ2 = dA2 * (cache["Z2"] > 0)
    dA1 = parameters["W2"].T @ dZ2
    dA1 = dA1 * cache["D1"] / keep_prob
    dZ1 = dA1 * (cache["Z1"] > 0)
    gradients = {}
    gradients["dW3"], gradients["db3"] = dZ3 @ cache["A2"].T, dZ3.sum(axis=1, keepdims=True)
    gradients["dW2"], gradients["db2"] = dZ2 @ cache["A1"].T, dZ2.sum(axis=1, keepdims=True)
    gradients["dW1"], gradients["db1"] = dZ1 @ cache["A0"].T, dZ1.sum(axis=1, keepdims=True)
    return gradients


# What the notebook gives.


def blank_cost(Z3, Y, parameters, lambd): ...


def blank_backward(Y, parameters, cache, lambd): ...


def blank_dropout_forward(X, parameters, keep_prob, rng):
    cache = {"A0": X}
    cache["Z1"] = parameters["W1"] @ X + parameters["b1"]
    cache["A1"] = network.relu(cache["Z1"])
    ...  # your code here: make cache["D1"], then mask and scale cache["A1"]
    cache["Z2"] = parameters["W2"] @ cache["A1"] + parameters["b2"]
    cache["A2"] = network.relu(cache["Z2"])
    ...  # your code here: the same for layer 2
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def blank_dropout_backward(Y, parameters, cache, keep_prob):
    m = Y.shape[1]
    dZ3 = (cache["A3"] - Y) / m
    dA2 = parameters["W3"].T @ dZ3
    ...  # your code here: mask dA2 with cache["D2"], and scale it
    dZ2 = dA2 * (cache["Z2"] > 0)
    dA1 = parameters["W2"].T @ dZ2
    ...  # your code here: the same for layer 1
    dZ1 = dA1 * (cache["Z1"] > 0)
    gradients = {}
    gradients["dW3"], gradients["db3"] = dZ3 @ cache["A2"].T, dZ3.sum(axis=1, keepdims=True)
    gradients["dW2"], gradients["db2"] = dZ2 @ cache["A1"].T, dZ2.sum(axis=1, keepdims=True)
    gradients["dW1"], gradients["db1"] = dZ1 @ cache["A0"].T, dZ1.sum(axis=1, keepdims=True)
    return gradients


# How an answer is observed.

# Layers, number of examples, lambd. The first has no penalty; the second lets more kinds of wrong sums run
# to their end than the others do, because its first two layers have the same shape.
COST_CASES = [
    ((2, 2, 2, 1), 4, 0),
    ((2, 2, 2, 1), 4, 0.7),
    ((3, 4, 2, 1), 1, 0.1),
    ((2, 5, 3, 1), 9, 5),
    ((4, 3, 5, 1), 6, 0.7),
]
# Layers, number of examples, lambd. Two equal hidden layers first, so that W of the wrong layer fits.
GRADIENT_CASES = [((2, 2, 2, 1), 4, 0.7), ((3, 4, 2, 1), 5, 0), ((2, 5, 3, 1), 9, 5), ((4, 3, 5, 1), 6, 0.1)]
# Layers, number of examples, keep_prob, type of the masks. Two equal hidden layers first, so that masks can be swapped.
DROPOUT_CASES = [
    ((2, 4, 4, 1), 5, 0.6, int),
    ((3, 4, 2, 1), 6, 1, int),
    ((2, 5, 3, 1), 9, 0.86, bool),
    ((4, 3, 5, 1), 7, 0.5, float),
]
# Layers, number of examples, keep_prob. Two equal layers first, so that one mask can be taken for the other.
# Every mask has 9,000 numbers or more: the share of the kept is off by 0.005 at the most (one standard deviation).
# At seven times that, a right mask is refused with odds of 1 in 10**11; the closest wrong rate that people write,
# draws of N(0, 1) below 0.86, is off by 0.055, and below 0.5 by 0.19.
WIDE_NETWORKS = [((2, 20, 20, 1), 500, 0.86), ((3, 30, 20, 1), 500, 0.5), ((2, 20, 3, 1), 3000, 0.2)]
RATE_TOLERANCE = 0.035
# The share in which neighbours agree by chance is off by 0.008 at the most (one standard deviation); of shared masks
# it is off by 0.24 and more.
AGREEMENT_TOLERANCE = 0.06
# The share of examples with a mask of their own is off by 0.02 at the most; of a mask laid out twice by 0.4.
DISTINCT_TOLERANCE = 0.15
# The mean of a layer is off by 0.06 at the most; of a mask that goes by size it is off by 0.8.
MEAN_TOLERANCE = 0.5
GRADIENT_NAMES = [f"d{kind}{l}" for l in (1, 2, 3) for kind in "Wb"]


def observe_cost(call):
    """The cost with and without a penalty, and with the parameters in another order."""
    for number, (layer_dims, m, lambd) in enumerate(COST_CASES):
        rng = np.random.RandomState(number)
        parameters = random_parameters(layer_dims, rng)
        if number == len(COST_CASES) - 1:
            parameters = dict(reversed(parameters.items()))
        Z3 = rng.uniform(-4, 4, size=(1, m))
        Y = np.arange(m).reshape(1, m) % 2
        describe = describe_cost(network.compute_cost(Z3, Y), parameters, m, lambd)
        yield Seen(expect_number(call(Z3, Y, parameters, lambd), "cost"), describe)


def random_parameters(layer_dims, rng):
    """Weights and biases from N(0, 1)."""
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.randn(layer_dims[l], layer_dims[l - 1])
        parameters[f"b{l}"] = rng.randn(layer_dims[l], 1)
    return parameters


def describe_cost(cross_entropy, parameters, m, lambd):
    """A wrong cost, and the two parts that it is made of."""
    squares = sum(np.vdot(parameters[f"W{l}"], parameters[f"W{l}"]) for l in (1, 2, 3))

    def describe(got, expected):
        if lambd == 0:
            return f"With lambd = 0 the cost is {got:.4g}; expected {expected:.4g}, the cross-entropy with no penalty."
        return (
            f"For lambd = {lambd}, m = {m} and weights whose squares add up to {squares:.4g} the cost is {got:.4g}; "
            f"expected {expected:.4g}, of which {cross_entropy:.4g} is cross-entropy and the rest penalty."
        )

    return describe


def fresh_batch(layer_dims, m):
    """A batch to check gradients on: copies, because an answer may change what it gets."""
    return copy.deepcopy(found_batch(layer_dims, m))


@functools.cache
def found_batch(layer_dims, m):
    """Such a batch takes many draws to find."""
    return small_batch(1, m, layer_dims)


def observe_backward(call):
    """How far the gradients are from those that the cost itself shows."""
    for layer_dims, m, lambd in GRADIENT_CASES:
        X, Y, parameters = fresh_batch(layer_dims, m)
        _, cache = network.forward_propagation(X, parameters)
        slopes = regularized_slopes(layer_dims, m, lambd)
        gradients = expect_gradients(call(Y, parameters, cache, lambd), slopes)
        yield seen_gradients(gradients, slopes, f"lambd = {lambd}, m = {m}")


@functools.cache
def regularized_slopes(layer_dims, m, lambd):
    """The gradients of the regularized cost, from its values alone."""
    X, Y, parameters = fresh_batch(layer_dims, m)

    def cost(parameters):
        _, cache = network.forward_propagation(X, parameters)
        return compute_cost_with_regularization(cache["Z3"], Y, parameters, lambd)

    return numerical_gradients(cost, parameters, epsilon=1e-5)


def observe_dropout_backward(call):
    """How far the gradients are from those that the cost shows while the masks stay as they are."""
    for layer_dims, m, keep_prob, kind in DROPOUT_CASES:
        X, Y, parameters = fresh_batch(layer_dims, m)
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, np.random.RandomState(1))
        cache["D1"], cache["D2"] = cache["D1"].astype(kind), cache["D2"].astype(kind)
        slopes = dropout_slopes(layer_dims, m, keep_prob)
        activations = {name: cache[name].copy() for name in ("A2", "A1")}
        try:
            result = call(Y, parameters, cache, keep_prob)
        except Wrong as wrong:
            raise for_the_way_back(wrong, cache, activations) from None
        gradients = expect_gradients(result, slopes)
        yield seen_gradients(gradients, slopes, f"keep_prob = {keep_prob}, m = {m}")


def for_the_way_back(wrong, cache, activations):
    """The guard's general advice (take a copy, draw from rng) leads astray on the way back: only say what happened.

    wrong: what the guard raised; cache: as the call left it; activations: A2 and A1 before the call.
    """
    if wrong.key in (("touched", "np.random"), ("touched", "random")):
        return Wrong("Your function draws random numbers, or seeds a generator.", key="draws")
    changed = [name for name, before in activations.items() if not np.array_equal(cache.get(name), before)]
    if wrong.key == ("changed", "cache") and changed:
        return Wrong(
            f"Your function changed {' and '.join(f'`{name}`' for name in changed)} in `cache`.", key="masked A"
        )
    return wrong


@functools.cache
def dropout_slopes(layer_dims, m, keep_prob):
    """The gradients of the cost with fixed masks, from its values alone: the same seed draws the same masks."""
    X, Y, parameters = fresh_batch(layer_dims, m)

    def cost(parameters):
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, np.random.RandomState(1))
        return network.compute_cost(cache["Z3"], Y)

    return numerical_gradients(cost, parameters, epsilon=1e-5)


def expect_gradients(result, slopes):
    """Raise Wrong unless the result is a dictionary with a gradient for each parameter; return those."""
    expect_dictionary(result, "gradients", GRADIENT_NAMES)
    return {name: expect_array(result[name], name, slopes[name].shape) for name in GRADIENT_NAMES}


def seen_gradients(gradients, slopes, case):
    """The distance of each gradient from the slope that the cost shows."""
    distances = {name: gradients[name] - slopes[name] for name in GRADIENT_NAMES}
    return Seen(distances, describe_gradients(slopes, case), GRADIENT_TOLERANCE, absolute=True)


# Two-sided differences are good to about 1e-9 here, and gradients are of the size of 0.01 to 10.
GRADIENT_TOLERANCE = 1e-5


def describe_gradients(slopes, case):
    """The number that is off the most in the last layer that is off, and a row for each gradient."""

    def describe(got, expected):
        off = {name: np.abs(got[name] - expected[name]) for name in GRADIENT_NAMES}
        # An error travels back, so the last layer that is off is nearest to its cause.
        name = max(off, key=lambda name: (np.max(off[name]) > GRADIENT_TOLERANCE, name[-1]))
        row, column = np.unravel_index(np.argmax(off[name]), off[name].shape)
        gradients = {name: slopes[name] + got[name] for name in GRADIENT_NAMES}
        return (
            f"For {case}: `{name}[{row}, {column}]` is {gradients[name][row, column]:.4g}; "
            f"expected {slopes[name][row, column]:.4g}.\n{gradient_rows(gradients, slopes)}"
        )

    return describe


def observe_dropout_forward(call, seed=0):
    """What the masks are like and what they do, in wide layers; keep_prob = 1; where the draws come from."""
    call = with_one_key_for_shapes(call)
    for layer_dims, m, keep_prob in WIDE_NETWORKS:
        rng = np.random.RandomState(seed)
        X, parameters = wide_network(layer_dims, m, rng)
        A3, cache = expect_dropout(call(X, parameters, keep_prob, rng), layer_dims, m)
        yield from observe_layers(cache, X, parameters, keep_prob)
        yield from observe_output(A3, cache)
    yield from observe_keeping_all(call, seed)
    yield from observe_draws(call, seed)


def with_one_key_for_shapes(call):
    """The same call; shapes that do not fit are one mistake, whatever numbers NumPy reports."""

    def called(*arguments):
        try:
            return call(*arguments)
        except Wrong as wrong:
            if re.match(r"\('raised', .*(broadcast|boolean index)", str(wrong.key)):
                raise Wrong(wrong.message, key="shapes do not fit") from None
            raise

    return called


def wide_network(layer_dims, m, rng):
    """Inputs from N(0, 1), and weights and biases that keep the activations near 1."""
    parameters = random_parameters(layer_dims, rng)
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] /= np.sqrt(layer_dims[l - 1])
    return rng.randn(layer_dims[0], m), parameters


def expect_dropout(result, layer_dims, m):
    """Raise Wrong unless the result is A3 and a cache with everything in its right shape; return the two."""
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        came = "None" if result is None else f"a {type(result).__name__}"
        if isinstance(result, (tuple, list)):
            came = f"{len(result)} things"
        raise Wrong(
            f"Your function returned {came}; expected two things, `A3` and `cache`. Does it end with the line "
            "`return` that was given?",
            key=("not two results", came),
        )
    A3, cache = result
    missing = [name for name in ("D1", "D2") if isinstance(cache, dict) and name not in cache]
    if missing:
        raise Wrong(
            f"`cache` has no {' and no '.join(map(repr, missing))}. The way back needs both masks.",
            key=("missing", *missing),
        )
    units = dict(enumerate(layer_dims))
    shapes = {name: (units[int(name[1])], m) for name in ("A0", "Z1", "D1", "A1", "Z2", "D2", "A2", "Z3", "A3")}
    expect_dictionary(cache, "cache", shapes)
    for name, shape in shapes.items():
        expect_array(cache[name], name, shape, "fbiu" if name.startswith("D") else "f")
    return expect_array(A3, "A3", shapes["A3"]), cache


def observe_layers(cache, X, parameters, keep_prob):
    """Each layer from the one before it: what Z was computed from, what the mask is like, what it does to A."""
    inputs = {"X": X}
    for l in (1, 2):
        yield Seen(input_of(l, cache, parameters, inputs), describe_input(l))
        D, A, plain = cache[f"D{l}"], cache[f"A{l}"], network.relu(cache[f"Z{l}"])
        yield from observe_mask(D, l, keep_prob)
        yield from observe_masked(A, plain, D, l, keep_prob)
        inputs = {f"A{l}": A, f"A{l} before its mask": plain}
    yield Seen(input_of(3, cache, parameters, inputs), describe_input(3))
    D1, D2 = cache["D1"] != 0, cache["D2"] != 0
    if D1.shape == D2.shape:
        yield seen_agreement(D1, D2, keep_prob, describe_layers_alike)


def input_of(l, cache, parameters, inputs):
    """Which of the inputs Z_l was computed from."""
    for name, A in inputs.items():
        if alike(cache[f"Z{l}"], parameters[f"W{l}"] @ A + parameters[f"b{l}"]):
            return name
    return "something else"


def alike(got, expected):
    """Whether two arrays agree, also when one is float32."""
    return bool(np.allclose(got, expected, rtol=1e-4, atol=1e-5))


def observe_mask(D, l, keep_prob):
    """The numbers in a mask, the share of the kept, and whether each unit of each example has its own draw."""
    yield Seen(numbers_in(D), describe_numbers(l))
    kept = D != 0
    yield seen_near(np.mean(kept), keep_prob, RATE_TOLERANCE, describe_rate(l, keep_prob))
    yield seen_agreement(kept[:, 1:], kept[:, :-1], keep_prob, describe_agreement(l, "examples"))
    yield seen_agreement(kept[1:], kept[:-1], keep_prob, describe_agreement(l, "units"))
    yield Seen(share_of_distinct(kept), describe_repeated(l, "units"), DISTINCT_TOLERANCE, absolute=True)
    yield Seen(share_of_distinct(kept.T), describe_repeated(l, "examples"), DISTINCT_TOLERANCE, absolute=True)


def share_of_distinct(rows):
    """How many different rows there are, for each row."""
    return len({row.tobytes() for row in rows}) / len(rows)


def seen_near(value, ideal, tolerance, describe):
    """A number that chance moves about: seen as the ideal when near it, so that nothing hangs on our own draw."""
    near = abs(value - ideal) < tolerance
    return Seen(float(ideal if near else value), describe, tolerance, absolute=True)


def seen_agreement(mask, other, keep_prob, describe):
    """The share in which two masks agree, beside what chance gives."""
    by_chance = keep_prob**2 + (1 - keep_prob) ** 2
    return seen_near(np.mean(mask == other), by_chance, AGREEMENT_TOLERANCE, describe)


def numbers_in(D):
    """Which numbers a mask holds, in words."""
    if np.all((D == 0) | (D == 1)):
        return "0 and 1"
    found = np.unique(D)
    return " and ".join(f"{number:.4g}" for number in found) if found.size < 4 else "many different numbers"


def observe_masked(A, plain, D, l, keep_prob):
    """What became of the units that the mask drops, and of those that it keeps. Where ReLU is off nothing shows."""
    kept, dropped = (D != 0) & (plain > 0), (D == 0) & (plain > 0)
    yield Seen(float(np.mean(A[dropped] != 0)) if dropped.any() else 0.0, describe_dropped(l), 0.01, absolute=True)
    scale = float(np.mean(A[kept] / plain[kept])) if kept.any() else 0.0
    yield Seen(scale, describe_scale(l, keep_prob), 0.02)
    yield Seen(alike(A, plain * (D != 0) / keep_prob), describe_inexact(l))
    yield seen_near(np.mean(A) / np.mean(plain) if kept.any() else 0.0, 1, MEAN_TOLERANCE, describe_mean(l))


def observe_output(A3, cache):
    """Nothing is dropped in the last layer."""
    yield Seen(float(np.mean(A3 == 0)), describe_dropped_output, 0.05, absolute=True)
    output = network.sigmoid(cache["Z3"])
    yield Seen(alike(A3, output) and alike(cache["A3"], output), lambda got, expected: OUTPUT_MESSAGE)


def observe_keeping_all(call, seed):
    """With keep_prob = 1 the masks are all 1, and the rest is as without dropout."""
    layer_dims, m = (2, 4, 3, 1), 6
    rng = np.random.RandomState(seed)
    X, parameters = wide_network(layer_dims, m, rng)
    _, plain = network.forward_propagation(X, parameters)
    A3, cache = expect_dropout(call(X, parameters, 1, rng), layer_dims, m)
    nothing_dropped = np.all(cache["D1"]) and np.all(cache["D2"])
    as_plain = all(alike(cache[name], plain[name]) for name in plain) and alike(A3, plain["A3"])
    yield Seen(bool(nothing_dropped and as_plain), lambda got, expected: KEEP_ALL_MESSAGE)


def observe_draws(call, seed):
    """Whether the masks come from rng and from nothing else."""
    layer_dims, m = (2, 20, 3, 1), 100
    X, parameters = wide_network(layer_dims, m, np.random.RandomState(seed))

    def masks(rng):
        _, cache = expect_dropout(call(X, parameters, 0.5, rng), layer_dims, m)
        return cache["D1"], cache["D2"]

    first, again, other = (masks(np.random.RandomState(number)) for number in (seed + 1, seed + 1, seed + 2))
    yield Seen(same_masks(first, again), lambda got, expected: SAME_SEED_MESSAGE)
    yield Seen(same_masks(first, other), describe_frozen)
    rng = np.random.RandomState(seed + 3)
    yield Seen(same_masks(masks(rng), masks(rng)), describe_frozen)


def same_masks(masks, others):
    """The names of the masks that are equal."""
    return tuple(
        f"D{l}" for l, (mask, other) in enumerate(zip(masks, others, strict=True), 1) if np.array_equal(mask, other)
    )


KEEP_ALL_MESSAGE = (
    "With keep_prob = 1 nothing may be dropped or scaled: masks of 1, and the same numbers as without dropout. "
    "Yours differ."
)
OUTPUT_MESSAGE = "`A3` is not the sigmoid of `Z3`, or not the same in `cache` and as the first result."
SAME_SEED_MESSAGE = (
    "Called twice with an `rng` of the same seed, your function gave different masks. "
    "All randomness must come from the argument `rng`."
)


def describe_frozen(got, expected):
    """The same mask at every call."""
    return (
        f"Called with different states of `rng`, your function drew the same {' and '.join(got)}. "
        "Each call needs masks of its own."
    )


def describe_input(l):
    """A Z that was computed from the wrong thing."""
    wanted = "X" if l == 1 else f"A{l - 1}, masked and scaled as in `cache`"
    return lambda got, expected: f"`Z{l}` is computed from {got}; expected from {wanted}."


def describe_numbers(l):
    """A mask of other numbers than 0 and 1."""
    return lambda got, expected: f"The mask `D{l}` holds {got}; expected only {expected}."


def describe_rate(l, keep_prob):
    """The wrong share of kept units."""
    return lambda got, expected: (
        f"With keep_prob = {keep_prob} the mask `D{l}` keeps {got:.0%} of the units; expected about {keep_prob:.0%}."
    )


def describe_agreement(l, what):
    """Examples, or units, that share their draws."""
    return lambda got, expected: (
        f"In `D{l}` neighbouring {what} agree in {got:.0%} of the numbers; expected about {expected:.0%}, as by chance."
    )


def describe_repeated(l, what):
    """Examples, or units, whose draws come back somewhere else."""
    return lambda got, expected: (
        f"In `D{l}` there are {got:.0%} as many different masks as {what}; expected about {expected:.0%}. "
        "Does a part of the draws come back?"
    )


def describe_layers_alike(got, expected):
    """Two layers with one mask."""
    return f"`D1` and `D2` agree in {got:.0%} of their numbers; expected about {expected:.0%}, as by chance."


def describe_dropped(l):
    """Dropped units that are still there."""
    return lambda got, expected: (
        f"Where the mask `D{l}` is 0 and ReLU is on, {got:.0%} of the numbers in `A{l}` are not 0; expected none."
    )


def describe_scale(l, keep_prob):
    """Kept units of the wrong size."""
    return lambda got, expected: (
        f"With keep_prob = {keep_prob} the units that `D{l}` keeps are multiplied by {got:.4g}; "
        f"expected {expected:.4g}."
    )


def describe_inexact(l):
    """Kept units that are nearly right."""
    return lambda got, expected: (
        f"The units that `D{l}` keeps have nearly the right size in `A{l}`, but not exactly, or not all of them."
    )


def describe_mean(l):
    """A mask that has to do with the activations."""
    return lambda got, expected: (
        f"On average the mask multiplies `A{l}` by {got:.2g}; expected about 1. "
        "Which units are dropped must not depend on their activations."
    )


def describe_dropped_output(got, expected):
    """Dropout in the last layer."""
    return f"{got:.0%} of the outputs in `A3` are 0; expected none. Only hidden units are dropped."


QUESTIONS = [
    (compute_cost_with_regularization, blank_cost, observe_cost),
    (backward_propagation_with_regularization, blank_backward, observe_backward),
    (forward_propagation_with_dropout, blank_dropout_forward, observe_dropout_forward),
    (backward_propagation_with_dropout, blank_dropout_backward, observe_dropout_backward),
]
