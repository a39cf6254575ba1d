"""Exercise 5 of optimization: a learning rate that climbs at first, and falls like a cosine."""

import numpy as np

from helpers.exercises.judge.expect import expect_number
from helpers.exercises.judge.judging import Observed
from helpers.exercises.optimization.steps import two_numbers
from helpers.exercises.parts import Exercise, known

# Our solution.


def cosine_with_warmup(step, num_steps, learning_rate, num_warmup=0):
    """The learning rate of one step: a line up, then half a cosine down (Loshchilov and Hutter 2017).

    step: 0 for the first step, num_steps - 1 for the last; learning_rate: the highest one; num_warmup: how many steps
    climb, 0 to num_steps - 1: they take 1, 2, ... num_warmup parts of learning_rate. At num_steps, one after the last,
    it would be 0.

    Returns a number.
    """
    if step < num_warmup:
        return learning_rate * (step + 1) / num_warmup
    share = (step - num_warmup) / (num_steps - num_warmup)
    return learning_rate * (1 + np.cos(np.pi * share)) / 2


# How an answer is observed.

CASES = [(12, 0.6, 3), (8, 0.3, None), (10, 0.5, 9), (40, 0.02, 10), (1, 0.1, 0), (9, 3, 1)]


def observe_schedule(call):
    """The rate of each step; num_warmup is not given in the second case."""
    for num_steps, learning_rate, num_warmup in CASES:
        more = [] if num_warmup is None else [num_warmup]
        for step in range(num_steps):
            rate = call(step, num_steps, learning_rate, *more)
            yield Observed(
                float(expect_number(rate, "rate")),
                describe_rate(step, num_steps, learning_rate, num_warmup),
                tolerance=1e-9,
            )


def describe_rate(step, num_steps, learning_rate, num_warmup):
    def describe(got, expected):
        warmup = "" if num_warmup is None else f" and num_warmup = {num_warmup}"
        one, other = two_numbers(got, expected)
        return (
            f"With num_steps = {num_steps}, learning_rate = {learning_rate}{warmup}, your rate at step {step} is "
            f"{one}; expected {other}."
        )

    return describe


# What people get wrong, each as a small change of our solution.

UP = "learning_rate * (step + 1) / num_warmup"
SHARE = "(step - num_warmup) / (num_steps - num_warmup)"
DOWN = "learning_rate * (1 + np.cos(np.pi * share)) / 2"

