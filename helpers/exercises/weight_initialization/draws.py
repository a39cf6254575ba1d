"""What the two random initializers share: how their draws are observed, and what people get wrong there."""

import functools

import numpy as np

from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed
from helpers.exercises.judge.steps import Formula, at_once
from helpers.exercises.weight_initialization.form import (
    BIAS_ZEROS,
    LOOP,
    SMALL_NETWORKS,
    ZERO_WEIGHTS,
    call_with_memory_full_of,
    expect_parameters,
    observe_form,
)

# Statistics need many weights: 12,000 or more in each layer. A fan-in of 24 against a fan-out of hundreds tells the
# two apart; one of hundreds is small enough for those who draw a row from its matrix of covariances.
WIDE_NETWORK = [25, 580, 24, 600]

# The standard deviation of n normal draws is usually off by a share of 1 / sqrt(2 n), here 0.65 % at the most, and
# that of our own draws, with which an answer is compared, by less than 0.5 %. So a right initializer has
# 4.5 % of room on either side, 7 times the usual error: it is refused with odds of 1 in 10**11. With the same odds a
# scale that is off by 10 % is accepted; a fan-in of one more or less is told by the small layers below.
SCALE_TOLERANCE = 0.05

# The same for the other properties, each at ten times its usual error or more.
MEAN_TOLERANCE = 0.1  # 1 / sqrt(n) = 0.009

FOURTH_MOMENT_TOLERANCE = 0.5  # 3 for normal draws, 1.8 for uniform ones; sqrt(24 / n) = 0.045

SMALL_SHARE_TOLERANCE = 0.05  # 38 % of normal draws are below half a standard deviation; 0.0044

# The largest of n normal draws, in standard deviations, and the largest on either side. Each layer that is looked at
# has 12,000 or more: they are smaller than this less often than once in 10 million times.
LEAST_OF_THE_LARGEST, LEAST_ON_A_SIDE = 3.2, 2.9

# Layers beyond the ninth, with one input and two; those beyond the ninth have other numbers of inputs than the first.
DEEP_NETWORK = [2, 3, 1, 2, 3, 2, 3, 1, 5, 1, 4, 3]
CALLS = 100  # pooled, so that a layer with two weights has 200 draws: usually off by a share of 1 / sqrt(2 * 200) = 5 %
POOLED_TOLERANCE = 0.25  # five times that: a right initializer is refused with odds of 1 in a million
# From call to call the spread of a small layer varies by 20 % and more; in so few calls it is below this with odds of
# 1 in 10**8.
LEAST_VARIATION, FEW_CALLS = 0.05, 20

# In float32 a few draws of many coincide; of whole layers that share their draws, all do.
MOST_ARE_DIFFERENT = 0.8


def observe_random(call, scale, seed=1):
    """Form and biases for each small network; what the weights of a wide one are like; where the draws come from.

    scale(n_in): the standard deviation asked for; seed: of all that is drawn.
    """
    fitting = yield from observe_form(lambda layer_dims: call(layer_dims, generator(seed)))
    if len(fitting) < len(SMALL_NETWORKS):
        return
    rng = generator(seed + 1)
    wide = call_with_memory_full_of(7.0, lambda layer_dims: call(layer_dims, rng), WIDE_NETWORK)
    for layer_dims, parameters in [*fitting, (WIDE_NETWORK, wide)]:
        check_biases(parameters, layer_dims)
    yield from observe_distribution(wide, scale)
    yield from observe_draws(call, seed)
    yield from observe_small_layers(call, scale, seed + 4)


def check_biases(parameters, layer_dims):
    """Raise Wrong unless all biases are zero."""
    for name, value in parameters.items():
        if name.startswith("b") and value.any():
            row = np.argmax(value != 0)
            alike = "all alike" if (value == value[0]).all() else "drawn"
            raise Wrong(
                f"For layer_dims = {layer_dims}: `{name}[{row}, 0]` is {value[row, 0]:.4g}; expected 0.",
                key=("biases", alike if value.size > 1 else "one"),
            )


