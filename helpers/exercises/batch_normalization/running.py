"""Exercise 3 on batch normalization: the running averages."""

import numpy as np

from helpers.exercises.batch_normalization.forward import describe, unless_default
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.judging import Observed, expect_array, expect_dictionary
from helpers.exercises.parts import Exercise, known

# Our solution.


def update_running(running, mean, variance, momentum=0.9):
    """The running averages after one more batch: a share momentum of what was, the rest of what is new.

    running: dictionary of "mean" and "variance", each (n, 1); mean, variance: those of the batch, (n, 1).

    Returns a new dictionary like running (the form of Keras; Ioffe and Szegedy 2015, section 3.1, say "moving
    averages").
    """
    new_mean = momentum * running["mean"] + (1 - momentum) * mean
    new_variance = momentum * running["variance"] + (1 - momentum) * variance
    return {"mean": new_mean, "variance": new_variance}


# How an answer is observed.


# Units, momentum. The averages of the last one begin at 0 and 1, as in PyTorch, which is no reason to skip them.
CASES = [(3, 0.9), (4, 0.5), (5, 0.99), (2, 0.0), (3, 1.0), (1, 0.8)]


def observe_running(call):
    """Both averages after a step, and after another one that goes on from there."""
    for n, momentum in CASES:
        rng = generator(n)
        running = {"mean": rng.uniform(-3, 3, (n, 1)), "variance": rng.uniform(0.5, 9, (n, 1))}
        if n == 1:
            running = {"mean": np.zeros((1, 1)), "variance": np.ones((1, 1))}
        for step in (1, 2):
            mean, variance = rng.uniform(-3, 3, (n, 1)), rng.uniform(0.5, 9, (n, 1))
            result = call(running, mean, variance, *unless_default(momentum, 0.9))
            expect_dictionary(result, "running", ("mean", "variance"))
            case = f"For momentum {momentum}, after {step} batch{'es' * (step > 1)},"
            for name in ("mean", "variance"):
                yield Observed(expect_array(result[name], name, (n, 1)), describe(name, case))
            running = {name: result[name].copy() for name in ("mean", "variance")}


# What people get wrong, each as a small change of our solution.


MEAN = 'momentum * running["mean"] + (1 - momentum) * mean'
VARIANCE = 'momentum * running["variance"] + (1 - momentum) * variance'
MISTAKES = {
    "wrong way round": (
        "The shares look exchanged: here momentum is the share of what was. (In PyTorch it is the other one.)",
        (MEAN, '(1 - momentum) * running["mean"] + momentum * mean'),
        (VARIANCE, '(1 - momentum) * running["variance"] + momentum * variance'),
    ),
    "share of the new, as in PyTorch": (
        "Momentum seems to be the share of the new, and 0.1, as in PyTorch. Here it is the share that is kept.",
        ("momentum=0.9", "momentum=0.1"),
        (MEAN, '(1 - momentum) * running["mean"] + momentum * mean'),
        (VARIANCE, '(1 - momentum) * running["variance"] + momentum * variance'),
    ),
    "mean the wrong way round": (
        "In the mean the shares look exchanged: momentum is the share of what was.",
        (MEAN, '(1 - momentum) * running["mean"] + momentum * mean'),
    ),
    "variance the wrong way round": (
        "In the variance the shares look exchanged: momentum is the share of what was.",
        (VARIANCE, '(1 - momentum) * running["variance"] + momentum * variance'),
    ),
    "share of the new forgotten": (
        "The new numbers come in whole, so the averages grow too large. The two shares must add up to 1.",
        ("(1 - momentum) * ", ""),
    ),
    "nothing fades": (
        "What was stays whole, so the averages grow from batch to batch. The two shares must add up to 1.",
        ("momentum * running", "running"),
    ),
    "only the last batch": (
        "These are the numbers of the last batch. What was before has a share in the average.",
        (MEAN, "1.0 * mean"),
        (VARIANCE, "1.0 * variance"),
    ),
    "not updated": (
        "These are the averages as they were. The batch has a share in them.",
        (MEAN, '1.0 * running["mean"]'),
        (VARIANCE, '1.0 * running["variance"]'),
    ),
    "mean not updated": (
        "The mean stays as it was. It needs the same step as the variance.",
        (MEAN, '1.0 * running["mean"]'),
    ),
    "variance not updated": (
        "The variance stays as it was. It needs the same step as the mean.",
        (VARIANCE, '1.0 * running["variance"]'),
    ),
    "0.9 typed in": (
        "The shares are 0.9 and 0.1 whatever momentum is. Use the argument.",
        ("(1 - momentum)", "0.1"),
        ("momentum * running", "0.9 * running"),
    ),
    "plain average": (
        "Old and new have equal shares whatever momentum is. Use the argument.",
        ("(1 - momentum)", "0.5"),
        ("momentum * running", "0.5 * running"),
    ),
    "minus": ("The new share is subtracted. An average adds the two.", ("+ (1 - momentum)", "- (1 - momentum)")),
    "mean of the batch in the variance": (
        "The batch's mean went into the running variance.",
        ("(1 - momentum) * variance", "(1 - momentum) * mean"),
    ),
    "running mean in the variance": (
        "The running mean went into the running variance.",
        ('momentum * running["variance"]', 'momentum * running["mean"]'),
    ),
    "roots averaged": (
        "It looks as if the roots of the variances were averaged. Average the variances themselves.",
        (VARIANCE, '(momentum * np.sqrt(running["variance"]) + (1 - momentum) * np.sqrt(variance)) ** 2'),
    ),
    "both exchanged": (
        "Mean and variance look exchanged in what you return.",
        ('"mean": new_mean, "variance": new_variance', '"mean": new_variance, "variance": new_mean'),
    ),
}


EXERCISE = Exercise(solution=update_running, observe=observe_running, mistakes=known(MISTAKES))
