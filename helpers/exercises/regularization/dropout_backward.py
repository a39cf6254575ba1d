"""Exercise 4 of week 2: backward propagation with dropout."""

import functools

import numpy as np

from helpers import network
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.gradients import (
    expect_gradients,
    first_wrong_step,
    fresh_batch,
    numerical_gradients,
    random_parameters,
    seen_gradients,
)
from helpers.exercises.judge.guard import Wrong, copied
from helpers.exercises.judge.steps import Factor, Formula, extra, scale
from helpers.exercises.parts import Exercise, known
from helpers.exercises.regularization.dropout_forward import forward_propagation_with_dropout, in_both
from helpers.exercises.regularization.steps_back import gradients_seen, layer, names_of_a_pass

# Our solution.


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


# Layers, number of examples, keep_prob, type of the masks. Two equal hidden layers first, so that masks can be swapped.
DROPOUT_CASES = [
    ((2, 4, 4, 1), 1, 0.6, int),
    ((2, 4, 4, 1), 5, 0.6, int),
    ((3, 4, 2, 1), 6, 1, int),
    ((2, 5, 3, 1), 9, 0.86, bool),
    ((4, 3, 5, 1), 7, 0.5, float),
]

# A seed that nobody types: masks drawn again in the backward pass must not happen to be those of the forward pass.
MASK_SEED = 730_154_221


def observe_dropout_backward(call):
    """How far the gradients are from those that the cost shows while the masks stay as they are."""
    for layer_dims, m, keep_prob, kind in DROPOUT_CASES:
        _, Y, parameters, cache = at_work(layer_dims, m, keep_prob)
        cache["D1"], cache["D2"] = cache["D1"].astype(kind), cache["D2"].astype(kind)
        slopes = dropout_slopes(layer_dims, m, keep_prob)
        before = {name: cache[name].copy() for name in ("A2", "A1", "D2", "D1")}
        try:
            result = call(Y, parameters, cache, keep_prob)
        except Wrong as wrong:
            raise for_backward_pass(wrong, cache, before) from None
        gradients = expect_gradients(result, slopes)
        first = functools.partial(first_wrong_step, slopes=slopes) if m == 1 else None
        yield seen_gradients(gradients, slopes, f"keep_prob = {keep_prob}, m = {m}", first)


def at_work(layer_dims, m, keep_prob):
    """X, Y, parameters, and the cache of the forward pass with the masks of the check. The arrays are the caller's."""
    return copied(masked_pass(layer_dims, m, keep_prob))


@functools.cache
def masked_pass(layer_dims, m, keep_prob):
    """The same, computed once: an answer that is wrong is compared with many others on it."""
    X, Y, parameters = fresh_batch(layer_dims, m) if m > 1 else one_example(layer_dims)
    _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, generator(MASK_SEED + m))
    return X, Y, parameters, cache


def one_example(layer_dims):
    """One with which each step back shows: in both hidden layers some units are dropped, and others off."""
    rng = generator(40)
    return rng.randn(layer_dims[0], 1), np.ones((1, 1)), random_parameters(layer_dims, rng)


def for_backward_pass(wrong, cache, before):
    """The guard's general advice (take a copy, draw from rng) misleads in the backward pass: only say what happened.

    wrong: what the guard raised; cache: as the call left it; before: its activations and masks before the call.
    """
    if wrong.key in (("touched", "np.random"), ("touched", "random")):
        return Wrong("Your function draws random numbers, or seeds a generator.", "draws", wrong.name)
    changed = [name for name, value in before.items() if not np.array_equal(cache.get(name), value)]
    if wrong.key != ("changed", "cache") or not changed:
        return wrong
    if "D" in changed[0]:
        return Wrong(
            f"{wrong.message} The masks are those of the forward pass: leave them as they are.", wrong.key, wrong.name
        )
    return Wrong(f"Your function changed {' and '.join(f'`{name}`' for name in changed)} in `cache`.", key="masked A")


@functools.cache
def dropout_slopes(layer_dims, m, keep_prob):
    """The gradients of the cost with fixed masks, from its values alone: the same seed draws the same masks."""
    X, Y, parameters, _ = at_work(layer_dims, m, keep_prob)

    def cost(parameters):
        rng = generator(MASK_SEED + m)
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, rng)
        return network.compute_cost(cache["Z3"], Y)

    return numerical_gradients(cost, parameters, epsilon=1e-5)


# How the result comes about, and how its factors are misread.


def dropout_cases():
    """The arguments of each case."""
    for layer_dims, m, keep_prob, kind in DROPOUT_CASES:
        _, Y, parameters, cache = at_work(layer_dims, m, keep_prob)
        yield Y, parameters, cache | {name: cache[name].astype(kind) for name in ("D1", "D2")}, keep_prob


