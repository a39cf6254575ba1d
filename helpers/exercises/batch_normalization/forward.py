"""Exercise 1 on batch normalization: forward through one layer."""

import numpy as np

from helpers.exercises.judge.expect import expect_several
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.judging import Observed, expect_array, expect_dictionary
from helpers.exercises.parts import Exercise, known

# Our solution.


def normalize_forward(Z, gamma, beta, epsilon=1e-5):
    """Normalize each unit over the examples, then scale and shift it (Ioffe and Szegedy 2015, algorithm 1).

    Z: (n, m), a row for each unit; gamma, beta: (n, 1); epsilon: added to the variance, inside the root.

    Returns ``out``, shaped like Z, and ``cache``: mean, variance and root, each (n, 1), centered and Z_hat, each
    (n, m), and gamma. The variance divides by m.
    """
    mean = np.mean(Z, axis=1, keepdims=True)
    centered = Z - mean
    variance = np.mean(centered**2, axis=1, keepdims=True)
    root = np.sqrt(variance + epsilon)
    Z_hat = centered / root
    out = gamma * Z_hat + beta
    cache = {"mean": mean, "centered": centered, "variance": variance}
    cache |= {"root": root, "Z_hat": Z_hat, "gamma": gamma}
    return out, cache


def blank_normalize_forward(Z, gamma, beta, epsilon=1e-5):
    mean = ...  # your code here, one line a step
    centered = ...
    variance = ...
    root = ...
    Z_hat = ...
    out = ...
    cache = {"mean": mean, "centered": centered, "variance": variance}
    cache |= {"root": root, "Z_hat": Z_hat, "gamma": gamma}
    return out, cache


# How an answer is observed.


# Units, examples, epsilon, and whether gamma and beta do something. In the last one every variance is 0.
CASES = [(3, 8, 1e-5, False), (4, 4, 1e-5, True), (5, 7, 0.5, True), (3, 1, 1e-5, True)]


def fresh_layer(n, m, scaled=True):
    """Z, gamma, beta. The units have means and sizes of their own."""
    rng = generator(100 * n + m)
    Z = rng.uniform(-4, 4, (n, 1)) + rng.uniform(0.5, 3, (n, 1)) * rng.randn(n, m)
    if not scaled:
        return Z, np.ones((n, 1)), np.zeros((n, 1))
    return Z, rng.uniform(0.5, 2, (n, 1)) * rng.choice([-1, 1], (n, 1)), rng.uniform(-2, 2, (n, 1))


def observe_forward(call):
    """What comes out, and what is kept for the way back."""
    for n, m, epsilon, scaled in CASES:
        Z, gamma, beta = fresh_layer(n, m, scaled)
        result = call(Z, gamma, beta, *unless_default(epsilon, 1e-5))
        expect_several(result, 2, "two things, `out` and `cache`")
        out, cache = result
        case = f"For {n} units, {m} {'examples' if m > 1 else 'example'} and epsilon {epsilon},"
        yield Observed(expect_array(out, "out", (n, m)), describe_rows(case) if not scaled else describe("out", case))
        shapes = dict.fromkeys(["mean", "variance", "root", "gamma"], (n, 1)) | {"centered": (n, m), "Z_hat": (n, m)}
        expect_dictionary(cache, "cache", shapes)
        for name, shape in shapes.items():
            yield Observed(expect_array(cache[name], name, shape), describe(name, f"{case} in `cache`,"))


def unless_default(value, default):
    """The value as a last argument; none where it is the default, which has to be right as well."""
    return () if value == default else (value,)


def describe(name, case):
    """The number that is off the most."""

    def told(got, expected):
        place = np.unravel_index(np.argmax(np.abs(got - expected)), expected.shape)
        row, column = place
        return f"{case} `{name}[{row}, {column}]` is {told_apart(got[place], expected[place])}."

    return told


def told_apart(got, expected):
    """Two numbers with as many digits as they need to look different."""
    digits = next((digits for digits in (4, 6) if f"{got:.{digits}g}" != f"{expected:.{digits}g}"), 9)
    return f"{got:.{digits}g}; expected {expected:.{digits}g}"


def describe_rows(case):
    """Mean and variance of each row of out, where gamma is 1 and beta 0; the number itself where they look right."""

    def told(got, expected):
        means, variances = np.round(got.mean(axis=1), 2) + 0.0, np.round(got.var(axis=1), 2)
        off = int(np.argmax(np.abs(means) + np.abs(variances - 1)))
        if (means[off], variances[off]) == (0, 1):
            return describe("out", f"{case} gamma = 1 and beta = 0,")(got, expected)
        return (
            f"{case} gamma = 1 and beta = 0, row {off} of `out` has mean {means[off]:.2f} and variance "
            f"{variances[off]:.2f}; expected 0.00 and 1.00."
        )

    return told


# What people get wrong, each as a small change of our solution.


