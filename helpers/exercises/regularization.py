"""The exercises of week 2: the cost and its gradients with L2 regularization, and both ways through dropout."""

import functools

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
    ((2, 4, 4, 1), 5, 0.5, int),
    ((3, 4, 2, 1), 6, 1, int),
    ((2, 5, 3, 1), 9, 0.86, bool),
    ((4, 3, 5, 1), 7, 0.5, float),
]
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


def observe_backward(call):
    """How far the gradients are from those that the cost itself shows."""
    for layer_dims, m, lambd in GRADIENT_CASES:
        X, Y, parameters = small_batch(1, m, layer_dims)
        _, cache = network.forward_propagation(X, parameters)
        slopes = regularized_slopes(layer_dims, m, lambd)
        gradients = expect_gradients(call(Y, parameters, cache, lambd), slopes)
        yield seen_gradients(gradients, slopes, f"lambd = {lambd}, m = {m}")


@functools.cache
def regularized_slopes(layer_dims, m, lambd):
    """The gradients of the regularized cost, from its values alone."""
    X, Y, parameters = small_batch(1, m, layer_dims)

    def cost(parameters):
        _, cache = network.forward_propagation(X, parameters)
        return compute_cost_with_regularization(cache["Z3"], Y, parameters, lambd)

    return numerical_gradients(cost, parameters)


def observe_dropout_backward(call):
    """How far the gradients are from those that the cost shows while the masks stay as they are."""
    for layer_dims, m, keep_prob, kind in DROPOUT_CASES:
        X, Y, parameters = small_batch(1, m, layer_dims)
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, np.random.RandomState(1))
        cache["D1"], cache["D2"] = cache["D1"].astype(kind), cache["D2"].astype(kind)
        slopes = dropout_slopes(layer_dims, m, keep_prob)
        gradients = expect_gradients(call(Y, parameters, cache, keep_prob), slopes)
        yield seen_gradients(gradients, slopes, f"keep_prob = {keep_prob}, m = {m}")


@functools.cache
def dropout_slopes(layer_dims, m, keep_prob):
    """The gradients of the cost with fixed masks, from its values alone: the same seed draws the same masks."""
    X, Y, parameters = small_batch(1, m, layer_dims)

    def cost(parameters):
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, np.random.RandomState(1))
        return network.compute_cost(cache["Z3"], Y)

    return numerical_gradients(cost, parameters)


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
    """The first wrong number, and a row for each gradient."""

    def describe(got, expected):
        name = next(name for name in GRADIENT_NAMES if np.any(np.abs(got[name]) > GRADIENT_TOLERANCE))
        row, column = np.argwhere(np.abs(got[name]) > GRADIENT_TOLERANCE)[0]
        gradients = {name: slopes[name] + got[name] for name in GRADIENT_NAMES}
        return (
            f"For {case}: `{name}[{row}, {column}]` is {gradients[name][row, column]:.4g}; "
            f"expected {slopes[name][row, column]:.4g}.\n{gradient_rows(gradients, slopes)}"
        )

    return describe


def observe_dropout_forward(call, seed=0):
    """First version: the masks' rate and what they do to the activations."""
    rng = np.random.RandomState(seed)
    for layer_dims, m, keep_prob in (((2, 30, 30, 1), 1000, 0.86), ((3, 20, 40, 1), 1000, 0.5)):
        parameters = random_parameters(layer_dims, rng)
        X = rng.randn(layer_dims[0], m)
        result = call(X, parameters, keep_prob, rng)
        if not isinstance(result, (tuple, list)) or len(result) != 2:
            raise Wrong("Your function must return two things, `A3` and `cache`.")
        A3, cache = result
        expect_dictionary(cache, "cache", ["A0", "Z1", "D1", "A1", "Z2", "D2", "A2", "Z3", "A3"])
        for l in (1, 2):
            shape = (layer_dims[l], m)
            D = expect_array(cache[f"D{l}"], f"D{l}", shape, "fbiu")
            A = expect_array(cache[f"A{l}"], f"A{l}", shape)
            yield Seen(float(np.mean(D)), lambda got, expected: f"keep rate {got:.2g}; expected {expected:.2g}.", 0.05)
            exact = np.allclose(A, network.relu(cache[f"Z{l}"]) * D / keep_prob)
            yield Seen(exact, lambda got, expected: "The kept units are not divided by keep_prob.")


QUESTIONS = [
    (compute_cost_with_regularization, blank_cost, observe_cost),
    (backward_propagation_with_regularization, blank_backward, observe_backward),
    (forward_propagation_with_dropout, blank_dropout_forward, observe_dropout_forward),
    (backward_propagation_with_dropout, blank_dropout_backward, observe_dropout_backward),
]