MISTAKES = {
    "climb from zero": (
        "The climb seems to start at 0: then the first step moves nothing. Steps are counted from 0, so the first of "
        "n should take one part of n.",
        ("(step + 1)", "step"),
    ),
    "climb one part short": (
        "The climb ends one part short: its last step should take the whole learning rate.",
        ("/ num_warmup", "/ (num_warmup + 1)"),
    ),
    "no climb": (
        "There is no climb at the start. Which steps come before the cosine?",
        ("    if step < num_warmup:\n        return " + UP + "\n", ""),
        (SHARE, "step / num_steps"),
    ),
    "the climb forgotten": (
        "The first steps are on the cosine already. Is what you compute for the climb returned?",
        ("        return " + UP, "        pass"),
    ),
    "climb at the wrong end": (
        "The first steps are on the cosine, and the later ones climb. Is the condition the wrong way round?",
        ("if step < num_warmup", "if num_warmup and step >= num_warmup"),
    ),
    "one step too long": (
        "The climb takes one step too many. The steps 0 to num_warmup - 1 climb.",
        ("step < num_warmup", "step <= num_warmup"),
    ),
    "division by no warm-up": (
        "With no warm-up, something is divided by 0. Ask first whether the step is one of those that climb.",
        ("    if step", "    up = (step + 1) / num_warmup\n    if step"),
    ),
    "climb times cosine": (
        "On the climb the cosine already has a say: the two look multiplied. Each step belongs to one of them.",
        ("    if step < num_warmup:\n        return " + UP, "    up = min(1, (step + 1) / max(1, num_warmup))"),
        (SHARE, "step / num_steps"),
        (DOWN, "up * " + DOWN),
    ),
    "the smaller of climb and cosine": (
        "The smaller one of climb and cosine is taken, and the cosine falls while the climb is not done. It begins "
        "where the climb ends.",
        ("    if step < num_warmup:\n        return " + UP, "    up = min(1, (step + 1) / max(1, num_warmup))"),
        (SHARE, "step / num_steps"),
        (DOWN, "learning_rate * min(up, (1 + np.cos(np.pi * share)) / 2)"),
    ),
    "cosine of all steps": (
        "The cosine does not start where the climb ends: it seems to count from the first step of all. Its share goes "
        "from 0 to 1 over the steps that are left after the climb.",
        (SHARE, "step / num_steps"),
    ),
    "share of all steps": (
        "The cosine does not come down to 0: what is done after the climb seems to be divided by the number of all "
        "steps. How many are left after the climb?",
        (SHARE, "(step - num_warmup) / num_steps"),
    ),
    "share not from zero": (
        "The share does not start at 0 after the climb. How many steps of the cosine are done there?",
        (SHARE, "step / (num_steps - num_warmup)"),
    ),
    "brackets of the share": (
        "Are brackets missing in the share? `/` comes before `-`.",
        (SHARE, "step - num_warmup / num_steps - num_warmup"),
    ),
    "zero at the last step": (
        "The last step has the size 0, so it moves nothing. The cosine should reach 0 one step after the last.",
        (SHARE, "(step - num_warmup) / max(1, num_steps - 1 - num_warmup)"),
    ),
    "one step ahead": (
        "The cosine is one step ahead. At its first step nothing is done yet, so its share is 0.",
        ("(step - num_warmup)", "(step - num_warmup + 1)"),
    ),
    "half forgotten": (
        "On the cosine the rate is twice what it should be. The cosine plus 1 goes from 2 to 0.",
        ("share)) / 2", "share))"),
    ),
    "only the cosine halved": (
        "Only the cosine is halved, and so the rate goes from 1.5 to 0.5 of the learning rate. Halve the sum.",
        (DOWN, "learning_rate * (1 + np.cos(np.pi * share) / 2)"),
    ),
    "1 + forgotten": (
        "A cosine alone goes down to -1, and a negative rate walks uphill. Lift it by 1.",
        ("(1 + np.cos(", "(np.cos("),
        ("share)) / 2", "share))"),
    ),
    "only half of it lifted": (
        "A cosine alone goes down to -1, and a negative rate walks uphill. Lift it by 1 before you halve it.",
        ("(1 + np.cos(", "(np.cos("),
    ),
    "1 outside the brackets": (
        "Is the 1 added after the product with the learning rate? Look at the brackets.",
        (DOWN, "(1 + learning_rate * np.cos(np.pi * share)) / 2"),
    ),
    "a quarter of a wave": (
        "That is a quarter of a wave. It should be half of one, from the top to the bottom, lifted by 1 and halved.",
        (DOWN, "learning_rate * np.cos(np.pi * share / 2)"),
    ),
    "a whole wave": (
        "That is a whole wave: it comes down in the middle, and then goes up again.",
        ("np.pi * share", "2 * np.pi * share"),
    ),
    "the cosine climbs": (
        "The cosine goes up, from 0 to the learning rate. Look at its sign.",
        ("1 + np.cos", "1 - np.cos"),
    ),
    "sine": ("That is a sine. A cosine starts at its top.", ("np.cos", "np.sin")),
    "degrees": ("Are the angles in degrees? NumPy takes radians: half a turn is pi.", ("np.pi", "180")),
    "pi forgotten": (
        "The cosine does not come down to 0. Half a turn is pi, and the share goes from 0 to 1.",
        ("np.pi * share", "share"),
    ),
    "a straight line down": (
        "That is a straight line down. Put the share into a cosine.",
        (DOWN, "learning_rate * (1 - share)"),
    ),
    "whole numbers": (
        "The share seems to be cut to whole numbers: `//` does that, and `/` does not.",
        (SHARE, SHARE.replace("/", "//")),
        (UP, "learning_rate * ((step + 1) // num_warmup)"),
    ),
    "learning rate forgotten": (
        "The learning rate has no say: your numbers go from 0 to 1. Multiply by it.",
        ("learning_rate * ", ""),
    ),
    "learning rate only on the climb": (
        "On the cosine the learning rate has no say. Multiply by it there too.",
        (DOWN, "(1 + np.cos(np.pi * share)) / 2"),
    ),
}


EXERCISE = Exercise(solution=cosine_with_warmup, observe=observe_schedule, mistakes=known(MISTAKES))