def observe_distribution(parameters, scale):
    """Whether every weight is a draw of its own; spread, mean and form of each layer's weights."""
    before = []
    for l in range(1, len(WIDE_NETWORK)):
        W, name = parameters[f"W{l}"].astype(float), f"W{l}"
        check_draws_of_their_own(W, name)
        spread, n_in = float(np.std(W)), W.shape[1]
        describe = told(SPREAD, units=WIDE_NETWORK, name=name, shape=W.shape, scale=scale(n_in))
        advice = SPREAD_ADVICE.format(n_in=n_in, scale=scale(n_in))
        yield Observed(spread, describe, SCALE_TOLERANCE, advice=advice)
        standard = W / spread
        around = f"For layer_dims = {WIDE_NETWORK}: the weights in `{name}` lie around {{:.2g}}, not around 0."
        describe = lambda got, expected, around=around, spread=spread: around.format(got * spread)
        yield Observed(float(np.mean(standard)), describe, MEAN_TOLERANCE, absolute=True, advice=MEAN_ADVICE)
        sides = {"from": np.max(np.abs(standard)), "above": np.max(standard), "below": -np.min(standard)}
        for side, largest in sides.items():
            least = LEAST_OF_THE_LARGEST if side == "from" else LEAST_ON_A_SIDE
            yield Observed(bool(largest > least), told(CUT_OFF, name=name, most=least, side=side), advice=NO_LIMIT)
        fourth, small = float(np.mean(np.square(np.square(standard)))), float(np.mean(np.abs(standard) < 0.5))
        yield Observed(fourth, told(FORM_OF_DRAWS, name=name), FOURTH_MOMENT_TOLERANCE, absolute=True)
        yield Observed(small, told(FORM_OF_DRAWS, name=name), SMALL_SHARE_TOLERANCE, absolute=True)
        draws = [standard.ravel(), standard.T.ravel()]
        yield Observed(any(alike(one[1:], one[:-1]) for one in draws), told(IN_ORDER, name=name))
        yield Observed(any(alike(new, old) for new in draws for old in before), told(SHARED, name=name))
        before += draws


def observe_small_layers(call, scale, seed):
    """The weights of a deep network of small layers: draws of their own, of the right scale, and left to chance."""
    rng = generator(seed)
    several = [expect_parameters(call(list(DEEP_NETWORK), rng), DEEP_NETWORK) for _ in range(2)]
    frozen = all(np.array_equal(several[0][name], several[1][name]) for name in several[0])
    yield Observed(frozen, told(SECOND_CALL, name="W1"))
    if frozen:  # then all further calls show the same
        return
    earlier = set()
    for name in (f"W{l}" for l in range(1, len(DEEP_NETWORK))):
        W = several[0][name]
        check_draws_of_their_own(W, name)
        yield Observed(W.tobytes() in earlier, told(SHARED, name=name))
        earlier.add(W.tobytes())
    several += [expect_parameters(call(list(DEEP_NETWORK), rng), DEEP_NETWORK) for _ in range(FEW_CALLS - 2)]
    for name, W in pooled(several):
        spreads = W.std(axis=(1, 2)), np.sqrt(np.mean(np.square(W), axis=(1, 2)))
        varies = W[0].size == 1 or all(np.std(values) > LEAST_VARIATION * np.mean(values) for values in spreads)
        yield Observed(bool(varies), told(NORMALISED, name=name, shape=W.shape[1:]))
    several += [expect_parameters(call(list(DEEP_NETWORK), rng), DEEP_NETWORK) for _ in range(CALLS - FEW_CALLS)]
    for name, W in pooled(several):
        wanted = scale(W.shape[2])
        found = np.sqrt(np.mean(np.square(W)))
        near = abs(found / wanted - 1) < POOLED_TOLERANCE
        describe = told(SPREAD, units=DEEP_NETWORK, name=name, shape=W.shape[1:], scale=wanted)
        yield Observed(float(wanted if near else found), describe, POOLED_TOLERANCE)


def pooled(several):
    """The name of each layer's weights, and those of all calls in one array."""
    for name in (f"W{l}" for l in range(1, len(DEEP_NETWORK))):
        yield name, np.stack([parameters[name] for parameters in several]).astype(float)


def check_draws_of_their_own(W, name):
    """Raise Wrong unless nearly all numbers of the matrix are different from each other, also without their signs."""
    sizes = len(np.unique(np.abs(W)))
    if sizes > MOST_ARE_DIFFERENT * W.size:
        return
    different = len(np.unique(W))
    seen = f"`{name}` holds {W.size:,} weights, but only {different:,} different values. Are they rounded, or cut off?"
    if different > MOST_ARE_DIFFERENT * W.size:
        seen = f"The {W.size:,} weights in `{name}` have only {sizes:,} sizes: many come with both signs."
    if not W.any():
        pattern, seen = "zeros", f"All weights in `{name}` are 0."
    elif (W == W[0, 0]).all():
        pattern, seen = "one number", f"All weights in `{name}` are the same number."
    elif (W == W[:1]).all():
        pattern, seen = "rows", f"All rows of `{name}` are alike: every unit has the same weights."
    elif (W == W[:, :1]).all():
        pattern, seen = (
            "columns",
            f"All columns of `{name}` are alike: a unit has the same weight for each of its inputs.",
        )
    else:
        pattern = "whole numbers" if (W == np.round(W)).all() else "other"
    raise Wrong(f"{seen} Every weight needs a draw of its own.", key=("repeated", pattern))


