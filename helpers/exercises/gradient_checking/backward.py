"""Exercise 2 of week 3: the derivative of that cost."""

import math

import numpy as np

from helpers import network
from helpers.exercises.gradient_checking.forward import (
    POINTS,
    describe_at,
    forward_propagation,  # noqa: F401 (a mistake calls it)
)
from helpers.exercises.judge.judging import Observed, expect_number
from helpers.exercises.parts import Exercise, Mistake

# Our solution.


def backward_propagation(x, theta):
    """The derivative of the cost J of ``forward_propagation`` with respect to theta.

    x: the input; theta: the weight; both are numbers.

    Returns ``dtheta = -x / (1 + exp(theta x))``, a float.
    """
    return -x / (1 + np.exp(theta * x))


# How an answer is observed.


# The derivative's formula, in whatever form, is right to 13 digits at these points; a difference quotient to 11 at
# best. It is refused: the gradient check would compare the quotient with itself.
NEARLY, EXACT = 1e-3, 1e-12


def observe_backward(call):
    """dtheta at each point, and whether it is the derivative itself or comes from a difference quotient."""
    exact = True
    for x, theta in POINTS:
        value = expect_number(call(x, theta), "dtheta")
        yield Observed(value, describe_at("dtheta", x, theta), NEARLY)
        tolerance = NEARLY if getattr(value, "dtype", None) == np.float32 else EXACT
        exact = exact and bool(np.isclose(value, backward_propagation(x, theta), rtol=tolerance, atol=0))
    yield Observed(exact, lambda got, expected: "`dtheta` is nearly right at every point, but not exact.")


# What people get wrong, each as a small change of our solution.


DTHETA = "-x / (1 + np.exp(theta * x))"


