"""Exercise 8 of the project: which of two is better, or can't one say?"""

import numpy as np

from helpers.exercises.judge.expect import expect_number, expect_several
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.judging import Observed
from helpers.exercises.judge.steps import Factor, Formula, at_once
from helpers.exercises.parts import Exercise, known

# Our solution.


def compare_paired(a, b):
    """The mean of the differences a - b, seed by seed, and its standard error.

    a, b: arrays of shape (seeds,), in the same order of seeds.

    Returns mean, standard_error: the standard deviation of the differences, with one less than their number in its
    denominator, divided by the root of their number.
    """
    differences = a - b
    return np.mean(differences), np.std(differences, ddof=1) / np.sqrt(len(differences))


# How an answer is observed.

CASES = [(20, 3), (5, 4), (9, 8), (2, 5)]  # seeds, and the seed of the draw


def observe_comparison(call):
    """The mean and the standard error for pairs that go up and down together."""
    for seeds, number in CASES:
        result = call(*pairs(seeds, number))
        expect_several(result, 2, "two numbers, `mean` and `standard_error`", (tuple, list, np.ndarray))
        mean, error = (expect_number(value, name) for value, name in zip(result, ("mean", "standard_error")))
        yield Observed(float(mean), describe("mean", seeds))
        yield Observed(float(error), describe("standard error", seeds))


def pairs(seeds, number):
    """Scores of two that share the luck of the pitch. number: the seed of the draw."""
    rng = generator(number)
    luck = 84 + 3 * rng.randn(seeds)
    return luck + 0.2 + 0.5 * rng.randn(seeds), luck + 0.5 * rng.randn(seeds)


def describe(name, seeds):
    def told(got, expected):
        digits = next((digits for digits in (4, 6) if f"{got:.{digits}g}" != f"{expected:.{digits}g}"), 9)
        return f"For {seeds} pairs your {name} is {got:.{digits}g}; expected {expected:.{digits}g}."

    return told


# How the two numbers come about, and how their factors are misread.

DIFFERENCES = Factor(
    "differences",
    lambda at: at["a"] - at["b"],
    {"sizes of the differences": lambda at: np.abs(at["a"] - at["b"])},
    {"sizes of the differences": "The signs of the differences are lost. Yes and no must cancel."},
)
SIGN = Factor(
    "sign",
    lambda at: 1,
    {"b - a": lambda at: -1},
    {"b - a": "The sign is turned round: a positive mean says that the first one is better."},
)
AVERAGE = Factor(
    "average",
    lambda at: np.mean,
    {"sum": lambda at: np.sum, "median": lambda at: np.median},
    {
        "sum": "That is the sum of the differences; expected is their mean.",
        "median": "That is the median of the differences; expected is their mean.",
    },
)
SPREAD = Factor(
    "spread",
    lambda at: np.std,
    {
        "variance over the root": lambda at: np.var,
        "not paired": lambda at: lambda d, ddof: np.sqrt(np.var(at["a"], ddof=ddof) + np.var(at["b"], ddof=ddof)),
        "difference of the spreads": lambda at: (
            lambda d, ddof: abs(np.std(at["a"], ddof=ddof) - np.std(at["b"], ddof=ddof))
        ),
        "not centred": lambda at: lambda d, ddof: np.sqrt(np.sum(d**2) / (len(d) - ddof)),
        "sorted": lambda at: lambda d, ddof: np.std(np.sort(at["a"]) - np.sort(at["b"]), ddof=ddof),
    },
    {
        "variance over the root": "Variance and standard deviation are mixed up: `np.std` belongs in the numerator.",
        "not paired": "The two spreads were taken one by one. Take the spread of the differences.",
        "difference of the spreads": "Take the differences first, seed by seed, and then their spread.",
        "not centred": "The differences are squared as they are. A deviation is their distance from the mean.",
        "sorted": "Sorted, the numbers of one seed do not stand side by side any more.",
    },
)
ONE_LESS = Factor(  # what is taken away from the number of pairs: under the root of the squares, and of the denominator
    "one less",
    lambda at: (1, 0),
    {
        "ddof forgotten": lambda at: (0, 0),
        "1 subtracted twice": lambda at: (1, 1),
        "one division": lambda at: (len(at["a"]) - 1, 0),
    },
    {
        "ddof forgotten": "NumPy divides by n, and for a sample it is n - 1. Its argument `ddof` says so.",
        "1 subtracted twice": "`ddof` has taken the 1 away already. Under the root is the number itself.",
        "one division": (  # of the sum of the squares: by n - 1 or for the mean, one of the two is not there
            "That is the root of the sum of squares over n, as `np.std` alone gives it. Two divisions belong there: "
            "one by n - 1 for the deviation, and one by the root of n for the mean."
        ),
    },
)
PRECEDENCE = "Python calculates powers before fractions: `a ** 1 / 2` is `a` divided by 2, and no square root."
NUMBER = Factor(
    "number of pairs",
    lambda at: lambda less: 1 / np.sqrt(len(at["a"]) - less),
    {
        "standard deviation": lambda at: lambda less: 1,
        "divided by the number": lambda at: lambda less: 1 / (len(at["a"]) - less),
        "precedence of ** 1 / 2": lambda at: lambda less: 1 / (len(at["a"]) - less) / 2,
        "precedence of ** 1 / 2 in brackets": lambda at: lambda less: 2 / (len(at["a"]) - less),
    },
    {
        "standard deviation": "That is the spread of single differences. The mean's is smaller by the root of n.",
        "divided by the number": "The standard deviation is divided by the number, and not by its root.",
        "precedence of ** 1 / 2": PRECEDENCE,
        "precedence of ** 1 / 2 in brackets": PRECEDENCE,
        "typed in": "Other data have another number of seeds: take it from them.",
    },
    typed=lambda at, number: lambda less: 1 / np.sqrt(number - less),
)


