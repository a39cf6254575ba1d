"""Exercise 3 of week 3: the gradient check of a function of one number."""

import functools

import numpy as np

from helpers.exercises.judge.expect import NOTHING, OTHER_KIND
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed, expect_number
from helpers.exercises.judge.steps import Factor, Formula, at_once
from helpers.exercises.parts import Exercise, known

# Our solution.


def gradient_check(J, dJ, theta, epsilon=1e-5):
    """How far a derivative is from what the function itself says, with a two-sided difference.

    J, dJ: functions of one number, dJ being what is claimed to be the derivative of J.
    theta: where to look; epsilon: the step to either side.

    Returns the relative difference ``|dJ - approx| / (|dJ| + |approx|)``, a float from 0 to 1. Where both are 0 it
    is 0 / 0: look elsewhere.
    """
    approx = (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
    grad = dJ(theta)
    return abs(grad - approx) / (abs(grad) + abs(approx))


# How an answer is observed.


# What gradient_check is called on: J and dJ as code, theta and epsilon (None: left out). Whether dJ is right or
# not, the relative difference is a number to compare: a wrong derivative makes it large, a large step too.
CHECKS = [
    ("theta ** 2", "2 * theta", 2.0, 0.1),
    ("theta ** 2", "3 * theta", 2.0, 0.1),
    ("theta ** 3", "3 * theta ** 2", 2.0, 0.1),
    ("theta ** 2", "-theta", 2.0, 0.1),
    ("theta ** 2", "3 * theta", -2.0, 0.1),
    ("np.sin(theta)", "np.cos(theta)", 1.0, 1.0),
    ("theta ** 3", "3 * theta ** 2", -1.0, 0.001),
    ("theta ** 2", "2 * theta + 1", 3.0, 0.1),
    ("np.sin(1000 * theta)", "1000 * np.cos(1000 * theta)", 1.0, None),
    ("theta ** 2 / 1000", "3 * theta / 1000", 0.5, 0.1),  # small, as at the end of a training
]

# Right derivatives, where the default step has to tell so.
RIGHT_CHECKS = [
    ("np.exp(theta)", "np.exp(theta)", 0.3),
    ("np.cos(theta)", "-np.sin(theta)", 1.0),
    ("np.log(1 + np.exp(-2 * theta))", "-2 / (1 + np.exp(2 * theta))", 0.7),
]

# Another order of the same arithmetic moves the smallest of the expected numbers, 1.7e-7, by its rounding of about
# 1e-13. Wrong versions are off by far more.
DIFFERENCE_TOLERANCE = 1e-4


def observe_check(call):
    """The relative difference for wrong derivatives and large steps, and that right derivatives are seen as right."""
    for J, dJ, theta, epsilon in CHECKS:
        calls = set()
        arguments = [function_of_theta(J, "J", calls), function_of_theta(dJ, "dJ", calls), theta]
        value = call(*arguments, *given(epsilon))
        yield Observed(tuple(sorted(calls)), describe_calls)
        yield see_difference(value, f"J = {J}, dJ = {dJ}, theta = {theta:g}", epsilon)
    for J, dJ, theta in RIGHT_CHECKS:
        value = call(function_of_theta(J), function_of_theta(dJ), theta)
        right = describe_right(f"J = {J}, dJ = {dJ} and theta = {theta:g}")
        yield Observed(passed(expect_difference(value)), right)


def function_of_theta(code, name="", calls=None):
    """The function that this code computes; each call of it leaves its name in ``calls``."""
    compute = computing(code)

    def function(theta):
        if calls is not None:
            calls.add(name)
        return compute(theta)

    return function


@functools.cache
def computing(code):
    """To compile the code takes longer than many an answer."""
    return eval(f"lambda theta: {code}", {"np": np})


def describe_calls(got, expected):
    """J or dJ isn't used."""
    missing = " and ".join(f"`{name}`" for name in expected if name not in got)
    return f"Your function never calls {missing}, which it was given."


def passed(difference):
    """The limit that a relative difference has passed: that of a bug, or of what is fine; 0 where it is fine."""
    return 1e-3 if difference > 1e-3 else 1e-7 if difference > 1e-7 else 0.0


def describe_right(case):
    """Right gradients that are not seen as right."""
    limit = "For {}, which are right, your function gives more than {}; expected less."
    return lambda got, expected: limit.format(case, f"{got:g}".replace("e-0", "e-"))


def expect_difference(value):
    """Raise Wrong unless the value is one number, and not a verdict."""
    if type(value).__name__ == "ellipsis":  # guarded hands over a stand-in of this name
        raise Wrong("Your function still ends with `return ...`: what it returns is missing.", name=NOTHING)
    if isinstance(value, (bool, np.bool_)):
        raise Wrong(
            f"Your function returned {value}; expected the relative difference, a number.", "a verdict", OTHER_KIND
        )
    return expect_number(value, "difference")


def given(epsilon):
    """The argument epsilon, or none."""
    return () if epsilon is None else (epsilon,)


def see_difference(value, case, epsilon=None):
    """What is seen of a relative difference: 0 where rounding is all there is to it."""
    difference = expect_difference(value)
    step = "epsilon left out" if epsilon is None else f"epsilon = {epsilon:g}"
    return Observed(
        difference if abs(difference) > 1e-8 else 0.0,
        lambda got, expected: f"For {case} and {step}: your function gives {got:.4g}; expected {expected:.4g}.",
        DIFFERENCE_TOLERANCE,
    )


# What people get wrong, each as a small change of our solution.


RELATIVE = "abs(grad - approx) / (abs(grad) + abs(approx))"

# One message for a mistake that both checks share; where the word for it differs, they have their own.
OF_SIZES = (
    "Your numerator compares only how large the two are, so a wrong direction does not show. First the difference, "
    "then its size."
)
VERDICT = "Return the number, so that the caller sees how small it is. A verdict can be printed beside it."

ASKS_OF_POINTS = {
    "one-sided": (
        "It looks like a step to one side only. Such a slope is off in proportion to epsilon; with a step to either "
        "side the error falls with its square. Which two points does the definition compare?"
    ),
    "one-sided backwards": (
        "It looks like a step back from theta and none forward. Its slope is off in proportion to epsilon, because the "
        "two points do not lie evenly around theta."
    ),
    "half the step": "Your two points are each half an epsilon away. The definition takes a whole one to either side.",
    "both costs at one point": "Your slope is 0 everywhere. Are both costs taken at the same point?",
    "typed in": "Your function takes the same step whatever epsilon is: use the argument.",
    "one-sided, divided by 2 epsilon": "Your points are one step apart, and you divide by two. Step to both sides.",
    "step in proportion to theta": "Your step is epsilon times theta. Epsilon is the distance itself: it is added.",
    "slope of dJ": "`dJ` is the derivative already. Which function is the slope to be measured on?",
}
ASKS_OF_DISTANCE = {
    "divided by epsilon": "Your slope is twice too large: how far do the two points lie from each other?",
    "precedence of / 2 * epsilon": "From left to right, `/ 2 * epsilon` divides by 2 and multiplies by epsilon.",
    "not divided by epsilon": "Your slope shrinks with epsilon: divide by the whole distance of the two points.",
}
ASKS_OF_DIFFERENCE = {
    "turned round, or added in the numerator": (
        "Either your slope has the wrong sign, because the two costs are subtracted the wrong way round, or the "
        "numerator adds what it should subtract."
    ),
    "sum of the costs": "Your two costs are added. A slope comes from their difference.",
    "precedence of the difference": "Only the second cost is divided. Put brackets around the difference.",
}
ASKS_OF_DERIVATIVE = {
    "dJ at another point": "dJ looks taken at theta + epsilon. The two points lie around theta.",
    "compared with itself": "The approximation is compared with itself. What is to be checked is dJ.",
    "J for dJ": "`J` is the function to measure, `dJ` is what is claimed of it. Is each in its place?",
}
ASKS_OF_NUMERATOR = {
    "difference of the sizes": OF_SIZES,
    "difference of the sizes, with its sign": f"{OF_SIZES} And yours is negative where the gradients are smaller.",
    "no absolute value above": "It has a sign, and a distance has none: take its absolute value.",
    "no absolute value above, turned round": "It has a sign, and a distance has none: take its absolute value.",
}
ASKS_OF_DENOMINATOR = {
    "no denominator": "That is the difference alone. Divide it by the sum of both sizes, in brackets.",
    "size of the sum": "Your denominator adds first, so the two can cancel. Take the size of each, then add.",
    "squares": "Your sizes are squared, so that small differences look far smaller than they are.",
    "root of the squares": "Your denominator is a root of squares. The definition adds the two sizes.",
    "divided by the larger": "You divide by the larger of the two. Ours divides by the sum of both sizes.",
    "divided by the average": "It is twice too large: you divide by the average of both sizes, ours by their sum.",
    "divided by the derivative": "You divide by the size of dJ alone. The definition adds the two sizes.",
    "divided by the approximation": "You divide by the approximation alone. The definition adds the two sizes.",
    "sizes multiplied": "Your denominator multiplies the two sizes. The definition adds them.",
    "brackets forgotten": "The second size is added after the division, so it can be above 1. Where are brackets?",
    "no absolute values below": "A negative slope takes away from your denominator, where its size should be added.",
    "approximation returned": "That is the slope between the two points. How far is it from dJ, relatively?",
}


# How the relative difference comes about, and how its factors are misread.


def two_points(names):
    """What the slope is taken from: the two costs, and the distance of their points."""
    J, theta, epsilon = names["J"], names["theta"], names["epsilon"]
    return J(theta + epsilon), J(theta - epsilon), 2 * epsilon


def points_of_J(names, above, below, distance):
    return names["J"](above), names["J"](below), distance


POINTS = Factor(
    "step",
    two_points,
    {
        "one-sided": lambda at: points_of_J(at, at["theta"] + at["epsilon"], at["theta"], at["epsilon"]),
        "one-sided backwards": lambda at: points_of_J(at, at["theta"], at["theta"] - at["epsilon"], at["epsilon"]),
        "one-sided, divided by 2 epsilon": lambda at: points_of_J(
            at, at["theta"] + at["epsilon"], at["theta"], 2 * at["epsilon"]
        ),
        "half the step": lambda at: two_points(at | {"epsilon": at["epsilon"] / 2}),
        "step in proportion to theta": lambda at: (
            *two_points(at | {"epsilon": at["epsilon"] * at["theta"]})[:2],
            2 * at["epsilon"],
        ),
        "slope of dJ": lambda at: two_points(at | {"J": at["dJ"]}),
        "both costs at one point": lambda at: points_of_J(at, at["theta"], at["theta"], 1),
    },
    ASKS_OF_POINTS,
    typed=lambda at, number: two_points(at | {"epsilon": number}),
)
DISTANCE = Factor(
    "distance",
    lambda at: 1,
    {
        "divided by epsilon": lambda at: 1 / 2,
        "precedence of / 2 * epsilon": lambda at: 1 / at["epsilon"] ** 2,
        "not divided by epsilon": lambda at: 1 / at["epsilon"],
    },
    ASKS_OF_DISTANCE,
)
DIFFERENCE = Factor(
    "difference",
    lambda at: lambda above, below, distance: (above - below) / distance,
    {
        "turned round, or added in the numerator": lambda at: lambda above, below, distance: (below - above) / distance,
        "sum of the costs": lambda at: lambda above, below, distance: (above + below) / distance,
        "precedence of the difference": lambda at: lambda above, below, distance: above - below / distance,
    },
    ASKS_OF_DIFFERENCE,
)
DERIVATIVE = Factor(
    "derivative",
    lambda at: at["dJ"](at["theta"]),
    {
        "compared with itself": lambda at: None,
        "dJ at another point": lambda at: at["dJ"](at["theta"] + at["epsilon"]),
        "J for dJ": lambda at: at["J"](at["theta"]),
    },
    ASKS_OF_DERIVATIVE,
)
NUMERATOR = Factor(
    "numerator",
    lambda at: lambda grad, approx, size: size(grad - approx),
    {
        "difference of the sizes": lambda at: lambda grad, approx, size: abs(size(grad) - size(approx)),
        "difference of the sizes, with its sign": lambda at: lambda grad, approx, size: size(grad) - size(approx),
        "no absolute value above": lambda at: lambda grad, approx, size: grad - approx,
        "no absolute value above, turned round": lambda at: lambda grad, approx, size: approx - grad,
    },
    ASKS_OF_NUMERATOR,
)
DENOMINATOR = Factor(
    "denominator",
    lambda at: lambda above, grad, approx, size: above / (size(grad) + size(approx)),
    {
        "no denominator": lambda at: lambda above, grad, approx, size: above,
        "size of the sum": lambda at: lambda above, grad, approx, size: above / size(grad + approx),
        "squares": lambda at: lambda above, grad, approx, size: above**2 / (size(grad) ** 2 + size(approx) ** 2),
        "root of the squares": lambda at: lambda above, grad, approx, size: above / np.hypot(size(grad), size(approx)),
        "divided by the larger": lambda at: lambda above, grad, approx, size: above / max(size(grad), size(approx)),
        "divided by the average": lambda at: lambda above, grad, approx, size: 2 * above / (size(grad) + size(approx)),
        "divided by the derivative": lambda at: lambda above, grad, approx, size: above / size(grad),
        "divided by the approximation": lambda at: lambda above, grad, approx, size: above / size(approx),
        "sizes multiplied": lambda at: lambda above, grad, approx, size: above / (size(grad) * size(approx)),
        "brackets forgotten": lambda at: lambda above, grad, approx, size: above / size(grad) + size(approx),
        "no absolute values below": lambda at: lambda above, grad, approx, size: above / (grad + approx),
        "approximation returned": lambda at: lambda above, grad, approx, size: approx,
    },
    ASKS_OF_DENOMINATOR,
)
SLOPE, RELATIVE_DIFFERENCE = (POINTS, DISTANCE, DIFFERENCE), (DERIVATIVE, NUMERATOR, DENOMINATOR)


def relative_difference_of(names, one, values, size=abs, of_slope=lambda approx: approx):
    """What the factors make together. size: of a slope; of_slope: what becomes of it before it is compared."""
    (above, below, distance), stretch, difference, grad, numerator, denominator = values
    approx = of_slope(difference(above, below, distance * stretch))
    grad = approx if grad is None else grad
    return denominator(numerator(grad, approx, size), grad, approx, size)


def difference_seen(result):
    """A relative difference as it is compared: 0 where rounding is all there is to it. It may be 0 / 0."""
    lost = isinstance(result, float) and np.isnan(result)
    return {"difference": np.asarray(result if lost else settled(float(expect_difference(result))))}


def settled(difference):
    return difference if np.ndim(difference) or abs(difference) > 1e-8 else 0.0


def show_difference(names, value):
    return {"difference": settled(value)}


def check_case(J, dJ, theta, epsilon):
    """The arguments of a case."""
    return function_of_theta(J), function_of_theta(dJ), theta, *given(epsilon)


FORMULA = Formula(
    lambda: (check_case(*case) for case in CHECKS),
    lambda arguments, outputs: dict(zip(("epsilon", "J", "dJ", "theta", "epsilon"), (1e-5, *arguments))),
    difference_seen,
    (
        at_once(
            "difference", (*SLOPE, *RELATIVE_DIFFERENCE), show_difference, relative_difference_of, DIFFERENCE_TOLERANCE
        ),
    ),
)

MISTAKES = {"verdict returned": (VERDICT, (RELATIVE, RELATIVE + " < 1e-7"))}


EXERCISE = Exercise(solution=gradient_check, observe=observe_check, mistakes=known(MISTAKES), formula=FORMULA)
