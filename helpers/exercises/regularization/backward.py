"""Exercise 2 of week 2: the gradients with L2 regularization."""

import functools

import numpy as np

from helpers import network
from helpers.exercises.judge.gradients import expect_gradients, fresh_batch, numerical_gradients, seen_gradients
from helpers.exercises.judge.steps import Factor, Formula, Step, extra, near, scale
from helpers.exercises.parts import Exercise, known
from helpers.exercises.regularization.cost import ASKS_OF_M, STRENGTH, compute_cost_with_regularization
from helpers.exercises.regularization.steps_back import gradients_seen, names_of_a_pass

# Our solution.


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


# How an answer is observed.


# Layers, number of examples, lambd. Two equal hidden layers first, so that W of the wrong layer fits; it must in two
# cases to be told.
EQUAL_LAYERS = (3, 3, 3, 1), 7, 3
GRADIENT_CASES = [((2, 2, 2, 1), 4, 0.7), ((3, 4, 2, 1), 5, 0), ((2, 5, 3, 1), 9, 5), ((4, 3, 5, 1), 6, 0.1)]


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


# How the gradients come about, and how their factors are misread.


def gradient_case(layer_dims, m, lambd):
    """The arguments of a case."""
    X, Y, parameters = fresh_batch(layer_dims, m)
    return Y, parameters, network.forward_propagation(X, parameters)[1], lambd


def regularized_names(arguments, outputs):
    *of_a_pass, lambd = arguments
    plain = {f"plain {name}": value for name, value in network.backward_propagation(*of_a_pass).items()}
    return plain | names_of_a_pass(*of_a_pass) | {"lambd": lambd}


ASKS_OF_W = {
    "of another layer": "dW1 goes with W1: compare the numbers in each line.",
    "W forgotten": "The same number is added to all of dW. The derivative of a square still has the weight in it.",
    "sum of W": "A single number is added to the whole matrix dW. Each weight has a derivative of its own.",
    "sum of squares": "The penalty itself is added to dW. What belongs there is its derivative, by each weight.",
    "sum of squares without the half": "A single number is added to the whole of dW. What is each derivative?",
    "squares of W": "The squares of the weights are added to dW. What is the derivative of a square?",
    "sign of W": "Only the signs of the weights are in it. Each square has a derivative of its own.",
    "dW for W": "It looks as if dW itself is scaled. Which array is punished for being large?",
}
ASKS_OF_PENALTY = {
    "halved": "It is half of what it should be. The derivative of a square brings a 2: what is left of the 1/2?",
    "doubled": "It is twice what it should be. The derivative of a square brings a 2, and there is a 1/2.",
    "in every round": "It is three times what it should be. Does each round of a loop add it to the same dW?",
    "missing": "What does its derivative add to each dW? If you compute that, is it stored? If you loop: which layers?",
}
SUBTRACTED = (
    "The penalty has the wrong sign: a step against these gradients makes the weights grow. The minus sign comes "
    "later, in the update."
)
ASKS_OF_CROSS_ENTROPY = {
    "penalty alone": "Each dW is the penalty's alone. Is the other part replaced where it should be added to?",
    "gradients of the cross-entropy divided by m again": (
        "The part that comes from the cross-entropy is divided by m twice. Is the average in it already?"
    ),
    "average forgotten": "The gradients of the cross-entropy are m times too large: the cost is an average.",
    "biases penalised": "The biases are punished too. Which entries does your loop, or each line, change?",
}


def cross_entropy_part(dW):
    """The gradient of the cost without a penalty, and how that is misread."""
    return Factor(
        "gradient of the cross-entropy",
        lambda names: names[dW],
        {
            "penalty alone": lambda names: 0,
            "gradients of the cross-entropy divided by m again": lambda names: names[dW] / names["m"],
            "average forgotten": lambda names: names[dW] * names["m"],
        },
        ASKS_OF_CROSS_ENTROPY,
    )


