"""Exercise 5 on batch normalization: layer normalization, which needs no batch."""

import numpy as np

from helpers.exercises.batch_normalization.forward import SCALE_AND_SHIFT, describe, fresh_layer, unless_default
from helpers.exercises.judge.judging import Observed, expect_array
from helpers.exercises.parts import Exercise, known

# Our solution.


def layer_normalize(Z, gamma, beta, epsilon=1e-5):
    """Normalize each example over the units, then scale and shift (Ba, Kiros and Hinton 2016, section 3).

    Z: (n, m), a column for each example; gamma, beta: (n, 1), of the units as before.

    Returns ``out``, shaped like Z. The variance divides by n; epsilon stands inside the root.
    """
    mean = np.mean(Z, axis=0, keepdims=True)
    variance = np.var(Z, axis=0, keepdims=True)
    Z_hat = (Z - mean) / np.sqrt(variance + epsilon)
    return gamma * Z_hat + beta


# How an answer is observed.


CASES = [(6, 3, 1e-5), (4, 4, 1e-5), (7, 5, 0.5), (5, 1, 1e-5)]  # units, examples, epsilon


def observe_layer(call):
    """What comes out for several examples, and for one."""
    for n, m, epsilon in CASES:
        Z, gamma, beta = fresh_layer(n, m)
        out = expect_array(call(Z, gamma, beta, *unless_default(epsilon, 1e-5)), "out", (n, m))
        case = f"For {n} units, {m} {'examples' if m > 1 else 'example'} and epsilon {epsilon},"
        yield Observed(out, describe("out", case))


# What people get wrong, each as a small change of our solution.


SQUARE = "np.var(Z, axis=0, keepdims=True)"
MISTAKES = {
    "over the examples": (
        "That is batch normalization: mean and variance over the examples. Here each example, a column, is normalized "
        "by itself.",
        ("axis=0", "axis=1"),
    ),
    "over everything": (
        "One mean and one variance seem to serve for all examples. Each example, a column, has its own.",
        (", axis=0, keepdims=True", ""),
    ),
    "mean over the examples": (
        "The mean goes over the examples and the variance over the units. Both go over the units.",
        ("np.mean(Z, axis=0", "np.mean(Z, axis=1"),
    ),
    "variance over the examples": (
        "The variance goes over the examples and the mean over the units. Both go over the units.",
        ("np.var(Z, axis=0", "np.var(Z, axis=1"),
    ),
    "n - 1": (
        "The variance divides by n - 1. Here it divides by n, the number of units.",
        (SQUARE, "np.var(Z, axis=0, ddof=1, keepdims=True)"),
    ),
    "root mean square": (
        "Each column is divided by its size, and its mean stays in it. First the mean has to go. (Without it, it is "
        "another method, RMSNorm.)",
        (SQUARE, "np.mean(Z**2, axis=0, keepdims=True)"),
        ("(Z - mean)", "Z"),
    ),
    "mean not subtracted": (
        "The columns keep their means. What has to be taken away before the division?",
        ("(Z - mean)", "Z"),
    ),
    "square of Z": (
        "The variance seems to be the mean of the squares of Z itself. It is that of the distances from the mean.",
        (SQUARE, "np.mean(Z**2, axis=0, keepdims=True)"),
    ),
    "sum of squares": (
        "The squares are added up and not averaged.",
        (SQUARE, "np.sum((Z - mean) ** 2, axis=0, keepdims=True)"),
    ),
    "root of a root": (
        "It looks like a standard deviation stands where the variance belongs: `std` is its root already.",
        (SQUARE, "np.std(Z, axis=0, keepdims=True)"),
    ),
    "epsilon outside": (
        "Epsilon seems to stand outside of the root. It is added to the variance.",
        ("np.sqrt(variance + epsilon)", "(np.sqrt(variance) + epsilon)"),
    ),
    "no epsilon": (
        "Epsilon seems to be missing. In an example whose units are all equal you divide by 0.",
        ("variance + epsilon", "variance"),
    ),
    "epsilon typed in": (
        "A fixed number stands where the argument `epsilon` belongs.",
        ("variance + epsilon", "variance + 1e-5"),
    ),
    "no root": (
        "It was divided by the variance. Its root has the unit of Z.",
        ("np.sqrt(variance + epsilon)", "(variance + epsilon)"),
    ),
    "brackets forgotten": (
        "Only the mean was divided by the root. Python divides before it subtracts: brackets help.",
        ("(Z - mean) /", "Z - mean /"),
    ),
    "no scale, no shift": (
        "These are the normalized numbers. Scale them by gamma and shift them by beta.",
        ("gamma * Z_hat + beta", "Z_hat"),
    ),
    **SCALE_AND_SHIFT,
    "scaled before": (
        "Z was scaled and shifted first and normalized then, which undoes part of it. Scale and shift come last.",
        ("    mean =", "    Z = gamma * Z + beta\n    mean ="),
        ("gamma * Z_hat + beta", "Z_hat"),
    ),
}


EXERCISE = Exercise(solution=layer_normalize, observe=observe_layer, mistakes=known(MISTAKES))
