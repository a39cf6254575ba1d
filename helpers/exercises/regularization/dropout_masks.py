"""How forward propagation with dropout is observed: what the masks are like, and what they do."""

import functools
import itertools
import re

import numpy as np

from helpers import network
from helpers.exercises.judge.expect import NOTHING, OTHER_KIND
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.gradients import random_parameters
from helpers.exercises.judge.guard import Wrong, copied, same_bits
from helpers.exercises.judge.judging import Observed, expect_array, expect_dictionary

# Layers, number of examples, keep_prob. Two equal layers first, so that one mask can be taken for the other.
# Every mask has 6,000 numbers or more: the share of the kept is off by 0.005 at the most (one standard deviation).
# At seven times that, a right mask is refused with odds of 1 in 10**11; the closest wrong rate that people write,
# draws of N(0, 1) below 0.86, is off by 0.055, and below 0.5 by 0.19.
WIDE_NETWORKS = [((2, 20, 20, 1), 300, 0.86), ((3, 30, 20, 1), 500, 0.5), ((2, 12, 9, 1), 1000, 0.2)]

RATE_TOLERANCE = 0.035

# The share in which neighbours agree is off from chance by 0.008 at the most, of shared masks by 0.24 and more.
AGREEMENT_TOLERANCE = 0.06

# The share of examples with a mask of their own is off by 0.024 at the most; of a mask laid out twice by 0.4.
DISTINCT_TOLERANCE = 0.18

# The mean of a layer is off by 0.06 at the most; of a mask that goes by size it is off by 0.8.
MEAN_TOLERANCE = 0.5


def observe_dropout_forward(call, seed=0):
    """What the masks are like and what they do, in wide layers; keep_prob = 1; where the draws come from."""
    call = with_one_key_for_shapes(call)
    exact, even = {"D1": [], "D2": []}, {"D1": [], "D2": []}
    for layer_dims, m, keep_prob in WIDE_NETWORKS:
        X, parameters = wide_network(layer_dims, m)
        A3, cache = expect_dropout(call(X, parameters, keep_prob, generator(seed)), layer_dims, m)
        yield from observe_layers(cache, X, parameters, keep_prob)
        yield from observe_output(A3, cache)
        yield Observed(alike(cache["A0"], X), INPUT_MESSAGE.format)
        for name in even:
            exact[name].append(abs(np.sum(cache[name] != 0) - keep_prob * cache[name].size) <= 2)
            even[name].append(even_edges(cache[name]))
    for name, found in even.items():
        edges = ", ".join(sorted(set.intersection(*found)))
        told = f"In every call, in `{name}` {{}}: that is no chance. {OF_A_LOOP}"
        yield Observed(edges, told.format)
    yield from observe_keeping_all(call, seed)
    yield from observe_draws(call, seed, [all(found) for found in exact.values()])


def with_one_key_for_shapes(call):
    """The same call; shapes that do not fit are one mistake, whatever numbers NumPy reports."""

    def called(*arguments):
        try:
            return call(*arguments)
        except Wrong as wrong:
            if re.match(r"\('raised', .*(broadcast|boolean index)", str(wrong.key)):
                raise Wrong(wrong.message, key="shapes do not fit", advice=wrong.advice) from None
            raise

    return called


def wide_network(layer_dims, m):
    """Inputs from N(0, 1), and weights and biases that keep the activations near 1: copies, as in ``fresh_batch``."""
    return copied(drawn_network(layer_dims, m))


@functools.cache
def drawn_network(layer_dims, m):
    """To draw it takes as long as many an answer."""
    rng = generator(m)
    parameters = random_parameters(layer_dims, rng)
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] /= np.sqrt(layer_dims[l - 1])
    return rng.randn(layer_dims[0], m), parameters