def alike(new, old):
    """Whether two sequences of draws of spread 1 begin with the same numbers: separate draws give 0.03 * n or so."""
    n = 1000
    return bool(abs(new[:n] @ old[:n]) > 0.5 * n)


def observe_draws(call, seed):
    """Whether the draws come from rng and from nothing else."""
    layer_dims = [2, 4, 1]
    rng = generator(seed)
    start = rng.get_state()[1:3]
    first = expect_parameters(call(list(layer_dims), rng), layer_dims)
    moved_on = not all(map(np.array_equal, rng.get_state()[1:3], start))
    second = expect_parameters(call(list(layer_dims), rng), layer_dims)
    again, other = (
        expect_parameters(call(list(layer_dims), generator(number)), layer_dims) for number in (seed, seed + 1)
    )
    for name in ("W1", "W2"):
        yield Observed(np.array_equal(first[name], again[name]), told(SAME_SEED, name=name))
        yield Observed(np.array_equal(first[name], other[name]), told(OTHER_SEED, name=name))
        yield Observed(np.array_equal(first[name], second[name]), told(SECOND_CALL, name=name))
    yield Observed(moved_on, told(NO_DRAW))


# What to say: of a wrong scale what is asked for, not what our own draws happened to show.


SPREAD = (
    "For layer_dims = {units}: `{name}` of shape {shape}, where a unit has {shape[1]} inputs: the standard deviation "
    "of its weights is {0:.4g}; expected {scale:.3g}."
)
SPREAD_ADVICE = (
    "What the draws are multiplied by (or the standard deviation that they are drawn with) should be {scale:.3g} for a "
    "unit with {n_in} inputs: calculate it in a cell of its own. If it is, what else happens to the draws?"
)
MEAN_ADVICE = (
    "Draws from N(0, ...) lie on either side of 0. Was something added to them, or given to `rng.normal` as its first "
    "argument, the mean?"
)
FORM_OF_DRAWS = (
    "The weights in `{name}` are not spread like draws of the normal distribution: there are too many or too few of "
    "the small or the large ones."
)
CUT_OFF = "In `{name}` no weight is further than {most} standard deviations {side} 0, among thousands."
NO_LIMIT = "The normal distribution has no limit: are the draws cut off somewhere?"
IN_ORDER = "In `{name}` neighbouring weights are nearly alike, which draws are not. Are they sorted, or added up?"
SHARED = "`{name}` repeats an earlier layer's draws. Let every layer have draws of its own, from the same `rng`."
NORMALISED = (
    "In `{name}` of shape {shape} the weights have exactly the same spread at every call; draws of so few numbers "
    "vary. Is the matrix divided by its own standard deviation? The scale belongs to what is drawn from."
)
SAME_SEED = (
    "Called twice with an `rng` of the same seed, your function gave different weights `{name}`. All randomness must "
    "come from the argument `rng`."
)
OTHER_SEED = "Called with an `rng` of another seed, your function gave the same weights `{name}`."
SECOND_CALL = "Called twice with the same `rng`, your function gave the same weights `{name}`."
NO_DRAW = "Your function did not draw from the argument `rng`."


def told(text, **named):
    """What describes an observation: the text with these names, and what was seen and expected, put in."""
    return functools.partial(text.format, **named)


# How the scale comes about, of which each exercise has its own factors.


FORMULA_NETWORKS = [[5, 2400, 4, 3000], [7, 1700, 6, 2000]]  # of 9,000 weights or more in each layer


def formula_of_scale(factors, join):
    """The one step that makes the standard deviations of all layers."""

    def by_layer(at, value):
        return {f"W{l}": one for l, one in enumerate(np.broadcast_to(value, at["n_in"].shape), 1)}

    return Formula(
        lambda: [(list(units), generator(len(units))) for units in FORMULA_NETWORKS],
        names_of_units,
        spreads,
        (at_once("scale", factors, by_layer, join, SCALE_TOLERANCE),),
    )


def names_of_units(arguments, outputs):
    units = np.array(arguments[0], dtype=float)
    return {"units": units, "n_in": units[:-1], "n_out": units[1:]}


