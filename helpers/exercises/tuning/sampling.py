"""Exercise 3 of the project: numbers drawn evenly on a log scale."""

import numpy as np

from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed, expect_array
from helpers.exercises.judge.steps import Factor, Formula, at_once
from helpers.exercises.parts import Exercise, known

# Our solution.


def log_uniform(low, high, size, rng):
    """Numbers whose logarithms are spread evenly (Bergstra and Bengio 2012, section 2.2, draw in this way).

    low, high: the ends, above 0; size: how many; rng: what to draw from. Each draw is independent of the others.

    Returns an array of shape (size,).
    """
    return np.exp(rng.uniform(np.log(low), np.log(high), size))


# How an answer is observed.

CASES = [(0.001, 10.0, 5000), (2.0, 50.0, 4000)]
# The share below a quantile is off by 0.008 at the most (one standard deviation); of an even draw it is off by 0.2.
SHARE_TOLERANCE = 0.05
# Of draws that are independent of each other, the counts in BINS equal parts scatter around their mean by as much as
# the mean itself: this statistic (Pearson 1900) is BINS - 1 on average, with a standard deviation of 14. Less than one
# right answer in a million lies outside; spread by a plan, the counts hardly scatter at all.
BINS = 100
SCATTER = 42, 185


def observe_draws(call):
    """Between the ends, evenly on a log scale, no two alike, from rng."""
    for low, high, size in CASES:
        draws = expect_draws(call(low, high, size, generator(size)), size)
        case = f"low = {low:g}, high = {high:g}"
        yield Observed(outside(draws, low, high), OUTSIDE.format(case).format)
        yield Observed(repeated(draws), REPEATED.format)
        for share in (0.5, 0.25, 0.75):
            quantile = low * (high / low) ** share
            found = np.mean(draws < quantile)
            near = abs(found - share) < SHARE_TOLERANCE
            told = (
                f"For {case}, {{:.0%}} of your numbers are below {quantile:.3g}; expected about {{:.0%}}, {EACH_POWER}."
            )
            yield Observed(float(share if near else found), told.format, SHARE_TOLERANCE, True)
        yield Observed(is_regular(draws), REGULAR.format)
        yield Observed(bool(np.all(np.diff(draws) >= 0)), SORTED.format)
        places = np.log(np.maximum(draws, low) / low) / np.log(high / low)  # from 0 to 1
        told = f"For {case} your numbers are spread {{}}ly, as draws that don't know of each other hardly ever are."
        yield Observed(scatter(places, np.zeros(size)), told.format)
        pairs = [scatter(places[:-lag:2], places[lag::2]) for lag in (1, size // 2)]
        yield Observed(pairs.count("independent"), PAIRS.format)
    for low, high, size in ((0.1, 10.0, 7), (0.01, 3.0, 1)):
        first, again, other = (expect_draws(call(low, high, size, generator(seed)), size) for seed in (31, 31, 32))
        case = f"low = {low:g}, high = {high:g}, size = {size}"
        yield Observed(outside(first, low, high), OUTSIDE.format(case).format)
        yield Observed(np.array_equal(first, again), NOT_REPEATED.format)
        yield Observed(np.array_equal(first, other), FROZEN.format)


OUTSIDE = "For {} your numbers go from {{0[0]}} to {{0[1]}}, beyond the ends."
REPEATED = "Among your numbers {} come again and again; expected a new draw for each, anywhere between the ends."
EACH_POWER = "so that every power of ten gets its share"
REGULAR = "Your numbers have the same distance on a log scale, one after the other; expected draws."
SORTED = "Your numbers come sorted. Two hyperparameters drawn like this would always be small, or large, together."
PAIRS = "From one of your numbers another can be told. Expected: each is drawn by itself, whatever the others are."
NOT_REPEATED = "Called twice with an `rng` of the same seed, your function gave different numbers."
FROZEN = "Called with an `rng` of another seed, your function gave the same numbers again."


def expect_draws(draws, size):
    """Raise Wrong unless these are numbers in an array of this length."""
    if isinstance(draws, list):
        raise Wrong("Your function returned a list; expected an array.", key=("a list", len(draws)))
    return expect_array(draws, "result", (size,))


def outside(draws, low, high):
    """The smallest and the largest draw, in two digits, where one is beyond an end by more than rounding."""
    smallest, largest = draws.min(), draws.max()
    inside = smallest >= low * (1 - 1e-9) and largest <= high * (1 + 1e-9)
    return () if inside else (f"{smallest:.2g}", f"{largest:.2g}")


def repeated(draws):
    """What comes again and again: "nothing", "whole powers of 10" or "the same ones"."""
    if len(np.unique(draws)) > 0.99 * len(draws):
        return "nothing"
    exponents = np.log10(np.where(draws > 0, draws, 0.5))
    return "whole powers of 10" if np.allclose(exponents, np.round(exponents)) else "the same ones"


def is_regular(draws):
    """Whether the logarithms, in their order, have one distance."""
    if draws.min() <= 0:
        return False
    steps = np.diff(np.log(draws))
    return bool(np.ptp(steps) < 1e-6)


def scatter(one, other):
    """How pairs of places from 0 to 1 fill the cells of a square: "independent", "too even" or "too uneven".

    One of the two may be 0 everywhere; then the cells are BINS parts of a line.
    """
    parts = (BINS, 1) if not other.any() else (round(BINS**0.5),) * 2
    counts, _, _ = np.histogram2d(one, other, parts, [(0, 1), (0, 1)])
    statistic = np.sum((counts - counts.mean()) ** 2) / max(counts.mean(), 1e-9)
    low, high = SCATTER
    return "independent" if low < statistic < high else "too even" if statistic <= low else "too uneven"


# How the draws come about, and how their factors are misread. They are drawn from the same generator, one by one.

DRAWS = Factor(
    "seed",
    lambda at: at["rng"]().rand(at["size"]),
    {
        "one draw for all": lambda at: np.full(at["size"], at["rng"]().rand()),
        "a grid": lambda at: np.linspace(0, 1, at["size"]),
        "a mixed grid": lambda at: at["rng"]().permutation(np.linspace(0, 1, at["size"])),
        "a seed of its own": lambda at: np.random.RandomState(0).rand(at["size"]),
    },
    {
        "one draw for all": "One number was drawn and repeated. Tell the method of `rng` how many you want.",
        "a grid": "That is a grid, the same at every call. Here chance decides.",
        "a mixed grid": "That is a grid in mixed order: only the order is drawn. Draw each number.",
        "a seed of its own": "Your function makes its own generator. All draws must come from `rng`.",
        "typed in": "Does your function make a generator of its own? All draws must come from the argument `rng`.",
    },
    typed=lambda at, number: np.random.RandomState(number).rand(at["size"]),
)


def power_of_10(exponents):
    return 10.0**exponents


def itself(values):
    return values


TWO_BASES = "The way there and the way back have two bases: `np.log10` goes with powers of 10, `np.exp` with `np.log`."
PAIRS_OF_BASES = ("exp of log10", "10 to the log", "exp of log2", "2 to the log", "10 to the log2", "2 to the log10")
NO_LOGARITHMS = "The exponent is drawn between the ends themselves. It lies between their logarithms."
NO_WAY_BACK = "These are the logarithms. What leads back from a logarithm to its number?"
SCALE = Factor(
    "scale",
    lambda at: (np.log, np.exp),
    {
        "evenly on the plain scale": lambda at: (itself, itself),
        "logarithms returned": lambda at: (np.log, itself),
        "logarithms of base 10 returned": lambda at: (np.log10, itself),
        "two bases, exp of log10": lambda at: (np.log10, np.exp),
        "two bases, 10 to the log": lambda at: (np.log, power_of_10),
        "two bases, exp of log2": lambda at: (np.log2, np.exp),
        "two bases, 2 to the log": lambda at: (np.log, np.exp2),
        "two bases, 10 to the log2": lambda at: (np.log2, power_of_10),
        "two bases, 2 to the log10": lambda at: (np.log10, np.exp2),
        "the ends are not logarithms": lambda at: (itself, np.exp),
        "the ends are not logarithms, base 10": lambda at: (itself, power_of_10),
        "there and back exchanged": lambda at: (np.exp, np.log),
        "logarithm of an even draw": lambda at: (itself, np.log),
        "one over an even draw": lambda at: (np.reciprocal, np.reciprocal),
    },
    {
        "evenly on the plain scale": "On the plain scale small ones are hardly tried: draw the logarithm evenly.",
        "logarithms returned": NO_WAY_BACK,
        "logarithms of base 10 returned": NO_WAY_BACK,
        **dict.fromkeys([f"two bases, {pair}" for pair in PAIRS_OF_BASES], TWO_BASES),
        "the ends are not logarithms": NO_LOGARITHMS,
        "the ends are not logarithms, base 10": NO_LOGARITHMS,
        "there and back exchanged": "There and back are exchanged: the logarithm of the ends comes first.",
        "one over an even draw": "It looks like one over an even draw. Draw the logarithm evenly.",
        "logarithm of an even draw": "The logarithm was taken after the draw. Take it of the two ends, before.",
    },
)
ENDS = Factor(
    "ends",
    lambda at: lambda there: (there(at["low"]), there(at["high"])),
    {
        "logarithm of the width": lambda at: (
            lambda there: (there(at["low"]), there(at["low"]) + there(at["high"] - at["low"]))
        ),
        "low forgotten": lambda at: lambda there: (0, there(at["high"])),
        "width of the plain range": lambda at: (
            lambda there: (there(at["low"]), there(at["low"]) + at["high"] - at["low"])
        ),
        "high for the width": lambda at: lambda there: (there(at["low"]), there(at["low"]) + there(at["high"])),
    },
    {
        "logarithm of the width": "It looks like `np.log(high - low)`. How far apart are the logarithms of the ends?",
        "low forgotten": "It looks like the draw begins at 0. Where does `low` come in?",
        "width of the plain range": "It looks like `high - low`. How far apart are the logarithms of the ends?",
        "high for the width": "It looks like the exponent is moved by that of `high`. How far apart are the two?",
    },
)
DIGITS = Factor(
    "digits",
    lambda at: itself,
    {"rounded": lambda at: lambda values: np.round(values, 2)},
    {"rounded": "They look rounded, and then small numbers lose all their digits. Leave them as they were drawn."},
)


def made_of(at, one, values):
    draws, (there, back), ends, digits = values
    first, last = ends(there)
    return digits(back(first + (last - first) * draws))


FORMULA = Formula(
    lambda: [(low, high, 9, generator(9)) for low, high in ((0.001, 10.0), (2.0, 50.0), (0.1, 10.0))],
    lambda arguments, outputs: dict(zip(("low", "high", "size"), arguments), rng=lambda: generator(9)),
    lambda draws: {"draws": expect_draws(draws, len(draws))},
    (at_once("draws", (DRAWS, SCALE, ENDS, DIGITS), lambda at, value: {"draws": value}, made_of),),
)


# What people get wrong, each as a small change of our solution.

DRAW = "np.exp(rng.uniform(np.log(low), np.log(high), size))"

MISTAKES = {
    "whole powers only": (
        "It looks like only whole powers of 10 can come. The exponent is any number between its ends.",
        (DRAW, "10.0 ** rng.randint(np.floor(np.log10(low)), np.ceil(np.log10(high)) + 1, size)"),
    ),
    "one draw in each part": (
        "Each part of the range seems to get its number. That is a plan; draw each number by itself.",
        (DRAW, "low * (high / low) ** ((rng.permutation(size) + rng.rand(size)) / size)"),
    ),
    "one draw that is moved on": (
        "Only the first number seems drawn, and the others lie at fixed distances. Draw each of them.",
        (DRAW, "low * (high / low) ** ((rng.rand() + np.arange(size) / size) % 1)"),
    ),
    "a list": (
        "A cell below compares all numbers at once, `draws < 1`, and a list can't. Make an array of it.",
        (DRAW, DRAW + ".tolist()"),
    ),
}


EXERCISE = Exercise(solution=log_uniform, observe=observe_draws, mistakes=known(MISTAKES), formula=FORMULA)