def p_value(ratio, degrees_of_freedom):
    from scipy import stats  # takes long to import

    return 2 * stats.t.sf(abs(ratio), degrees_of_freedom)


ERROR_ITSELF = Factor(
    "error",
    lambda at: lambda mean, error: error,
    {
        "variance": lambda at: lambda mean, error: error**2,
        "ratio to the error": lambda at: lambda mean, error: mean / error,
        "p value": lambda at: lambda mean, error: p_value(mean / error, len(at["a"]) - 1),
    },
    {
        "variance": "That is made from the variance. The standard deviation is its root.",
        "p value": "That is the p value of a t test, made of the mean and its standard error. Return the error itself.",
        "ratio to the error": "That is how many standard errors the mean is from 0. Return the error itself.",
    },
)


def two_numbers(result):
    return dict(zip(("mean", "error"), map(np.asarray, result), strict=True))


def mean_and_error(at, one, values):
    differences, sign, average, spread, (ddof, less), number, of_error = values
    mean = sign * average(differences)
    return mean, of_error(mean, spread(differences, ddof=ddof) * number(less))


FACTORS = (DIFFERENCES, SIGN, AVERAGE, SPREAD, ONE_LESS, NUMBER, ERROR_ITSELF)
FORMULA = Formula(
    lambda: [pairs(*case) for case in CASES],
    lambda arguments, outputs: dict(zip("ab", arguments)),
    two_numbers,
    (at_once("result", FACTORS, lambda at, value: dict(zip(("mean", "error"), value)), mean_and_error),),
)


# What people get wrong, each as a small change of our solution.

ERROR = "np.std(differences, ddof=1) / np.sqrt(len(differences))"

MISTAKES = {
    "order of the results": (
        "The two results are exchanged: first the mean, then its standard error.",
        ("return np.mean(differences), " + ERROR, "return " + ERROR + ", np.mean(differences)"),
    )
}


EXERCISE = Exercise(solution=compare_paired, observe=observe_comparison, mistakes=known(MISTAKES), formula=FORMULA)