MISTAKES = (
    Mistake(
        "sign forgotten",
        "The size is right and the sign is reversed. For a positive x, does J rise or fall when theta grows?",
        ("-x", "x"),
    ),
    Mistake(
        "x forgotten",
        "That is the derivative with respect to z = theta x. By the chain rule, one more factor leads on to theta.",
        ("-x", "-1"),
    ),
    Mistake(
        "sign and x forgotten",
        "A factor is missing, and with it a sign: the chain rule also needs the derivative of -theta x with respect "
        "to theta.",
        ("-x", "1"),
    ),
    Mistake(
        "derivative with respect to x",
        "That is the derivative with respect to x. The weight is what is learned: take the derivative with respect to "
        "theta, with x held fixed.",
        ("-x", "-theta"),
    ),
    Mistake(
        "sign of the exponent",
        "The sign inside the exponential is reversed. Check it where theta x is large: J is flat there, so dtheta "
        "must be near 0.",
        ("theta * x", "-theta * x"),
    ),
    Mistake(
        "derivative of the cost of class 0",
        "That is the derivative for an example of class 0. Ours is of class 1: what is A - Y then?",
        (DTHETA, "x / (1 + np.exp(-theta * x))"),
    ),
    Mistake(
        "linear",
        "That is the derivative of theta x. J is not linear, so its derivative depends on theta too.",
        (DTHETA, "x"),
    ),
    Mistake(
        "linear, with the sign",
        "That is the derivative of the exponent -theta x alone. The logarithm and the exponential around it have "
        "derivatives too: the chain rule multiplies all three.",
        (DTHETA, "-x"),
    ),
    Mistake(
        "derivative of the sigmoid",
        "That is the derivative of the probability with respect to theta. J is minus the logarithm of that "
        "probability, so the chain rule goes one step further.",
        (DTHETA, "x * np.exp(-theta * x) / (1 + np.exp(-theta * x)) ** 2"),
    ),
    Mistake(
        "derivative of the sigmoid, with the sign",
        "There is one factor too many: the probability, 1 / (1 + exp(-theta x)). The derivative of the logarithm "
        "divides by it, and so cancels one of the two.",
        (DTHETA, "-x * np.exp(-theta * x) / (1 + np.exp(-theta * x)) ** 2"),
    ),
    Mistake(
        "derivative of the sigmoid, without x",
        "That is a (1 - a), how the probability a changes with what enters the sigmoid. The cost after it and the "
        "weight before it are still missing from the chain.",
        (DTHETA, "np.exp(-theta * x) / (1 + np.exp(-theta * x)) ** 2"),
    ),
    Mistake(
        "probability instead of derivative",
        "That is the probability of class 1. The derivative starts from its distance to the label.",
        (DTHETA, "1 / (1 + np.exp(-theta * x))"),
    ),
    Mistake(
        "1 forgotten, or the derivative of the logarithm",
        "That is the derivative of what stands inside the logarithm. The logarithm has a derivative too: it divides by "
        "all that stands inside, the 1 included.",
        (DTHETA, "-x * np.exp(-theta * x)"),
    ),
    Mistake(
        "precedence",
        "Division comes before addition, so only the 1 is divided by. Put brackets around the denominator.",
        (DTHETA, "-x / 1 + np.exp(theta * x)"),
    ),
    Mistake(
        "precedence, with the exponential above",
        "Check the brackets of the denominator. Without them only the 1 is divided by, and the exponential after it "
        "is added to the whole.",
        (DTHETA, "-x * np.exp(-theta * x) / 1 + np.exp(-theta * x)"),
    ),
    Mistake(
        "cost instead of derivative",
        "That is J itself. dtheta says how J changes with theta.",
        (DTHETA, "np.log(1 + np.exp(-theta * x))"),
    ),
    Mistake(
        "derivative of the logarithm alone",
        "You have the derivative of the cost with respect to the probability. The probability depends on theta too: "
        "go on with the chain rule.",
        (DTHETA, "-(1 + np.exp(-theta * x))"),
    ),
    Mistake(
        "sigmoid left out of the chain",
        "You have the derivative of the logarithm and that of theta x. The sigmoid lies between the two, and its "
        "derivative is missing.",
        (DTHETA, "-x * (1 + np.exp(-theta * x))"),
    ),
    Mistake(
        "cost as a factor",
        "J itself is still a factor of your result. What does a logarithm become when you take its derivative?",
        (DTHETA, "-x * np.log(1 + np.exp(-theta * x))"),
    ),
    Mistake(
        "theta x for its derivative",
        "One factor is theta x itself. The chain rule needs its derivative with respect to theta.",
        (DTHETA, "-theta * x / (1 + np.exp(theta * x))"),
    ),
    Mistake(
        "exponential taken for a power",
        "The exponential is treated like a power: the exponent in front, then 1 less. That rule is for theta ** n. "
        "What is the derivative of e to the v?",
        (DTHETA, "(-theta * x) * np.exp(-theta * x - 1) / (1 + np.exp(-theta * x))"),
    ),
    Mistake(
        "x forgotten in the exponent",
        "At theta = 0 you are right, elsewhere not. What stands in the exponent, everywhere it occurs?",
        ("theta * x", "theta"),
    ),
    Mistake(
        "precedence, with the exponential of -theta x",
        "Division comes before addition: only the 1 is divided by, and the exponential is added to the whole. Which of "
        "them belong together in brackets?",
        (DTHETA, "-x / 1 + np.exp(-theta * x)"),
    ),
    Mistake(
        "squared error",
        "That is the derivative of the squared error. The cost here is the cross-entropy.",
        (DTHETA, "-2 * x * np.exp(-theta * x) / (1 + np.exp(-theta * x)) ** 2 / (1 + np.exp(theta * x))"),
    ),
    Mistake(
        "difference quotient",
        "It looks like a difference of two values of J, divided by their distance. The check below compares your "
        "derivative with just that, and would compare it with itself. Take the derivative of J by the chain rule.",
        (DTHETA, "(forward_propagation(x, theta + 1e-5) - forward_propagation(x, theta - 1e-5)) / 2e-5"),
    ),
)


# Right answers written in other ways, for the tests.


def backward_with_math(x, theta):
    return -x / (1 + math.exp(x * theta))


def backward_by_difference(x, theta):
    a = network.sigmoid(theta * x)
    y = 1
    return (a - y) * x


def backward_by_chain_rule(x, theta):
    z = theta * x
    da = -(1 + np.exp(-z))
    dz = da * np.exp(-z) / (1 + np.exp(-z)) ** 2
    return dz * x


def backward_by_exponentials(x, theta):
    e = np.exp(-theta * x)
    return np.multiply(-x, e / (1.0 + e))


def backward_by_network(x, theta):
    parameters = {"W1": np.array([[float(theta)]]), "b1": np.zeros((1, 1))}
    _, cache = network.forward_propagation(np.array([[float(x)]]), parameters)
    return network.backward_propagation(np.ones((1, 1)), parameters, cache)["dW1"].item()


def backward_as_array(x, theta):
    return np.asarray(-x * (1 - 1 / (1 + np.exp(-theta * x))))


def backward_single_precision(x, theta):
    return np.float32(-x / (1 + np.exp(theta * x)))


VARIANTS = (
    backward_with_math,
    backward_by_difference,
    backward_by_chain_rule,
    backward_by_exponentials,
    backward_by_network,
    backward_as_array,
    backward_single_precision,
)


EXERCISE = Exercise(
    solution=backward_propagation,
    observe=observe_backward,
    mistakes=MISTAKES,
    variants=VARIANTS,
)