def expect_dropout(result, layer_dims, m):
    """Raise Wrong unless the result is A3 and a cache with everything in its right shape; return the two."""
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        came = "None" if result is None else f"a {type(result).__name__}"
        if isinstance(result, (tuple, list)):
            came = f"{len(result)} things"
        raise Wrong(
            f"Your function returned {came}; expected two things, `A3` and `cache`. Does it end with the line "
            "`return` that was given?",
            key=("not two results", came),
            name=NOTHING if result is None else OTHER_KIND,
        )
    A3, cache = result
    missing = [name for name in ("D1", "D2") if isinstance(cache, dict) and name not in cache]
    if missing:
        raise Wrong(
            f"`cache` has no {' and no '.join(map(repr, missing))}. The backward pass needs both masks.",
            key=("missing", *missing),
        )
    units = dict(enumerate(layer_dims))
    shapes = {name: (units[int(name[1])], m) for name in ("A0", "Z1", "D1", "A1", "Z2", "D2", "A2", "Z3", "A3")}
    expect_dictionary(cache, "cache", shapes)
    for name, shape in shapes.items():
        expect_array(cache[name], name, shape, "fbiu" if name.startswith("D") else "f")
    return expect_array(A3, "A3", shapes["A3"]), cache


def observe_layers(cache, X, parameters, keep_prob):
    """Each layer from the one before it: what Z was computed from, what the mask is like, what it does to A."""
    inputs = {"X": X}
    for l in (1, 2):
        yield seen_input(l, cache, parameters, inputs)
        D, A, plain = cache[f"D{l}"], cache[f"A{l}"], network.relu(cache[f"Z{l}"])
        yield from observe_mask(D, l, keep_prob)
        yield from observe_masked(A, plain, D, l, keep_prob)
        inputs = {f"A{l}": A, f"A{l} before its mask": plain}
    yield seen_input(3, cache, parameters, inputs)
    D1, D2 = cache["D1"] != 0, cache["D2"] != 0
    if D1.shape == D2.shape:
        yield Observed(agreement(D1, D2), "`D1` and `D2` agree {}; expected {}.".format)


def seen_input(l, cache, parameters, inputs):
    """Which of the inputs Z_l was computed from, and whether it was masked then."""
    Z, made = cache[f"Z{l}"], {name: parameters[f"W{l}"] @ A + parameters[f"b{l}"] for name, A in inputs.items()}
    masked = ((f"{name}, and then masked", whole * np.max(Z / whole) * (Z != 0)) for name, whole in made.items())
    found = next((name for name, whole in itertools.chain(made.items(), masked) if alike(Z, whole)), "something else")
    wanted = "X" if l == 1 else f"A{l - 1}, masked and scaled as in `cache`"
    return Observed(found, f"`Z{l}` is computed from {{}}; expected from {wanted}.".format)


def alike(got, expected):
    """Whether two arrays agree, also when one is float32."""
    return same_bits(got, expected) or bool(np.all(np.abs(got - expected) <= 1e-5 + 1e-4 * np.abs(expected)))


def observe_mask(D, l, keep_prob):
    """The numbers in a mask, the share of the kept, and whether each unit of each example has its own draw."""
    yield Observed(numbers_in(D), f"The mask `D{l}` holds {{}}; expected only {{}}.".format)
    kept = D != 0
    of_units = [edge for edge in even_edges(D) if "unit" in edge]
    yield Observed(of_units[0] if len(of_units) == 1 else "", f"In `D{l}` {{}}: that is no chance. {OF_A_LOOP}".format)
    found = agreements(kept)
    alike = " and ".join(what for what, how in found.items() if how == IN_ALL)
    yield Observed(alike, f"In `D{l}` neighbouring {{}} agree {IN_ALL}; expected {AS_BY_CHANCE}.".format)
    told = f"With keep_prob = {keep_prob} the mask `D{l}` keeps {{:.0%}} of the units; expected about {keep_prob:.0%}."
    yield seen_near(np.mean(kept), keep_prob, RATE_TOLERANCE, told)
    for what, how in found.items():
        yield Observed(how, f"In `D{l}` neighbouring {what} agree {{}}; expected {{}}.".format)
    yield from observe_counts(kept, l, keep_prob)
    for rows, what in ((kept, "units"), (kept.T, "examples")):
        told = f"`D{l}` has {{:.0%}} as many masks as {what}; expected {{:.0%}}. Does a part of the draws come back?"
        yield Observed(share_of_distinct(rows), told.format, DISTINCT_TOLERANCE, absolute=True)


# The variance of counts by example, or by unit, is 1 on average, in units of what chance gives. With twenty counts it
# is below this with odds of 1 in 10**9; of a fixed number of kept units it is 0.
LEAST_VARIANCE, LEAST_COUNTS = 0.05, 20