def steps_of(l):
    """The steps that make dW and db of a layer."""
    W, db, other = f"W{l}", f"db{l}", {1: "W2", 2: "W1", 3: "W2"}[l]
    readings = {
        "of another layer": lambda names: names[other],
        "W forgotten": lambda names: 1,
        "sum of W": lambda names: np.sum(names[W]),
        "sum of squares": lambda names: np.sum(names[W] ** 2) / 2,
        "sum of squares without the half": lambda names: np.sum(names[W] ** 2),
        "squares of W": lambda names: names[W] ** 2,
        "sign of W": lambda names: np.sign(names[W]),
        "dW for W": lambda names: names[f"plain d{W}"],
    }
    penalty = (
        Factor("weight matrix", lambda names: names[W], readings, ASKS_OF_W),
        STRENGTH,
        scale("division by m", lambda names: 1 / names["m"], asks=ASKS_OF_M, from_above=True),
        extra(
            "penalty",
            {"halved": lambda _: 0.5, "doubled": lambda _: 2, "in every round": lambda _: 3, "missing": lambda _: 0},
            ASKS_OF_PENALTY,
        ),
        extra("sign of the penalty", {"subtracted": lambda names: -1}, SUBTRACTED),
        cross_entropy_part(f"plain dW{l}"),
    )
    add = lambda names, product, values: values[0] + product
    shows = (lambda names, value: {f"dW{l}": value},)
    yield Step(f"dW{l}", "In `{}`", lambda names: 1, penalty, shows, add, rest=1)
    of_biases = cross_entropy_part(f"plain {db}")
    of_biases.readings["biases penalised"] = lambda names: names[f"plain {db}"] + strength(names, W) * names[f"b{l}"]
    shows = (lambda names, value: {db: value},)
    yield Step(db, "In `{}`", lambda names: 1, (of_biases,), shows)


def strength(names, W):
    """What the answer multiplies these weights by, and so its biases; where that is no number, what it should be."""
    found = (names[f"d{W}"] - names[f"plain d{W}"]) / names[W]
    return found[0, 0] if found[0, 0] and near(found, np.full_like(found, found[0, 0])) else names["lambd"] / names["m"]


FORMULA = Formula(
    lambda: (gradient_case(*case) for case in (*GRADIENT_CASES, EQUAL_LAYERS)),
    regularized_names,
    gradients_seen,
    tuple(step for l in (3, 2, 1) for step in steps_of(l)),
)


# What people get wrong, each as a small change of our solution.


def backward_with_slope(Y, parameters, cache, slope):
    """The gradients of the cross-entropy with another slope of hidden layers, a function of A and of their number."""
    dZ, gradients = (cache["A3"] - Y) / Y.shape[1], {}
    for l in (3, 2, 1):
        A = cache[f"A{l - 1}"]
        gradients |= {f"dW{l}": dZ @ A.T, f"db{l}": dZ.sum(axis=1, keepdims=True)}
        dZ = parameters[f"W{l}"].T @ dZ * slope(A, l - 1)
    return gradients


PLAIN = "network.backward_propagation(Y, parameters, cache)"


def other_slope(slope):
    return PLAIN, f"backward_with_slope(Y, parameters, cache, lambda A, l: {slope})"


MISTAKES = {
    "weights decayed before": (
        "All gradients are those of smaller weights. Are the weights changed by the penalty before the backward pass? "
        "It belongs to dW, and `cache` was made with the weights as they are.",
        (PLAIN, "network.backward_propagation(Y, decayed, cache)"),
        (
            "    gradients =",
            "    decayed = {n: v * (1 - lambd / m * (n[0] == 'W')) for n, v in parameters.items()}\n    gradients =",
        ),
        (' + lambd / m * parameters[f"W{l}"]', ""),
    ),
    **{
        f"ReLU forgotten in {where}": (
            f"It looks like ReLU is missing on the way back, in {where}. Where Z is not above 0, nothing flows back.",
            other_slope(f"(A > 0) | (l in {layers})"),
        )
        for where, layers in (("layer 1", [1]), ("layer 2", [2]), ("both hidden layers", [1, 2]))
    },
    **{
        f"slope of {name}": (
            f"The hidden layers seem to have the slope of {name}, {slope}. Which function made `A` of `Z` there?",
            other_slope(slope),
        )
        for name, slope in (("tanh", "1 - A**2"), ("the sigmoid", "A * (1 - A)"))
    },
}


EXERCISE = Exercise(
    solution=backward_propagation_with_regularization,
    observe=observe_backward,
    mistakes=known(MISTAKES),
    formula=FORMULA,
)