def spreads(parameters):
    """The standard deviation of each layer. Raises ValueError where it says little: draws that are not normal."""
    found = {}
    for name in (f"W{l}" for l in range(1, len(parameters) // 2 + 1)):
        W = parameters[name].astype(float)
        spread = np.std(W)
        standard = W / (spread or 1)
        fourth = np.mean(np.square(np.square(standard)))
        if abs(np.mean(standard)) > MEAN_TOLERANCE or abs(fourth - 3) > FOURTH_MOMENT_TOLERANCE:
            raise ValueError(f"{name} is not drawn from N(0, ...)")
        found[name] = spread
    return found


# What people get wrong, each as a small change of our solution.


DRAW = "rng.randn(layer_dims[l], layer_dims[l - 1])"


def mistakes_of_drawing(factor):
    """What can go wrong in both random initializers: where the numbers come from. A tuple of Mistakes.

    factor: what the draws are multiplied by, in the source of the solution.
    """

    return {
        "biases drawn": (
            "The biases are drawn at random. Only the weights have to be: once they are different, the units learn "
            "different things, and their biases can start at 0.",
            (BIAS_ZEROS, "rng.randn(layer_dims[l], 1)"),
        ),
        "zero weights": (
            "With weights of 0 all units of a layer do the same, and go on doing the same in training. Does a factor "
            "become 0, by `//`, by rounding, or as the spread of a single number? Or is there no draw at all?",
            (DRAW, ZERO_WEIGHTS),
        ),
        "one draw for all": (
            "Was one number drawn, or typed in, and then repeated? `rng.randn` draws as many as its arguments ask for; "
            "`rng.normal` takes the mean first, then the standard deviation, which may not be 0.",
            (DRAW, "rng.randn() * np.ones((layer_dims[l], layer_dims[l - 1]))"),
        ),
        "one draw for all units": (
            "One row was drawn and then repeated for each unit. Units that start alike stay alike.",
            (DRAW, "rng.randn(1, layer_dims[l - 1]) * np.ones((layer_dims[l], 1))"),
        ),
        "one draw for all inputs": (
            "One number was drawn for each unit and then repeated for all its inputs: draw the whole matrix.",
            (DRAW, "rng.randn(layer_dims[l], 1) * np.ones((1, layer_dims[l - 1]))"),
        ),
        "whole numbers drawn": (
            "The weights are whole numbers. Is it the right method of `rng`, or does a `dtype` or `astype` make them "
            "so? The normal distribution has decimals.",
            (DRAW, "rng.randint(-3, 4, (layer_dims[l], layer_dims[l - 1]))"),
            (factor, ""),
        ),
        "absolute values": (
            "There are only positive weights, or hardly any below 0. N(0, ...) has half of its draws on either side "
            "of 0. Is there an `abs`, a square or a `maximum` that does not belong there?",
            (DRAW, f"np.abs({DRAW})"),
        ),
        "uniform from 0 to 1": (
            "That looks like uniform draws, from 0 to 1. `rng.rand`, `rng.random` and "
            "`rng.random_sample` draw those; `rng.randn` and `rng.normal` draw from the normal distribution.",
            (DRAW, DRAW.replace("randn", "rand")),
        ),
        "uniform from -0.5 to 0.5": (
            "That looks like uniform draws, from -0.5 to 0.5. Subtracting one half moves their mean "
            "to 0, but does not make them normal: another method of `rng` does.",
            (DRAW, f"({DRAW.replace('randn', 'rand')} - 0.5)"),
        ),
        "uniform from -1 to 1": (
            "That looks like uniform draws. Another method of `rng` draws from the normal distribution.",
            (DRAW, "rng.uniform(-1, 1, (layer_dims[l], layer_dims[l - 1]))"),
        ),
        "rng seeded": (
            "`rng` is seeded again at every call, which so gives the same weights. Only draw from it.",
            (LOOP, "rng.seed(3)\n    " + LOOP),
        ),
        "a generator of its own in each layer": (
            "Your function makes a generator with a fixed seed in each layer, so that each layer gets the same draws. "
            "The argument `rng` is the generator to draw from, in all layers.",
            (LOOP, LOOP + "\n        rng = np.random.RandomState(3)"),
        ),
        "a generator of its own": (
            "Every call gives the same weights. Is a generator with a fixed seed made inside the function, or are the "
            "draws of an earlier call kept? The argument `rng` is the generator to draw from, at each call.",
            (LOOP, "rng = np.random.RandomState(3)\n    " + LOOP),
        ),
        "a generator without a seed": (
            "Your function seems to draw from another generator than `rng`: one that it makes without a seed, or one "
            "of the notebook's. Then the training can't be repeated: draw from the argument `rng`.",
            (LOOP, "rng = np.random.RandomState()\n    " + LOOP),
        ),
        "shape given to normal as two numbers": (
            "A single number was drawn. `rng.normal` takes the mean, then the standard deviation, and then the shape, "
            "in brackets of its own; `rng.randn` without arguments draws a single number, too.",
            (DRAW, "rng.normal(layer_dims[l], layer_dims[l - 1])"),
        ),
        "shape given to normal too early": (
            "Two numbers were drawn. `rng.normal` takes the mean, then the standard deviation, and then the shape, in "
            "brackets of its own. A shape that comes first or second is taken for two means or standard deviations.",
            (DRAW, "rng.normal((layer_dims[l], layer_dims[l - 1]))"),
        ),
    }
