"""Exercise 2 of week 3: the derivative of that cost."""

import numpy as np

from helpers.exercises.gradient_checking.forward import (
    OTHER_BASES,
    POINTS,
    describe_at,
    formula_of_one,
    forward_propagation,  # noqa: F401 (a mistake calls it)
)
from helpers.exercises.judge.judging import Observed, expect_number
from helpers.exercises.judge.steps import Factor
from helpers.exercises.parts import Exercise, known

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


# How dtheta comes about, and how its factors are misread.


EXPONENT = Factor(
    "exponent",
    lambda at: at["theta"] * at["x"],
    {"sign of the exponent": lambda at: -at["theta"] * at["x"], "x forgotten in the exponent": lambda at: at["theta"]},
    {
        "sign of the exponent": (
            "Check it where theta x is large: J is flat there, so dtheta must be near 0. Is the sign inside the "
            "exponential reversed, or is the exponential above the line of the fraction missing?"
        ),
        "x forgotten in the exponent": "Is one of the two numbers missing there, wherever the exponent occurs?",
    },
)
# Of the cost with respect to z = theta x.
SLOPE = Factor(
    "slope of the cost",
    lambda at: lambda z: -1 / (1 + np.exp(z)),
    {
        "derivative of the cost of class 0": lambda at: lambda z: 1 / (1 + np.exp(-z)),
        "linear": lambda at: lambda z: 1,
        "linear, with the sign": lambda at: lambda z: -1,
        "derivative of the sigmoid": lambda at: lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
        "derivative of the sigmoid, with the sign": lambda at: lambda z: -np.exp(-z) / (1 + np.exp(-z)) ** 2,
        "1 forgotten, or the derivative of the logarithm": lambda at: lambda z: -np.exp(-z),
        "sigmoid left out of the chain": lambda at: lambda z: -1 - np.exp(-z),
        "cost as a factor": lambda at: lambda z: -np.log(1 + np.exp(-z)),
        "cost as a factor, beside the exponential": lambda at: lambda z: -np.log(1 + np.exp(-z)) * np.exp(-z),
        "cost for the probability": lambda at: lambda z: np.log(1 + np.exp(-z)) - 1,
        "squared error": lambda at: lambda z: -2 * np.exp(-z) / (1 + np.exp(-z)) ** 2 / (1 + np.exp(z)),
        "divided by the logarithm": lambda at: lambda z: -np.exp(-z) / np.log(1 + np.exp(-z)),
    },
    {
        "derivative of the cost of class 0": "That is for an example of class 0. For class 1, what is A - Y?",
        "linear": "That is the derivative of theta x. J is not linear, so its derivative depends on theta too.",
        "linear, with the sign": "That is the derivative of -theta x alone. The chain rule has three factors.",
        "derivative of the sigmoid": "That is the slope of the probability. J is minus its logarithm: one factor more.",
        "derivative of the sigmoid, with the sign": (
            "There is one factor too many: the probability, 1 / (1 + exp(-theta x)). The derivative of the logarithm "
            "divides by it, and so cancels one of the two."
        ),
        "1 forgotten, or the derivative of the logarithm": (
            "That is the derivative of what stands inside the logarithm. The logarithm has a derivative too: it "
            "divides by all that stands inside, the 1 included."
        ),
        "sigmoid left out of the chain": "The sigmoid lies between the logarithm and theta x: where is its slope?",
        **dict.fromkeys(
            ["cost as a factor", "cost as a factor, beside the exponential"],
            "J itself is still a factor of your result. What does a logarithm become when you take its derivative?",
        ),
        "cost for the probability": "You have J where the probability belongs. J is minus the logarithm of that.",
        "squared error": "That is the derivative of the squared error. The cost here is the cross-entropy.",
        "divided by the logarithm": "Your denominator is the logarithm. Its derivative divides by what is inside it.",
    },
)
INNER = Factor(
    "derivative of theta x",
    lambda at: at["x"],
    {
        "x forgotten": lambda at: 1,
        "derivative with respect to x": lambda at: at["theta"],
        "theta x for its derivative": lambda at: at["theta"] * at["x"],
    },
    {
        "x forgotten": "That is the derivative with respect to z = theta x. One more factor leads on to theta.",
        "derivative with respect to x": "That is the derivative with respect to x. The weight is what is learned.",
        "theta x for its derivative": "One factor is theta x itself. The chain rule needs its derivative.",
    },
)
SIGN = Factor(
    "sign",
    lambda at: 1,
    {"sign forgotten": lambda at: -1},
    {"sign forgotten": "The sign is reversed. For a positive x, does J rise or fall when theta grows?"},
)
BASE = Factor(
    "logarithm",
    lambda at: 1,
    OTHER_BASES,
    {
        "logarithm of base 2": "It is the derivative of a logarithm of base 2. The cost has the natural one.",
        "logarithm of base 10": "It is the derivative of a logarithm of base 10. The cost has the natural one.",
    },
)
# What has not the form of the chain rule.
INSTEAD = Factor(
    "chain rule",
    lambda at: None,
    {
        "probability instead of derivative": lambda at: lambda z: 1 / (1 + np.exp(-z)),
        "cost instead of derivative": lambda at: lambda z: np.log(1 + np.exp(-z)),
        "derivative of the logarithm alone": lambda at: lambda z: -1 - np.exp(-z),
        "exponential taken for a power": lambda at: lambda z: -z * np.exp(-z - 1) / (1 + np.exp(-z)),
        "precedence": lambda at: lambda z: -at["x"] + np.exp(z),
        "precedence, with the exponential above": lambda at: lambda z: -at["x"] * np.exp(-z) + np.exp(-z),
        "precedence, with the exponential of -theta x": lambda at: lambda z: -at["x"] + np.exp(-z),
        "precedence of the difference": lambda at: lambda z: at["x"] / (1 + np.exp(-z)) - 1,
    },
    {
        "probability instead of derivative": "That is the probability. dtheta begins with its distance to the label.",
        "cost instead of derivative": "That is J itself. dtheta says how J changes with theta.",
        "derivative of the logarithm alone": "That is the slope by the probability. Go on with the chain rule.",
        "exponential taken for a power": "An exponential is no power of theta: what is the derivative of e to v?",
        "precedence": "Division comes before addition: only the 1 is divided by. Brackets around the denominator?",
        "precedence, with the exponential above": "Only the 1 is divided by: check the brackets of the denominator.",
        "precedence, with the exponential of -theta x": "Only the 1 is divided by: check the brackets.",
        "precedence of the difference": "Products come before differences. Which two belong in brackets?",
    },
)


def chained(at, one, values):
    z, slope, inner, sign, base, instead = values
    return instead(at["theta"] * at["x"]) if instead else slope(z) * inner * sign * base


FORMULA = formula_of_one("dtheta", (EXPONENT, SLOPE, INNER, SIGN, BASE, INSTEAD), chained)


# What people get wrong, each as a small change of our solution.


DTHETA = "-x / (1 + np.exp(theta * x))"

MISTAKES = {
    "difference quotient": (
        "It looks like a difference of two values of J, divided by their distance. The check below compares your "
        "derivative with just that, and would compare it with itself. Take the derivative of J by the chain rule.",
        (DTHETA, "(forward_propagation(x, theta + 1e-5) - forward_propagation(x, theta - 1e-5)) / 2e-5"),
    )
}


EXERCISE = Exercise(
    solution=backward_propagation,
    observe=observe_backward,
    mistakes=known(MISTAKES),
    formula=FORMULA,
)