def observe_counts(kept, l, keep_prob):
    """Whether the number of kept units varies from example to example, and that of examples from unit to unit."""
    for axis, each, of in ((0, "example", "units"), (1, "unit", "examples")):
        counts = kept.sum(axis=axis)
        varies = np.var(counts) > LEAST_VARIANCE * kept.shape[axis] * keep_prob * (1 - keep_prob)
        told = (
            f"In `D{l}` every {each} keeps nearly the same number of {of}. In dropout each unit has its own chance for "
            "each example, so the number varies. Is a fixed number of them chosen?"
        )
        yield Observed(bool(varies) or counts.size < LEAST_COUNTS, told.format)


OF_A_LOOP = "Does a loop begin too late, or end too early?"
EDGES = {"first unit": np.s_[0], "last unit": np.s_[-1], "first example": np.s_[:, 0], "last example": np.s_[:, -1]}


def even_edges(D):
    """Where at its edges a mask keeps all, or nothing. In all three networks that is so with odds of 1 in 10**9."""
    kept = {True: "keeps everything", False: "keeps nothing"}
    return {
        f"the {name} {words}"
        for name, where in EDGES.items()
        for value, words in kept.items()
        if np.all((D[where] != 0) == value)
    }


def share_of_distinct(rows):
    """How many different rows there are, for each row."""
    packed = np.packbits(rows, axis=1)
    together, size = packed.tobytes(), packed.shape[1]  # cut by hand: quicker than asking each row
    return len({together[i : i + size] for i in range(0, len(together), size)}) / len(rows)


def seen_near(value, ideal, tolerance, told):
    """A number that chance moves about: seen as the ideal when near it, so that nothing hangs on our own draw."""
    near = abs(value - ideal) < tolerance
    return Observed(float(ideal if near else value), told.format, tolerance, absolute=True)


def agreement(mask, other):
    """How two masks agree, beside what chance gives where as many are kept as they keep."""
    kept, of_other, agree = np.mean(mask), np.mean(other), np.mean(mask == other)
    more = agree - kept * of_other - (1 - kept) * (1 - of_other)
    if abs(more) < AGREEMENT_TOLERANCE:
        return AS_BY_CHANCE
    return IN_ALL if agree == 1 else f"{'more' if more > 0 else 'less'} than by chance"


AS_BY_CHANCE, IN_ALL = "as by chance", "in all numbers"


def agreements(kept):
    """How neighbours in a mask agree."""
    return {"examples": agreement(kept[:, 1:], kept[:, :-1]), "units": agreement(kept[1:], kept[:-1])}


def numbers_in(D):
    """Which numbers a mask holds, in words."""
    if np.all((D == 0) | (D == 1)):
        return "0 and 1"
    found = np.unique(D)
    return " and ".join(f"{number:.4g}" for number in found) if found.size < 4 else "many different numbers"


def observe_masked(A, plain, D, l, keep_prob):
    """What became of the units that the mask drops, and of those that it keeps. Where ReLU is off nothing shows."""
    kept, dropped = (D != 0) & (plain > 0), (D == 0) & (plain > 0)
    told = f"The mask `D{l}` drops units that are still there in `A{l}`: {{:.0%}} of them are not 0; expected none."
    yield Observed(float(np.mean(A[dropped] != 0)) if dropped.any() else 0.0, told.format, 0.01, absolute=True)
    factors = A[kept] / plain[kept] if kept.any() else np.zeros(1)
    told = f"With keep_prob = {keep_prob} the units that `D{l}` keeps are multiplied by {{:.4g}}; expected {{:.4g}}."
    if not np.allclose(factors, factors[0], rtol=0.01):
        told = f"The units that `D{l}` keeps are no multiples of what they were in `A{l}`. What are they computed from?"
    yield Observed(float(np.mean(factors)), told.format, 0.02)
    is_right = alike(A, plain * (D != 0) / keep_prob)
    size = "right" if is_right else ONLY_NEARLY if np.ptp(factors) < 0.5 else OF_MANY_SIZES
    yield Observed(size.format(f"A{l}"), f"The units that `D{l}` keeps {{}}.".format)
    told = (
        f"On average the mask multiplies `A{l}` by {{:.2g}}; expected about 1. Which units are dropped must not depend "
        "on their activations."
    )
    yield seen_near(np.mean(A) / np.mean(plain) if kept.any() else 0.0, 1, MEAN_TOLERANCE, told)


