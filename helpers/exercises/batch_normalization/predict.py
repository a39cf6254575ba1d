"""Exercise 4 on batch normalization: one layer at prediction."""

import numpy as np

from helpers.exercises.batch_normalization.forward import SCALE_AND_SHIFT, describe, fresh_layer, unless_default
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.judging import Observed, expect_array
from helpers.exercises.parts import Exercise, known

# Our solution.


def normalize_predict(Z, gamma, beta, running, epsilon=1e-5):
    """Normalize with the running averages, then scale and shift: each example by itself.

    Z: (n, m); gamma, beta: (n, 1); running: dictionary of "mean" and "variance", each (n, 1).

    Returns ``out``, shaped like Z (Ioffe and Szegedy 2015, algorithm 2).
    """
    Z_hat = (Z - running["mean"]) / np.sqrt(running["variance"] + epsilon)
    return gamma * Z_hat + beta


# How an answer is observed.


CASES = [(3, 6, 1e-5), (4, 1, 1e-5), (5, 4, 0.5), (4, 4, 0.1)]  # units, examples, epsilon


def observe_predict(call):
    """What comes out for several examples, and for one."""
    for n, m, epsilon in CASES:
        Z, gamma, beta = fresh_layer(n, m)
        rng = generator(n)
        running = {"mean": rng.uniform(-3, 3, (n, 1)), "variance": rng.uniform(0.5, 9, (n, 1))}
        out = expect_array(call(Z, gamma, beta, running, *unless_default(epsilon, 1e-5)), "out", (n, m))
        case = f"For {n} units, {m} {'examples' if m > 1 else 'example'} and epsilon {epsilon},"
        yield Observed(out, describe("out", case))


# What people get wrong, each as a small change of our solution.


BATCH_MEAN, BATCH_VARIANCE = "np.mean(Z, axis=1, keepdims=True)", "np.var(Z, axis=1, keepdims=True)"
MISTAKES = {
    "statistics of the batch": (
        "Mean and variance come from the examples at hand. Then an answer depends on what else is in the batch, and "
        "one example alone always comes out as beta: use the running averages.",
        ('running["mean"]', BATCH_MEAN),
        ('running["variance"]', BATCH_VARIANCE),
    ),
    "statistics of several": (
        "Several examples get the mean and the variance of their batch, and only one alone gets the running averages. "
        "At prediction all get these.",
        ('running["mean"]', f'({BATCH_MEAN} if Z.shape[1] > 1 else running["mean"])'),
        ('running["variance"]', f'({BATCH_VARIANCE} if Z.shape[1] > 1 else running["variance"])'),
    ),
    "mean of the batch": (
        "The mean comes from the examples at hand. Use the running one, as for the variance.",
        ('running["mean"]', BATCH_MEAN),
    ),
    "variance of the batch": (
        "The variance comes from the examples at hand. Use the running one, as for the mean.",
        ('running["variance"]', BATCH_VARIANCE),
    ),
    "variance of the batch, about the running mean": (
        "The variance is that of the examples at hand, taken about the running mean. The running variance is ready to "
        "use, and one example alone has none.",
        ('running["variance"]', 'np.mean((Z - running["mean"])**2, axis=1, keepdims=True)'),
    ),
    "blended with the batch": (
        "A tenth of the mean and of the variance seems to come from the examples at hand, as in a step of the running "
        "averages. At prediction these stay as they are: an answer must not depend on what else is in the batch.",
        ('running["mean"]', f'(0.9 * running["mean"] + 0.1 * {BATCH_MEAN})'),
        ('running["variance"]', f'(0.9 * running["variance"] + 0.1 * {BATCH_VARIANCE})'),
    ),
    "epsilon outside": (
        "Epsilon seems to stand outside of the root. It is added to the variance, as in training.",
        ('np.sqrt(running["variance"] + epsilon)', '(np.sqrt(running["variance"]) + epsilon)'),
    ),
    "epsilon typed in": ("A fixed number stands where the argument `epsilon` belongs.", ("+ epsilon", "+ 1e-5")),
    "no epsilon": (
        "Epsilon seems to be missing. The formula is that of training, with other statistics.",
        (" + epsilon", ""),
    ),
    "no root": (
        "It was divided by the variance. Its root has the unit of Z.",
        ('np.sqrt(running["variance"] + epsilon)', '(running["variance"] + epsilon)'),
    ),
    "root multiplied": ("It was multiplied by the root. Normalizing divides by it.", ("/ np.sqrt", "* np.sqrt")),
    "variance squared": (
        "The variance seems to be squared, as if it were a standard deviation. It needs a root.",
        ('np.sqrt(running["variance"] + epsilon)', '(running["variance"] ** 2 + epsilon)'),
    ),
    "root forgotten once more": (
        "The running variance is taken as if it were the root already.",
        ('np.sqrt(running["variance"] + epsilon)', 'running["variance"]'),
    ),
    "mean not subtracted": ("The running mean is not used. Subtract it first.", ('(Z - running["mean"])', "Z")),
    "mean added": ("The running mean seems to be added. It has to go.", ("Z - running", "Z + running")),
    "brackets forgotten": (
        "Only the mean was divided by the root. Python divides before it subtracts: brackets help.",
        ('(Z - running["mean"]) /', 'Z - running["mean"] /'),
    ),
    "no scale, no shift": (
        "These are the normalized numbers. Scale and shift belong to the layer at prediction as well.",
        ("gamma * Z_hat + beta", "Z_hat"),
    ),
    **SCALE_AND_SHIFT,
    "shift before scale": (
        "Beta seems to be scaled as well. It is added last.",
        ("gamma * Z_hat + beta", "gamma * (Z_hat + beta)"),
    ),
    "only scale and shift": ("Z was scaled and shifted, but not normalized before.", ("gamma * Z_hat", "gamma * Z")),
    "mean and variance exchanged": (
        "Mean and variance look exchanged, and then a root is taken of a mean.",
        ('Z - running["mean"]', 'Z - running["variance"]'),
        ('running["variance"] + epsilon', 'np.abs(running["mean"]) + epsilon'),
    ),
}


EXERCISE = Exercise(solution=normalize_predict, observe=observe_predict, mistakes=known(MISTAKES))