def dropout_names(arguments, outputs):
    *of_a_pass, keep_prob = arguments
    return names_of_a_pass(*of_a_pass) | {"keep_prob": keep_prob}


STORED = "If its line is there: is the result stored, and before dA is used?"
ASKS_OF_MASK = {
    "missing": f"A unit that was dropped did not help to make the output: nothing may flow back through it. {STORED}",
    "of another layer": "Where both layers have equally many units, no error tells you. Look at its number.",
    "turned round": "In the masks, 1 means kept.",
    "{the} is replaced by the activations": "Mask and scaling are all that dropout adds to the way back.",
}
ASKS_OF_SCALING = {
    "missing": "A factor in the forward pass is a factor in the backward pass. If its line is there: is it stored?",
    "twice": "Each factor of the forward pass comes in once.",
    "inverse": "It is not undone in the backward pass: the same factor comes in again.",
    "{the} belongs to 1 - keep_prob": "The forward pass used the share that stays.",
    "{the} uses the share of 1s in the mask": "The forward pass used the probability itself.",
    "typed in": "Other values must work as well: use the argument.",
}
ASKS_OF_ACTIVATION = {
    "{the} is scaled again": "`A1` and `A2` are masked and scaled in `cache` already.",
    "{the} is the one before dropout": "The weights met `A1` and `A2` as they are in `cache`, masked and scaled.",
}


def mask_and_scaling(l):
    """What dropout adds to the step back to layer l."""
    D, other = f"D{l}", f"D{3 - l}"
    mask = {
        "missing": lambda names: 1,
        "of another layer": lambda names: names[other],
        "turned round": lambda names: names[D] == 0,
        "{the} is replaced by the activations": lambda names: names[f"A{l}"],
    }
    scaling = {
        "{the} belongs to 1 - keep_prob": lambda names: 1 / np.float64(1 - names["keep_prob"]),
        "{the} uses the share of 1s in the mask": lambda names: 1 / np.mean(names[D]),
    }
    chance = lambda names: 1 / names["keep_prob"]
    return (
        Factor("mask", lambda names: names[D], mask, ASKS_OF_MASK),
        scale("scaling", chance, scaling, ASKS_OF_SCALING, typed=lambda names, number: 1 / number),
    )


def misread_activation(l):
    """How the activations of layer l are misread in the gradients of the weights after it."""
    return {
        "{the} is scaled again": lambda names: names[f"A{l}"] / names["keep_prob"],
        "{the} is the one before dropout": lambda names: network.relu(names[f"Z{l}"]),
    }


LAST = extra("scaling", {"too much": lambda names: 1 / names["keep_prob"]}, "The last layer has no dropout.")
FORMULA = Formula(
    dropout_cases,
    dropout_names,
    gradients_seen,
    (
        *layer(3, (LAST,), misread_activation(2), ASKS_OF_ACTIVATION),
        *layer(2, mask_and_scaling(2), misread_activation(1), ASKS_OF_ACTIVATION),
        *layer(1, mask_and_scaling(1)),
    ),
)


# What people get wrong, each as a small change of our solution.


STEP = 'dA{0} * cache["D{0}"] / keep_prob'

MISTAKES = {
    "~ on a mask of integers": (
        "`~` reverses a mask of True and False, but it turns 1 into -2, which then picks whole rows. Compare the mask "
        "with a number instead: that works for all kinds of masks.",
        *in_both(STEP, 'np.array(dA{0})\n    dA{0}[~cache["D{0}"]] = 0\n    dA{0} = dA{0} / keep_prob'),
    ),
    "fresh masks": (
        "There is no `rng` here, and that is on purpose: a unit that was dropped in the forward pass is dropped in "
        "the backward pass. Where did the forward pass put its masks?",
        *in_both('cache["D{0}"]', '(np.random.rand(*cache["A{0}"].shape) < keep_prob)'),
    ),
    "activations for gradients": (
        "It looks as if the activations are masked again, and put in the place of dA1 and dA2. In the backward pass "
        "it is the gradients' turn.",
        *in_both(STEP, 'cache["A{0}"] * cache["D{0}"] / keep_prob'),
    ),
    "activations in cache masked again": (
        "The activations in `cache` are masked and scaled already. In the backward pass it is dA2 and dA1 that are "
        "masked, and scaled.",
        *in_both(f"dA{{0}} = {STEP}", 'cache["A{0}"] = cache["A{0}"] * cache["D{0}"] / keep_prob'),
    ),
}


EXERCISE = Exercise(
    solution=backward_propagation_with_dropout,
    blank=blank_dropout_backward,
    observe=observe_dropout_backward,
    mistakes=known(MISTAKES),
    formula=FORMULA,
)
