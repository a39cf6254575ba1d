"""Exercise 5 of optimization: a learning rate that climbs at first, and falls like a cosine."""

import numpy as np

from helpers.exercises.judge.expect import expect_number
from helpers.exercises.judge.judging import Observed
from helpers.exercises.judge.steps import Factor, Formula, at_once
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


# How a rate comes about, and how its factors are misread: on the climb, and on the cosine.

READ = {
    "climb from zero": (
        "The climb seems to start at 0: then the first step moves nothing. Steps are counted from 0, so the first of "
        "n should take one part of n."
    ),
    "climb one part short": "The climb ends one part short: its last step should take the whole learning rate.",
    "climb over all steps": "The climb is too flat, as if all steps belonged to it. How many of them climb?",
    "learning rate only on the cosine": "On the climb the learning rate has no say. Multiply by it there too.",
    "cosine of all steps": (
        "The cosine does not start where the climb ends: it seems to count from the first step of all. Its share goes "
        "from 0 to 1 over the steps that are left after the climb."
    ),
    "share of all steps": (
        "The cosine does not come down to 0: what is done after the climb seems to be divided by the number of all "
        "steps. How many are left after the climb?"
    ),
    "share not from zero": "The share does not start at 0 after the climb. How many of its steps are done there?",
    "brackets of the share": "Are brackets missing in the share? `/` comes before `-`.",
    "brackets below the share": "Are brackets missing in the share, below its fraction line? `/` comes before `-`.",
    "one step ahead": "The cosine is one step ahead. At its first step nothing is done yet, so its share is 0.",
    "zero at the last step": "The last step moves nothing. The cosine should reach 0 one step after the last.",
    "a whole wave": "That is a whole wave: it comes down in the middle, and then goes up again.",
    "degrees": "Are the angles in degrees? NumPy takes radians: half a turn is pi.",
    "pi forgotten": "The cosine does not come down to 0. Half a turn is pi, and the share goes from 0 to 1.",
    "pi outside": "It looks like the cosine is multiplied by pi. The share is, inside of the cosine.",
    "half the angle": "The cosine comes half of the way down: that is a quarter of a wave. Half a turn is pi.",
    "sine": "That is a sine. A cosine starts at its top.",
    "the cosine climbs": "The cosine goes up, from 0 to the learning rate. Look at its sign.",
    "half forgotten": "On the cosine the rate is twice what it should be. The cosine plus 1 goes from 2 to 0.",
    "only the cosine halved": "Only the cosine is halved, and so the rate does not come down to 0. Halve the sum.",
    "1 + forgotten": "A cosine alone goes down to -1, and a negative rate walks uphill. Lift it by 1.",
    "only half of it lifted": "A cosine goes down to -1, and a negative rate walks uphill. Lift it, then halve it.",
    "1 outside the brackets": "Is the 1 added after the product with the learning rate? Look at the brackets.",
    "cosine outside the brackets": "Does the learning rate multiply the 1 and not the cosine? Look at the brackets.",
    "learning rate only on the climb": "On the cosine the learning rate has no say. Multiply by it there too.",
}
CLIMB = (
    Factor("parts", lambda at: at["step"] + 1, {"climb from zero": lambda at: at["step"]}, READ),
    Factor(
        "number of parts",
        lambda at: at["warmup"],
        {"climb one part short": lambda at: at["warmup"] + 1, "climb over all steps": lambda at: at["all"]},
        READ,
    ),
    Factor("rate", lambda at: at["rate"], {"learning rate only on the cosine": lambda at: 1}, READ),
)
COSINE = (
    Factor(
        "share",  # what is done, and of how much
        lambda at: (at["step"] - at["warmup"], at["all"] - at["warmup"]),
        {
            "cosine of all steps": lambda at: (at["step"], at["all"]),
            "share of all steps": lambda at: (at["step"] - at["warmup"], at["all"]),
            "share not from zero": lambda at: (at["step"], at["all"] - at["warmup"]),
            "brackets of the share": lambda at: (at["step"] - at["warmup"] / at["all"] - at["warmup"], 1),
            "brackets below the share": lambda at: ((at["step"] - at["warmup"]) / at["all"] - at["warmup"], 1),
        },
        READ,
    ),
    Factor("ahead", lambda at: 0, {"one step ahead": lambda at: 1}, READ),
    Factor("short", lambda at: 0, {"zero at the last step": lambda at: 1}, READ),
    Factor(
        "wave",
        lambda at: lambda share: np.cos(np.pi * share),
        {
            "a whole wave": lambda at: lambda share: np.cos(2 * np.pi * share),
            "degrees": lambda at: lambda share: np.cos(180 * share),
            "pi forgotten": lambda at: np.cos,
            "pi outside": lambda at: lambda share: np.pi * np.cos(share),
            "half the angle": lambda at: lambda share: np.cos(np.pi / 2 * share),
            "sine": lambda at: lambda share: np.sin(np.pi * share),
            "the cosine climbs": lambda at: lambda share: -np.cos(np.pi * share),
        },
        READ,
    ),
    Factor(
        "lift",
        lambda at: lambda rate, wave: rate * (1 + wave) / 2,
        {
            "half forgotten": lambda at: lambda rate, wave: rate * (1 + wave),
            "only the cosine halved": lambda at: lambda rate, wave: rate * (1 + wave / 2),
            "1 + forgotten": lambda at: lambda rate, wave: rate * wave,
            "only half of it lifted": lambda at: lambda rate, wave: rate * wave / 2,
            "1 outside the brackets": lambda at: lambda rate, wave: (1 + rate * wave) / 2,
            "cosine outside the brackets": lambda at: lambda rate, wave: rate + wave / 2,
        },
        READ,
    ),
    Factor("rate", lambda at: at["rate"], {"learning rate only on the climb": lambda at: 1}, READ),
)


def of_climb(at, one, values):
    parts, number, rate = values
    return rate * parts / max(number, 1)


def of_cosine(at, one, values):
    (done, left), ahead, short, wave, lifted, rate = values
    return lifted(rate, wave((done + ahead) / max(left - short, 1)))


def shown(climbs):
    """What the climb shows, or the cosine."""
    return lambda at, value: {"rate": float(value)} if (at["step"] < at["warmup"]) == climbs else {}


FORMULA = Formula(
    lambda: [(step, steps, rate, warmup or 0) for steps, rate, warmup in CASES for step in range(steps)],
    lambda arguments, outputs: dict(zip(("step", "all", "rate", "warmup"), arguments)),
    lambda rate: {"rate": float(expect_number(rate, "rate"))},
    (at_once("climb", CLIMB, shown(True), of_climb), at_once("cosine", COSINE, shown(False), of_cosine)),
)


# What people get wrong, each as a small change of our solution.

UP = "learning_rate * (step + 1) / num_warmup"
SHARE = "(step - num_warmup) / (num_steps - num_warmup)"
DOWN = "learning_rate * (1 + np.cos(np.pi * share)) / 2"

MISTAKES = {
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
    "a straight line down": (
        "That is a straight line down. Put the share into a cosine.",
        (DOWN, "learning_rate * (1 - share)"),
    ),
    "whole numbers": (
        "The share seems to be cut to whole numbers: `//` does that, and `/` does not.",
        (SHARE, SHARE.replace("/", "//")),
        (UP, "learning_rate * ((step + 1) // num_warmup)"),
    ),
}


EXERCISE = Exercise(solution=cosine_with_warmup, observe=observe_schedule, mistakes=known(MISTAKES), formula=FORMULA)