OVER_EXAMPLES = ", axis=1, keepdims=True"
# In the last line, which prediction and layer normalization have as well.
SCALE_AND_SHIFT = {
    "no scale": ("The scale is missing: where does gamma come in?", ("gamma * Z_hat + beta", "Z_hat + beta")),
    "no shift": ("The shift is missing: where does beta come in?", ("gamma * Z_hat + beta", "gamma * Z_hat")),
    "gamma and beta exchanged": (
        "Gamma and beta look exchanged. Gamma multiplies, beta is added.",
        ("gamma * Z_hat + beta", "beta * Z_hat + gamma"),
    ),
    "matrix product": (
        "That is a matrix product, which mixes the units. Here each row is multiplied by its own number.",
        ("gamma * Z_hat", "gamma.T @ Z_hat"),
    ),
}
MISTAKES = {
    "over the units": (
        "Mean and variance seem to be taken over the units. A unit is a row, and its examples stand side by side in "
        "it: which axis runs along a row?",
        ("axis=1", "axis=0"),
    ),
    "over everything": (
        "One mean and one variance seem to serve for all units. Each unit has its own: a column with one number a row.",
        (OVER_EXAMPLES, ""),
    ),
    "variance over everything": (
        "One variance seems to serve for all units. Each unit has its own, as it has its own mean.",
        ("np.mean(centered**2, axis=1, keepdims=True)", "np.mean(centered**2)"),
    ),
    "flat statistics": (
        "Mean or variance came out flat, without their second axis. What does `keepdims` do?",
        (", keepdims=True", ""),
    ),
    "mean not subtracted": (
        "The rows keep their own means. What has to be taken away before the division?",
        ("centered = Z - mean", "centered = Z"),
        ("np.mean(centered**2, axis=1, keepdims=True)", "np.var(Z, axis=1, keepdims=True)"),
    ),
    "square of Z": (
        "This is the mean of the squares of Z itself. The variance is that of the distances from the mean.",
        ("np.mean(centered**2", "np.mean(Z**2"),
    ),
    "m - 1": (
        "The variance divides by m - 1. Here it divides by m: what is normalized is this batch and no other.",
        ("np.mean(centered**2, axis=1, keepdims=True)", "np.var(Z, axis=1, ddof=1, keepdims=True)"),
    ),
    "sum of squares": (
        "The squares are added up and not averaged. Divide by the number of examples.",
        ("np.mean(centered**2", "np.sum(centered**2"),
    ),
    "sum for mean": ("The sum was taken where the mean belongs.", ("np.mean(Z", "np.sum(Z")),
    "mean added": ("The mean seems to be added. It has to go.", ("Z - mean", "Z + mean")),
    "variance for root": (
        "It was divided by the variance. Which power of it has the unit of Z?",
        ("np.sqrt(variance + epsilon)", "variance + epsilon"),
    ),
    "divided by the variance": (
        "Z_hat seems to be centered divided by the variance. Divide by its root, which has the unit of Z.",
        ("centered / root", "centered / variance"),
    ),
    "root of a root": (
        "It looks like a standard deviation stands where the variance belongs: `std` is its root already.",
        ("np.mean(centered**2, axis=1, keepdims=True)", "np.std(Z, axis=1, keepdims=True)"),
    ),
    "epsilon outside": (
        "Epsilon seems to stand outside of the root. It is added to the variance.",
        ("np.sqrt(variance + epsilon)", "np.sqrt(variance) + epsilon"),
    ),
    "no epsilon": (
        "Epsilon seems to be missing. A unit that is the same for all examples has variance 0, and then you divide "
        "by 0.",
        ("variance + epsilon", "variance"),
    ),
    "epsilon typed in": (
        "A fixed number stands where the argument `epsilon` belongs.",
        ("variance + epsilon", "variance + 1e-5"),
    ),
    "1e-8 typed in": (
        "A tiny fixed number stands where the argument `epsilon` belongs.",
        ("variance + epsilon", "variance + 1e-8"),
    ),
    "epsilon squared": (
        "Epsilon seems to be squared, and then it is hardly there. It is added to the variance as it is.",
        ("variance + epsilon", "variance + epsilon**2"),
    ),
    "epsilon subtracted": (
        "Epsilon was subtracted. It is there to keep the root away from 0.",
        ("variance + epsilon", "variance - epsilon"),
    ),
    "no scale, no shift": (
        "These are the normalized numbers. The last step is missing: scale them by gamma, shift them by beta.",
        ("gamma * Z_hat + beta", "Z_hat * 1.0"),
    ),
    **SCALE_AND_SHIFT,
    "shift before scale": (
        "Beta seems to be scaled as well. It is added last.",
        ("gamma * Z_hat + beta", "gamma * (Z_hat + beta)"),
    ),
    "scaled without normalizing": (
        "Scale and shift are there, but what they work on is only centered. Divide by the root first.",
        ("Z_hat = centered / root", "Z_hat = centered"),
    ),
    "out alone": ("The cache is missing: the way back needs it. Return both.", ("return out, cache", "return out")),
    "order of the results": (
        "The two results are exchanged: first what comes out, then the cache.",
        ("return out, cache", "return cache, out"),
    ),
    "cache keeps the root as variance": (
        "In the cache the entry `variance` holds its root: the running averages will need the variance itself.",
        ('"variance": variance', '"variance": np.sqrt(variance)'),
    ),
    "cache keeps one over the root": (
        "In the cache the entry `root` holds one over the root. The way back needs the root itself.",
        ('"root": root', '"root": 1 / root'),
    ),
    "cache keeps epsilon in the variance": (
        "In the cache the entry `variance` has epsilon in it already.",
        ('"variance": variance', '"variance": variance + epsilon'),
    ),
    "cache keeps out as Z_hat": (
        "In the cache `Z_hat` is scaled and shifted already: keep what it was before.",
        ('"Z_hat": Z_hat', '"Z_hat": out'),
    ),
}


EXERCISE = Exercise(
    solution=normalize_forward,
    blank=blank_normalize_forward,
    observe=observe_forward,
    mistakes=known(MISTAKES),
)
