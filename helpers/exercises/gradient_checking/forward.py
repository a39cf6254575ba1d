"""Exercise 1 of week 3: the cost of one example, as a function of one weight."""

import numpy as np

from helpers.exercises.judge.judging import Observed, expect_number
from helpers.exercises.judge.steps import Factor, Formula, at_once, extra
from helpers.exercises.parts import Exercise, known

# Our solution.


def forward_propagation(x, theta):
    """The cost of one example of class 1, in a network of one weight and a sigmoid.

    x: the input; theta: the weight; both are numbers.

    Returns ``J = log(1 + exp(-theta x))``, a float in nats: the cross-entropy ``-log(a)`` of the probability
    ``a = sigmoid(theta x)``.
    """
    return np.log(1 + np.exp(-theta * x))


# How an answer is observed.


# (x, theta): both signs of each, zero of each, |theta x| below 8 where exp and log keep their digits, and a pair of
# whole numbers. No x equals its theta, so that the one taken for the other shows.
POINTS = [(2.0, 0.0), (2.0, 1.0), (-1.0, 2.0), (0.5, -3.0), (-1.5, -2.5), (0.0, 3.0), (-3.0, 1.3), (2, 3)]


def observe_forward(call):
    """J at each point."""
    for x, theta in POINTS:
        yield Observed(expect_number(call(x, theta), "J"), describe_at("J", x, theta), absolute=True)
    errors = [abs(call(x, theta) - np.logaddexp(0, -theta * x)) for x, theta in MORE_POINTS]
    yield Observed(bool(max(errors) < 1e-9), lambda got, expected: INEXACT_MESSAGE, remark=True)


# Enough of them that none is right by luck in a J that is rounded to eight digits.
MORE_POINTS = [(0.7 + 0.1 * i, 1.9 - 0.37 * i) for i in range(8)]
INEXACT_MESSAGE = (
    "But your J is right in its first digits only. Below come differences of costs that are nearly equal: they need "
    "all 16 digits. Is it rounded, or made a float32?"
)


def describe_at(name, x, theta):
    """A wrong value of a function of x and theta."""
    return lambda got, expected: (
        f"For x = {x:g} and theta = {theta:g}: `{name}` is {got + 0:.6g}; expected {expected:.6g}."
    )


# How J comes about, and how its factors are misread.


EXPONENT = Factor(
    "exponent",
    lambda at: -at["theta"] * at["x"],
    {
        "sign of the exponent, or the cost of class 0": lambda at: at["theta"] * at["x"],
        "sum instead of product": lambda at: -at["theta"] - at["x"],
    },
    {
        "sign of the exponent, or the cost of class 0": (
            "That is the cost when the example is of class 0. Here it is of class 1: the larger theta x, the smaller J"
            " must be. Which of the two probabilities is in the logarithm, and is the sign in the exponential right?"
        ),
        "sum instead of product": "Your sigmoid gets theta + x. A weight, unlike a bias, does what to its input?",
    },
)
COST = Factor(
    "cost",
    lambda at: lambda v: np.log(1 + np.exp(v)),
    {
        "no logarithm": lambda at: lambda v: 1 + np.exp(v),
        "probability instead of cost": lambda at: lambda v: 1 / (1 + np.exp(v)),
        "probability of the other class": lambda at: lambda v: 1 / (1 + np.exp(-v)),
        "1 forgotten": lambda at: lambda v: v,
        "bracket closed too early": lambda at: np.exp,
        "1 outside the logarithm": lambda at: lambda v: 1 + v,
        "x outside the logarithm": lambda at: lambda v: np.log(1 + np.exp(-at["theta"])) * at["x"],
        "x outside the exponential": lambda at: lambda v: np.log(1 + np.exp(-at["theta"]) * at["x"]),
        "1 added twice": lambda at: lambda v: np.log(2 + np.exp(v)),
        "squared error": lambda at: lambda v: 1 / (1 + np.exp(-v)) ** 2,
    },
    {
        "no logarithm": "That is 1 / a, with a the probability of class 1. The cross-entropy takes a logarithm.",
        "probability instead of cost": "That is the probability of class 1. What does the cross-entropy make of it?",
        "probability of the other class": "That is the probability of class 0. A cross-entropy has a logarithm.",
        "1 forgotten": "Logarithm and exponential cancel here. Is something missing inside the logarithm?",
        "bracket closed too early": "That is the exponential alone. Where does the bracket of the logarithm close?",
        "x outside the logarithm": "The exponent has theta alone, and x multiplies the logarithm. Check the brackets.",
        "x outside the exponential": "The exponent has theta alone, and x multiplies after it. Look at the brackets.",
        "1 outside the logarithm": "The 1 stands outside the logarithm. Where does its bracket open?",
        "1 added twice": "There is one 1 too many under the logarithm: np.log1p adds a 1 of its own.",
        "squared error": "That is the squared error of the probability, another cost. J is the cross-entropy.",
    },
)
OTHER_BASES = {"logarithm of base 2": lambda at: 1 / np.log(2), "logarithm of base 10": lambda at: 1 / np.log(10)}
BASE = Factor(
    "logarithm",
    lambda at: 1,
    OTHER_BASES,
    {
        "logarithm of base 2": "Your logarithm has base 2. The course's cost uses the natural logarithm.",
        "logarithm of base 10": "Your logarithm has base 10. Python and NumPy call the natural one `log`.",
    },
)
SIGN = Factor(
    "sign",
    lambda at: 1,
    {"minus sign forgotten": lambda at: -1},
    {
        "minus sign forgotten": (
            "That is the logarithm of the probability, and a cost is never negative. If you wrote the sigmoid "
            "yourself, are there brackets around what it divides by? If not: is there one minus sign too few, or too "
            "many?"
        )
    },
)
HALF = extra("half", {"too much": lambda at: 0.5}, "Is there a 2 that is not in the formula?")


def formula_of_one(name, factors, join, known_first=False):
    """The steps of a number that is made from x and theta; see ``Formula``."""
    step = at_once(name, factors, lambda at, value: {name: value}, join)
    outputs = lambda result: {name: np.asarray(expect_number(result, name))}
    names = lambda arguments, outputs: dict(zip(("x", "theta"), arguments))
    return Formula(lambda: POINTS, names, outputs, (step,), known_first)


def cost_of(at, one, values):
    exponent, cost, base, sign, half = values
    return cost(exponent) * base * sign * half


# By steps "linear" would be two things at once.
FORMULA = formula_of_one("J", (EXPONENT, COST, BASE, SIGN, HALF), cost_of, known_first=True)

# What people get wrong that is no reading of these.

MISTAKES = {
    "linear": (
        "That is only what enters the sigmoid. The cost comes after the sigmoid, so J is not linear in theta. If there "
        "is a logarithm of an exponential in yours: in the formula a 1 is added to the exponential.",
        ("np.log(1 + np.exp(-theta * x))", "theta * x"),
    )
}


EXERCISE = Exercise(solution=forward_propagation, observe=observe_forward, mistakes=known(MISTAKES), formula=FORMULA)
