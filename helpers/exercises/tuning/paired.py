"""Exercise 8 of the project: which of two is better, or can't one say?"""

import numpy as np

from helpers.exercises.judge.expect import expect_number, expect_several
from helpers.exercises.judge.judging import Observed
from helpers.exercises.parts import Exercise, Mistake

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

CASES = [(20, 3), (5, 4), (9, 8)]  # seeds, and the seed of the draw


def observe_comparison(call):
    """The mean and the standard error for pairs that go up and down together."""
    for seeds, number in CASES:
        rng = np.random.RandomState(number)
        luck = 84 + 3 * rng.randn(seeds)  # of the pitch: the same for both
        a, b = luck + 0.2 + 0.5 * rng.randn(seeds), luck + 0.5 * rng.randn(seeds)
        result = call(a, b)
        expect_several(result, 2, "two numbers, `mean` and `standard_error`", (tuple, list, np.ndarray))
        mean, error = (expect_number(value, name) for value, name in zip(result, ("mean", "standard_error")))
        yield Observed(float(mean), describe("mean", seeds))
        yield Observed(float(error), describe("standard error", seeds))


def describe(name, seeds):
    def told(got, expected):
        digits = next((digits for digits in (4, 6) if f"{got:.{digits}g}" != f"{expected:.{digits}g}"), 9)
        return f"For {seeds} pairs your {name} is {got:.{digits}g}; expected {expected:.{digits}g}."

    return told


# What people get wrong, each as a small change of our solution.

ERROR = "np.std(differences, ddof=1) / np.sqrt(len(differences))"

MISTAKES = (
    Mistake(
        "turned round",
        "The sign is turned round: a positive mean says that the first one is better.",
        ("a - b", "b - a"),
    ),
    Mistake(
        "not paired",
        "The two spreads were taken one by one, so the luck of the seeds, which both share, counts twice. Take the "
        "spread of the differences.",
        (ERROR, "np.sqrt((np.var(a, ddof=1) + np.var(b, ddof=1)) / len(a))"),
    ),
    Mistake(
        "standard deviation",
        "That is how far single differences lie apart. Their mean is more certain: by the root of how many there are.",
        (ERROR, "np.std(differences, ddof=1)"),
    ),
    Mistake(
        "divided by the number",
        "The standard deviation is divided by the number of the differences. It is the root of it.",
        ("np.sqrt(len(differences))", "len(differences)"),
    ),
    Mistake(
        "ddof forgotten",
        "That is a little too small: NumPy divides by n, and for a sample it is n - 1. Its argument `ddof` says so.",
        ("np.std(differences, ddof=1)", "np.std(differences)"),
    ),
    Mistake(
        "variance",
        "That is made from the variance. The standard deviation is its root.",
        (ERROR, "np.var(differences, ddof=1) / len(differences)"),
    ),
    Mistake(
        "variance over the root",
        "Variance and standard deviation are mixed up: `np.std` belongs in the numerator.",
        ("np.std", "np.var"),
    ),
    Mistake(
        "sizes of the differences",
        "The signs of the differences are lost. Where one pair says yes and the next says no, they must cancel.",
        ("a - b", "np.abs(a - b)"),
    ),
    Mistake(
        "sum",
        "That is the sum of the differences; expected is their mean.",
        ("np.mean(differences)", "np.sum(differences)"),
    ),
    Mistake(
        "median",
        "That is the median of the differences; expected is their mean.",
        ("np.mean(differences)", "np.median(differences)"),
    ),
    Mistake(
        "order of the results",
        "The two results are exchanged: first the mean, then its standard error.",
        ("return np.mean(differences), " + ERROR, "return " + ERROR + ", np.mean(differences)"),
    ),
)


# Right answers written in other ways, for the tests.


def comparison_by_hand(a, b):
    n = len(a)
    d = [x - y for x, y in zip(a, b)]
    mean = sum(d) / n
    variance = sum((value - mean) ** 2 for value in d) / (n - 1)
    return mean, (variance / n) ** 0.5


def comparison_by_covariance(a, b):
    variance = np.var(a, ddof=1) + np.var(b, ddof=1) - 2 * np.cov(a, b)[0, 1]
    return np.mean(a) - np.mean(b), np.sqrt(variance / a.size)


def comparison_by_matrix(a, b):
    pairs = np.stack([a, b])
    differences = np.array([1, -1]) @ pairs
    return np.array([differences.mean(), (differences.var(ddof=1) / differences.size) ** 0.5])


VARIANTS = (comparison_by_hand, comparison_by_covariance, comparison_by_matrix)

EXERCISE = Exercise(solution=compare_paired, observe=observe_comparison, mistakes=MISTAKES, variants=VARIANTS)