ONLY_NEARLY = "have nearly the right size in `{}`, but not exactly, or not all of them"
OF_MANY_SIZES = "have the right size in `{}` on average, but some are much smaller than others"


def observe_output(A3, cache):
    """Nothing is dropped in the last layer."""
    told = "{:.0%} of the outputs in `A3` are 0; expected none. Only hidden units are dropped."
    yield Observed(float(np.mean(A3 == 0)), told.format, 0.05, absolute=True)
    output = network.sigmoid(cache["Z3"])
    yield Observed(alike(A3, output) and alike(cache["A3"], output), OUTPUT_MESSAGE.format)


def observe_keeping_all(call, seed):
    """With keep_prob = 1 the masks are all 1, and the rest is as without dropout."""
    layer_dims, m = (2, 20, 20, 1), 100
    X, parameters = wide_network(layer_dims, m)
    _, plain = network.forward_propagation(X, parameters)
    A3, cache = expect_dropout(call(X, parameters, 1, generator(seed)), layer_dims, m)
    nothing_dropped = np.all(cache["D1"]) and np.all(cache["D2"])
    as_plain = all(alike(cache[name], plain[name]) for name in plain) and alike(A3, plain["A3"])
    yield Observed(bool(nothing_dropped and as_plain), KEEP_ALL_MESSAGE.format)


def observe_draws(call, seed, exact):
    """Whether the masks come from rng and from nothing else. exact: for each, whether it always had about its share."""
    layer_dims, m = (2, 20, 3, 1), 100
    X, parameters = wide_network(layer_dims, m)

    def masks(rng):
        _, cache = expect_dropout(call(X, parameters, 0.5, rng), layer_dims, m)
        return cache["D1"], cache["D2"]

    first, again, other = (masks(generator(number)) for number in (seed + 1, seed + 1, seed + 2))
    yield Observed(same_masks(first, again), SAME_SEED_MESSAGE.format)
    yield Observed(same_masks(first, other), FROZEN.format)
    rng = generator(seed + 3)
    third, fourth = masks(rng), masks(rng)
    yield Observed(same_masks(third, fourth), FROZEN.format)
    _, few = expect_dropout(call(X[:, :3], parameters, 0.5, generator(seed + 4)), layer_dims, 3)
    yield Observed(bool(few["D1"].all()), FEW_MESSAGE.format)  # with odds of 1 in 10**18 by chance
    # By chance three masks have nearly their share with odds of 1 in 20,000, and four the same number as seldom.
    numbers = [{np.count_nonzero(D) for D in those} for those in zip(first, other, third, fourth)]
    fixed = [f"`D{l}`" for l, (near, found) in enumerate(zip(exact, numbers), 1) if near and len(found) == 1]
    yield Observed(" and ".join(fixed), EXACT_MESSAGE.format)


def same_masks(masks, others):
    """The names of the masks that are equal."""
    pairs = enumerate(zip(masks, others, strict=True), 1)
    return " and ".join(f"D{l}" for l, (mask, other) in pairs if np.array_equal(mask, other))


INPUT_MESSAGE = (
    "`cache['A0']` is not `X` any more. The backward pass needs the input that `Z1` was computed from; nothing is "
    "dropped there."
)

EXACT_MESSAGE = (
    "In every call the share of 1s in {} is the same, nearly keep_prob. In dropout every unit has its own chance, so "
    "it varies a little. Is a fixed number of units chosen, or the draw repeated until it fits?"
)

FEW_MESSAGE = "With keep_prob = 0.5 and three examples nothing is dropped in layer 1. Does it depend on their number?"

KEEP_ALL_MESSAGE = (
    "With keep_prob = 1 nothing may be dropped or scaled: masks of 1, and the same numbers as without dropout. Yours "
    "differ."
)

OUTPUT_MESSAGE = "`A3` is not the sigmoid of `Z3`, or not the same in `cache` and as the first result."

SAME_SEED_MESSAGE = (
    "Called twice with an `rng` of the same seed, your function gave different masks. All randomness must come from "
    "the argument `rng`."
)

FROZEN = "Called with different states of `rng`, your function drew the same {}. Each call needs masks of its own."
