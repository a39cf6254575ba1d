"""Exercise 3 of week 2: forward propagation with dropout."""

import re

import numpy as np

from helpers import network
from helpers.exercises.judge.gradients import random_parameters
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed, expect_array, expect_dictionary
from helpers.exercises.parts import Exercise, Mistake

# Our solution.


def forward_propagation_with_dropout(X, parameters, keep_prob, rng):
    """Forward propagation that drops hidden units by chance (Srivastava et al. 2014, sections 4 and 10).

    X: (n_0, m); parameters: W1, b1, ..., W3, b3; keep_prob: the chance to stay; rng: what to draw from.

    Returns A3 of shape (1, m), and ``cache`` with A0, Z1, D1, A1, Z2, D2, A2, Z3 and A3. The masks D1 and D2,
    of 1 (kept) and 0 (dropped), are shaped like A1 and A2, which are masked and scaled.
    """
    cache = {"A0": X}
    cache["Z1"] = parameters["W1"] @ X + parameters["b1"]
    cache["A1"] = network.relu(cache["Z1"])
    cache["D1"] = (rng.rand(*cache["A1"].shape) < keep_prob).astype(int)
    cache["A1"] = cache["A1"] * cache["D1"] / keep_prob
    cache["Z2"] = parameters["W2"] @ cache["A1"] + parameters["b2"]
    cache["A2"] = network.relu(cache["Z2"])
    cache["D2"] = (rng.rand(*cache["A2"].shape) < keep_prob).astype(int)
    cache["A2"] = cache["A2"] * cache["D2"] / keep_prob
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def blank_dropout_forward(X, parameters, keep_prob, rng):
    cache = {"A0": X}
    cache["Z1"] = parameters["W1"] @ X + parameters["b1"]
    cache["A1"] = network.relu(cache["Z1"])
    ...  # your code here: make cache["D1"], then mask and scale cache["A1"]
    cache["Z2"] = parameters["W2"] @ cache["A1"] + parameters["b2"]
    cache["A2"] = network.relu(cache["Z2"])
    ...  # your code here: the same for layer 2
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


# How an answer is observed.


# Layers, number of examples, keep_prob. Two equal layers first, so that one mask can be taken for the other.
# Every mask has 9,000 numbers or more: the share of the kept is off by 0.005 at the most (one standard deviation).
# At seven times that, a right mask is refused with odds of 1 in 10**11; the closest wrong rate that people write,
# draws of N(0, 1) below 0.86, is off by 0.055, and below 0.5 by 0.19.
WIDE_NETWORKS = [((2, 20, 20, 1), 500, 0.86), ((3, 30, 20, 1), 500, 0.5), ((2, 20, 3, 1), 3000, 0.2)]


RATE_TOLERANCE = 0.035


# The share in which neighbours agree by chance is off by 0.008 at the most (one standard deviation); of shared masks
# it is off by 0.24 and more.
AGREEMENT_TOLERANCE = 0.06


# The share of examples with a mask of their own is off by 0.02 at the most; of a mask laid out twice by 0.4.
DISTINCT_TOLERANCE = 0.15


# The mean of a layer is off by 0.06 at the most; of a mask that goes by size it is off by 0.8.
MEAN_TOLERANCE = 0.5


def observe_dropout_forward(call, seed=0):
    """What the masks are like and what they do, in wide layers; keep_prob = 1; where the draws come from."""
    call = with_one_key_for_shapes(call)
    for layer_dims, m, keep_prob in WIDE_NETWORKS:
        rng = np.random.RandomState(seed)
        X, parameters = wide_network(layer_dims, m, rng)
        A3, cache = expect_dropout(call(X, parameters, keep_prob, rng), layer_dims, m)
        yield from observe_layers(cache, X, parameters, keep_prob)
        yield from observe_output(A3, cache)
    yield from observe_keeping_all(call, seed)
    yield from observe_draws(call, seed)


def with_one_key_for_shapes(call):
    """The same call; shapes that do not fit are one mistake, whatever numbers NumPy reports."""

    def called(*arguments):
        try:
            return call(*arguments)
        except Wrong as wrong:
            if re.match(r"\('raised', .*(broadcast|boolean index)", str(wrong.key)):
                raise Wrong(wrong.message, key="shapes do not fit") from None
            raise

    return called


def wide_network(layer_dims, m, rng):
    """Inputs from N(0, 1), and weights and biases that keep the activations near 1."""
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
        yield Observed(input_of(l, cache, parameters, inputs), describe_input(l))
        D, A, plain = cache[f"D{l}"], cache[f"A{l}"], network.relu(cache[f"Z{l}"])
        yield from observe_mask(D, l, keep_prob)
        yield from observe_masked(A, plain, D, l, keep_prob)
        inputs = {f"A{l}": A, f"A{l} before its mask": plain}
    yield Observed(input_of(3, cache, parameters, inputs), describe_input(3))
    D1, D2 = cache["D1"] != 0, cache["D2"] != 0
    if D1.shape == D2.shape:
        yield seen_agreement(D1, D2, keep_prob, describe_layers_alike)


def input_of(l, cache, parameters, inputs):
    """Which of the inputs Z_l was computed from."""
    for name, A in inputs.items():
        if alike(cache[f"Z{l}"], parameters[f"W{l}"] @ A + parameters[f"b{l}"]):
            return name
    return "something else"


def alike(got, expected):
    """Whether two arrays agree, also when one is float32."""
    return bool(np.allclose(got, expected, rtol=1e-4, atol=1e-5))


def observe_mask(D, l, keep_prob):
    """The numbers in a mask, the share of the kept, and whether each unit of each example has its own draw."""
    yield Observed(numbers_in(D), describe_numbers(l))
    kept = D != 0
    yield seen_near(np.mean(kept), keep_prob, RATE_TOLERANCE, describe_rate(l, keep_prob))
    yield seen_agreement(kept[:, 1:], kept[:, :-1], keep_prob, describe_agreement(l, "examples"))
    yield seen_agreement(kept[1:], kept[:-1], keep_prob, describe_agreement(l, "units"))
    yield Observed(share_of_distinct(kept), describe_repeated(l, "units"), DISTINCT_TOLERANCE, absolute=True)
    yield Observed(share_of_distinct(kept.T), describe_repeated(l, "examples"), DISTINCT_TOLERANCE, absolute=True)


def share_of_distinct(rows):
    """How many different rows there are, for each row."""
    return len({row.tobytes() for row in rows}) / len(rows)


def seen_near(value, ideal, tolerance, describe):
    """A number that chance moves about: seen as the ideal when near it, so that nothing hangs on our own draw."""
    near = abs(value - ideal) < tolerance
    return Observed(float(ideal if near else value), describe, tolerance, absolute=True)


def seen_agreement(mask, other, keep_prob, describe):
    """The share in which two masks agree, beside what chance gives."""
    by_chance = keep_prob**2 + (1 - keep_prob) ** 2
    return seen_near(np.mean(mask == other), by_chance, AGREEMENT_TOLERANCE, describe)


def numbers_in(D):
    """Which numbers a mask holds, in words."""
    if np.all((D == 0) | (D == 1)):
        return "0 and 1"
    found = np.unique(D)
    return " and ".join(f"{number:.4g}" for number in found) if found.size < 4 else "many different numbers"


def observe_masked(A, plain, D, l, keep_prob):
    """What became of the units that the mask drops, and of those that it keeps. Where ReLU is off nothing shows."""
    kept, dropped = (D != 0) & (plain > 0), (D == 0) & (plain > 0)
    yield Observed(float(np.mean(A[dropped] != 0)) if dropped.any() else 0.0, describe_dropped(l), 0.01, absolute=True)
    scale = float(np.mean(A[kept] / plain[kept])) if kept.any() else 0.0
    yield Observed(scale, describe_scale(l, keep_prob), 0.02)
    yield Observed(alike(A, plain * (D != 0) / keep_prob), describe_inexact(l))
    yield seen_near(np.mean(A) / np.mean(plain) if kept.any() else 0.0, 1, MEAN_TOLERANCE, describe_mean(l))


def observe_output(A3, cache):
    """Nothing is dropped in the last layer."""
    yield Observed(float(np.mean(A3 == 0)), describe_dropped_output, 0.05, absolute=True)
    output = network.sigmoid(cache["Z3"])
    yield Observed(alike(A3, output) and alike(cache["A3"], output), lambda got, expected: OUTPUT_MESSAGE)


def observe_keeping_all(call, seed):
    """With keep_prob = 1 the masks are all 1, and the rest is as without dropout."""
    layer_dims, m = (2, 4, 3, 1), 6
    rng = np.random.RandomState(seed)
    X, parameters = wide_network(layer_dims, m, rng)
    _, plain = network.forward_propagation(X, parameters)
    A3, cache = expect_dropout(call(X, parameters, 1, rng), layer_dims, m)
    nothing_dropped = np.all(cache["D1"]) and np.all(cache["D2"])
    as_plain = all(alike(cache[name], plain[name]) for name in plain) and alike(A3, plain["A3"])
    yield Observed(bool(nothing_dropped and as_plain), lambda got, expected: KEEP_ALL_MESSAGE)


def observe_draws(call, seed):
    """Whether the masks come from rng and from nothing else."""
    layer_dims, m = (2, 20, 3, 1), 100
    X, parameters = wide_network(layer_dims, m, np.random.RandomState(seed))

    def masks(rng):
        _, cache = expect_dropout(call(X, parameters, 0.5, rng), layer_dims, m)
        return cache["D1"], cache["D2"]

    first, again, other = (masks(np.random.RandomState(number)) for number in (seed + 1, seed + 1, seed + 2))
    yield Observed(same_masks(first, again), lambda got, expected: SAME_SEED_MESSAGE)
    yield Observed(same_masks(first, other), describe_frozen)
    rng = np.random.RandomState(seed + 3)
    yield Observed(same_masks(masks(rng), masks(rng)), describe_frozen)


def same_masks(masks, others):
    """The names of the masks that are equal."""
    return tuple(
        f"D{l}" for l, (mask, other) in enumerate(zip(masks, others, strict=True), 1) if np.array_equal(mask, other)
    )


KEEP_ALL_MESSAGE = (
    "With keep_prob = 1 nothing may be dropped or scaled: masks of 1, and the same numbers as without dropout. Yours "
    "differ."
)


OUTPUT_MESSAGE = "`A3` is not the sigmoid of `Z3`, or not the same in `cache` and as the first result."


SAME_SEED_MESSAGE = (
    "Called twice with an `rng` of the same seed, your function gave different masks. All randomness must come from "
    "the argument `rng`."
)


def describe_frozen(got, expected):
    """The same mask at every call."""
    return (
        f"Called with different states of `rng`, your function drew the same {' and '.join(got)}. "
        "Each call needs masks of its own."
    )


def describe_input(l):
    """A Z that was computed from the wrong thing."""
    wanted = "X" if l == 1 else f"A{l - 1}, masked and scaled as in `cache`"
    return lambda got, expected: f"`Z{l}` is computed from {got}; expected from {wanted}."


def describe_numbers(l):
    """A mask of other numbers than 0 and 1."""
    return lambda got, expected: f"The mask `D{l}` holds {got}; expected only {expected}."


def describe_rate(l, keep_prob):
    """The wrong share of kept units."""
    return lambda got, expected: (
        f"With keep_prob = {keep_prob} the mask `D{l}` keeps {got:.0%} of the units; expected about {keep_prob:.0%}."
    )


def describe_agreement(l, what):
    """Examples, or units, that share their draws."""
    return lambda got, expected: (
        f"In `D{l}` neighbouring {what} agree in {got:.0%} of the numbers; expected about {expected:.0%}, as by chance."
    )


def describe_repeated(l, what):
    """Examples, or units, whose draws come back somewhere else."""
    return lambda got, expected: (
        f"In `D{l}` there are {got:.0%} as many different masks as {what}; expected about {expected:.0%}. "
        "Does a part of the draws come back?"
    )


def describe_layers_alike(got, expected):
    """Two layers with one mask."""
    return f"`D1` and `D2` agree in {got:.0%} of their numbers; expected about {expected:.0%}, as by chance."


def describe_dropped(l):
    """Dropped units that are still there."""
    return lambda got, expected: (
        f"Where the mask `D{l}` is 0 and ReLU is on, {got:.0%} of the numbers in `A{l}` are not 0; expected none."
    )


def describe_scale(l, keep_prob):
    """Kept units of the wrong size."""
    return lambda got, expected: (
        f"With keep_prob = {keep_prob} the units that `D{l}` keeps are multiplied by {got:.4g}; "
        f"expected {expected:.4g}."
    )


def describe_inexact(l):
    """Kept units that are nearly right."""
    return lambda got, expected: (
        f"The units that `D{l}` keeps have nearly the right size in `A{l}`, but not exactly, or not all of them."
    )


def describe_mean(l):
    """A mask that has to do with the activations."""
    return lambda got, expected: (
        f"On average the mask multiplies `A{l}` by {got:.2g}; expected about 1. "
        "Which units are dropped must not depend on their activations."
    )


def describe_dropped_output(got, expected):
    """Dropout in the last layer."""
    return f"{got:.0%} of the outputs in `A3` are 0; expected none. Only hidden units are dropped."


# What people get wrong, each as a small change of our solution.


DRAW_1 = 'rng.rand(*cache["A1"].shape)'
DRAW_2 = 'rng.rand(*cache["A2"].shape)'
MASK_A1 = 'cache["A1"] * cache["D1"] / keep_prob'
MASK_A2 = 'cache["A2"] * cache["D2"] / keep_prob'
LAYER_1 = f'    cache["D1"] = ({DRAW_1} < keep_prob).astype(int)\n    cache["A1"] = {MASK_A1}\n'
LAYER_2 = f'    cache["D2"] = ({DRAW_2} < keep_prob).astype(int)\n    cache["A2"] = {MASK_A2}\n'


MISTAKES = (
    Mistake(
        "comparison turned round",
        "The mask keeps what it should drop. Is the comparison reversed, or is `keep_prob` taken for the chance to be "
        "dropped?",
        ("< keep_prob", "> keep_prob"),
    ),
    Mistake(
        "keep_prob taken for the chance to drop",
        "The share that is kept and the scaling fit each other, but both belong to 1 - keep_prob. `keep_prob` is the "
        "chance to stay.",
        ("keep_prob", "(1 - keep_prob)"),
        ("(X, parameters, (1 - keep_prob), rng)", "(X, parameters, keep_prob, rng)"),
    ),
    Mistake(
        "normal draws",
        "This is the share of normal draws that fall below `keep_prob`. The comparison needs uniform draws, from 0 to "
        "1: `rand` and `randn` differ by one letter.",
        ("rng.rand(", "rng.randn("),
    ),
    Mistake(
        "0.5 for keep_prob",
        "Half of the units are kept, whatever `keep_prob` is. With what are the draws compared, or are they rounded?",
        ("< keep_prob", "< 0.5"),
    ),
    Mistake(
        "0.86 for keep_prob",
        "0.86 looks typed in. The notebook trains with it, but other values must work as well: use the argument.",
        ("keep_prob", "0.86"),
        ("(X, parameters, 0.86, rng)", "(X, parameters, keep_prob, rng)"),
    ),
    Mistake(
        "0.86 in the comparison",
        "0.86 looks typed in where the draws are compared. The notebook trains with it: use the argument, as in the "
        "scaling.",
        ("< keep_prob", "< 0.86"),
    ),
    Mistake(
        "0.86 in the scaling",
        "0.86 looks typed in where the kept units are scaled. The notebook trains with it: use the argument, as in "
        "the comparison.",
        ("/ keep_prob", "/ 0.86"),
    ),
    Mistake(
        "0.8 for keep_prob",
        "0.8 looks typed in. The small example has it, but other values must work as well: use the argument.",
        ("keep_prob", "0.8"),
        ("(X, parameters, 0.8, rng)", "(X, parameters, keep_prob, rng)"),
    ),
    Mistake(
        "0.8 in the comparison",
        "0.8 looks typed in where the draws are compared. The small example has it: use the argument, as in the "
        "scaling.",
        ("< keep_prob", "< 0.8"),
    ),
    Mistake(
        "0.8 in the scaling",
        "0.8 looks typed in where the kept units are scaled. The small example has it: use the argument, as in the "
        "comparison.",
        ("/ keep_prob", "/ 0.8"),
    ),
    Mistake(
        "shape typed in",
        "Two shapes do not fit. The check uses other numbers of units and examples than the notebook, so none can be "
        "typed in: take the shape of a mask from the activation that it belongs to, rows first.",
        (DRAW_1, "rng.rand(20, 211)"),
        (DRAW_2, "rng.rand(3, 211)"),
    ),
    Mistake(
        "comparison forgotten",
        "The draws themselves are used as a mask. The second of the four steps turns them into 0 and 1.",
        (" < keep_prob).astype(int)", ")"),
    ),
    Mistake(
        "draws stored for the mask",
        "The activations are masked, but what is stored are the draws before the comparison. The backward pass needs "
        "the mask.",
        (" < keep_prob).astype(int)", ")"),
        ('* cache["D1"]', '* (cache["D1"] < keep_prob)'),
        ('* cache["D2"]', '* (cache["D2"] < keep_prob)'),
    ),
    Mistake(
        "mask already scaled",
        "The scaling is in the mask. The activations come out right, but the backward pass scales once more: keep the "
        "mask at 0 and 1.",
        ('* cache["D1"] / keep_prob', '* cache["D1"]'),
        ('* cache["D2"] / keep_prob', '* cache["D2"]'),
        (".astype(int)", " / keep_prob"),
    ),
    Mistake(
        "mask of the dropped",
        "The mask is 1 where a unit is dropped and 0 where it is kept. The backward pass reads it the other way.",
        ("< keep_prob", ">= keep_prob"),
        ('* cache["D1"]', '* (1 - cache["D1"])'),
        ('* cache["D2"]', '* (1 - cache["D2"])'),
    ),
    Mistake(
        "not scaled",
        "The kept units are as large as without dropout, so the sum that reaches the next layer shrinks. The last of "
        "the four steps makes up for it: if you have it, is the result stored again?",
        (" / keep_prob", ""),
    ),
    Mistake(
        "layer 1 not scaled",
        "Layer 2 is scaled and layer 1 is not. Do all four steps for both. Is the result of the last one stored again?",
        (MASK_A1, 'cache["A1"] * cache["D1"]'),
    ),
    Mistake(
        "layer 2 not scaled",
        "Layer 1 is scaled and layer 2 is not. Do all four steps for both. Is the result of the last one stored again?",
        (MASK_A2, 'cache["A2"] * cache["D2"]'),
    ),
    Mistake(
        "scaled twice",
        "The kept units are scaled twice. Is the mask scaled, and the masked activations again?",
        ("/ keep_prob", "/ keep_prob / keep_prob"),
    ),
    Mistake(
        "multiplied for divided",
        "The kept units get smaller. They have to make up for those that are gone: larger, not smaller.",
        ("/ keep_prob", "* keep_prob"),
    ),
    Mistake(
        "scaled by 1 - keep_prob",
        "The scaling belongs to the share that is dropped. Use the share that stays.",
        ("/ keep_prob", "/ (1 - keep_prob)"),
    ),
    Mistake(
        "scaled by the share that happened to stay",
        "The scaling uses the share of 1s in this very mask. It differs from draw to draw: use the probability itself.",
        (MASK_A1, 'cache["A1"] * cache["D1"] / np.mean(cache["D1"])'),
        (MASK_A2, 'cache["A2"] * cache["D2"] / np.mean(cache["D2"])'),
    ),
    Mistake(
        "one column for all examples",
        "This draws one number for each unit, so all examples lose the same units. Draw an array of the activation's "
        "whole shape.",
        (DRAW_1, 'rng.rand(cache["A1"].shape[0], 1)'),
        (DRAW_2, 'rng.rand(cache["A2"].shape[0], 1)'),
    ),
    Mistake(
        "one row for all units",
        "This draws one number for each example, so it loses all units of a layer or none. Draw an array of the "
        "activation's whole shape.",
        (DRAW_1, 'rng.rand(1, cache["A1"].shape[1])'),
        (DRAW_2, 'rng.rand(1, cache["A2"].shape[1])'),
    ),
    Mistake(
        "examples share a mask",
        "Every example loses the same units: one column is repeated over the whole mask. Draw for each unit of each "
        "example.",
        (DRAW_1, 'rng.rand(cache["A1"].shape[0], 1) + np.zeros(cache["A1"].shape)'),
        (DRAW_2, 'rng.rand(cache["A2"].shape[0], 1) + np.zeros(cache["A2"].shape)'),
    ),
    Mistake(
        "units share a mask",
        "A whole layer of an example is kept or lost: one row is repeated over the whole mask. Draw for each unit of "
        "each example.",
        (DRAW_1, 'rng.rand(1, cache["A1"].shape[1]) + np.zeros(cache["A1"].shape)'),
        (DRAW_2, 'rng.rand(1, cache["A2"].shape[1]) + np.zeros(cache["A2"].shape)'),
    ),
    Mistake(
        "D1 for D2",
        "Layer 2 has the mask of layer 1. It needs a draw of its own, in the shape of `A2`.",
        (f"({DRAW_2} < keep_prob).astype(int)", 'cache["D1"]'),
    ),
    Mistake(
        "A2 masked with D1",
        "`D2` is drawn, but `A2` is masked with `D1`. Look at the numbers in the line that masks.",
        (MASK_A2, 'cache["A2"] * cache["D1"] / keep_prob'),
    ),
    Mistake(
        "masks not stored",
        "Without them the backward pass cannot know which units were dropped. Are they only in variables of their "
        "own, or in `cache` under other names?",
        ('cache["D1"]', "D1"),
        ('cache["D2"]', "D2"),
    ),
    Mistake(
        "layer 2 without dropout",
        "Is layer 2 still to be done, or is its mask in `cache` under another name?",
        (LAYER_2, ""),
    ),
    Mistake(
        "layer 1 without dropout",
        "Is layer 1 still to be done, or is its mask in `cache` under another name?",
        (LAYER_1, ""),
    ),
    Mistake(
        "mask not applied",
        "The activations are scaled but not masked. Is the third step missing, or is its result not kept?",
        ('* cache["D1"] / keep_prob', "/ keep_prob"),
        ('* cache["D2"] / keep_prob', "/ keep_prob"),
    ),
    Mistake(
        "masks drawn but not used",
        "The masks are drawn, but the activations are those without dropout. Is the masked array put back into "
        "`cache`, from where the next line takes it?",
        (f'    cache["A1"] = {MASK_A1}\n', ""),
        (f'    cache["A2"] = {MASK_A2}\n', ""),
    ),
    Mistake(
        "masked too late",
        "The next layer was computed before the mask came in. Mask and scale first, then go on.",
        ('parameters["W2"] @ cache["A1"]', 'parameters["W2"] @ network.relu(cache["Z1"])'),
        ('parameters["W3"] @ cache["A2"]', 'parameters["W3"] @ network.relu(cache["Z2"])'),
    ),
    Mistake(
        "masked copy not stored",
        "The next layer was computed from the masked activations, but `cache` has the ones without a mask. The "
        "backward pass multiplies with what is in `cache`.",
        (
            'return cache["A3"], cache',
            'cache["A1"], cache["A2"] = network.relu(cache["Z1"]), network.relu(cache["Z2"])\n'
            '    return cache["A3"], cache',
        ),
    ),
    Mistake(
        "Z masked for A",
        "The mask is applied to `Z`. The backward pass asks `Z` where ReLU was on, so it must stay as it is: mask `A`.",
        (
            f'cache["A1"] = {MASK_A1}',
            'cache["Z1"] = cache["Z1"] * cache["D1"] / keep_prob\n    cache["A1"] = network.relu(cache["Z1"])',
        ),
        (
            f'cache["A2"] = {MASK_A2}',
            'cache["Z2"] = cache["Z2"] * cache["D2"] / keep_prob\n    cache["A2"] = network.relu(cache["Z2"])',
        ),
    ),
    Mistake(
        "dropout on the input",
        "Some of the inputs seem to be dropped. Only hidden units are: leave `X` as it is.",
        ('parameters["W1"] @ X', 'parameters["W1"] @ (X * (rng.rand(*X.shape) < keep_prob) / keep_prob)'),
    ),
    Mistake(
        "dropout on the output",
        "The last layer has dropout too. A dropped output is a prediction thrown away.",
        (
            'network.sigmoid(cache["Z3"])',
            'network.sigmoid(cache["Z3"]) * (rng.rand(*cache["Z3"].shape) < keep_prob) / keep_prob',
        ),
    ),
    Mistake(
        "frozen mask",
        "A generator made or seeded inside the function starts from the same point at every call. Then the same units "
        "are gone during the whole training. Draw from `rng` as it comes.",
        ('cache = {"A0": X}', 'cache = {"A0": X}\n    rng = np.random.RandomState(1)'),
    ),
    Mistake(
        "seeded again in each layer",
        "A generator made or seeded for each layer gives each layer the same numbers. Draw from `rng` as it comes, "
        "one layer after the other.",
        ("rng.rand(", "np.random.RandomState(1).rand("),
    ),
    Mistake(
        "a generator of its own",
        "A generator without a seed is different each time, so your training can't be repeated. Where does `rng` come "
        "in?",
        ("rng.rand(", "np.random.RandomState().rand("),
    ),
    Mistake(
        "np.random for rng",
        "`np.random.rand` and `np.random.seed` belong to one generator that the whole notebook shares. Replace "
        "`np.random` where you draw.",
        ("rng.rand(", "np.random.rand("),
    ),
)


# Right answers written in other ways, for the tests.


def forward_by_loop(X, parameters, keep_prob, rng):
    cache, A = {"A0": X}, X
    for l in (1, 2):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        D = rng.random_sample(Z.shape) < keep_prob
        A = network.relu(Z) * D / keep_prob
        cache |= {f"Z{l}": Z, f"D{l}": D, f"A{l}": A}
    cache["Z3"] = parameters["W3"] @ A + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def forward_by_binomial(X, parameters, keep_prob, rng):
    cache = {"A0": X.copy()}
    cache["Z1"] = parameters["W1"] @ X + parameters["b1"]
    cache["A1"] = network.relu(cache["Z1"])
    cache["D1"] = rng.binomial(1, keep_prob, size=cache["A1"].shape)
    cache["A1"] = np.multiply(cache["A1"], cache["D1"])
    cache["A1"] /= keep_prob
    cache["Z2"] = parameters["W2"] @ cache["A1"] + parameters["b2"]
    cache["A2"] = network.relu(cache["Z2"])
    cache["D2"] = rng.binomial(1, keep_prob, size=cache["A2"].shape)
    cache["A2"] *= cache["D2"]
    cache["A2"] /= keep_prob
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def forward_with_float32_masks_drawn_first(X, parameters, keep_prob, rng):
    m = X.shape[1]
    D2 = (rng.uniform(0, 1, (m, parameters["W2"].shape[0])).T >= 1 - keep_prob).astype(np.float32)
    D1 = (rng.uniform(size=(m, parameters["W1"].shape[0])).T >= 1 - keep_prob).astype(np.float32)
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.maximum(0, Z1) * D1 / keep_prob
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2 = np.maximum(0, Z2) * D2 / keep_prob
    Z3 = np.dot(parameters["W3"], A2) + parameters["b3"]
    A3 = 1 / (1 + np.exp(-Z3))
    return A3, {"A0": X, "Z1": Z1, "D1": D1, "A1": A1, "Z2": Z2, "D2": D2, "A2": A2, "Z3": Z3, "A3": A3, "m": m}


def forward_by_plain_loops(X, parameters, keep_prob, rng):
    cache = {"A0": X}
    for l in (1, 2):
        cache[f"Z{l}"] = parameters[f"W{l}"] @ cache[f"A{l - 1}"] + parameters[f"b{l}"]
        A, D = np.zeros_like(cache[f"Z{l}"]), np.ones(cache[f"Z{l}"].shape, dtype=np.uint8)
        for i in range(D.shape[0]):
            for j in range(D.shape[1]):
                if rng.rand() < keep_prob:
                    A[i, j] = max(cache[f"Z{l}"][i, j], 0) / keep_prob
                else:
                    D[i, j] = 0
        cache[f"D{l}"], cache[f"A{l}"] = D, A
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return [cache["A3"], cache]


def forward_by_choice_and_where(X, parameters, keep_prob, rng):
    cache = {"A0": X}
    cache["Z1"] = parameters["W1"] @ X + parameters["b1"]
    cache["A1"] = network.relu(cache["Z1"])
    cache["D1"] = rng.choice([0, 1], size=cache["A1"].shape, p=[1 - keep_prob, keep_prob])
    cache["A1"] = np.where(cache["D1"] == 1, cache["A1"] / keep_prob, 0)
    cache["Z2"] = parameters["W2"] @ cache["A1"] + parameters["b2"]
    cache["A2"] = network.relu(cache["Z2"])
    cache["D2"] = np.floor(rng.rand(*cache["A2"].shape) + keep_prob)
    cache["A2"] = 1 / keep_prob * cache["A2"] * cache["D2"]
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def forward_by_dropping(X, parameters, keep_prob, rng):
    def drop(A):
        dropped = rng.rand(A.size).reshape(A.shape) > keep_prob
        A[dropped] = 0
        return A / keep_prob, ~dropped

    cache = {"A0": X, "Z1": parameters["W1"] @ X + parameters["b1"]}
    cache["A1"], cache["D1"] = drop(network.relu(cache["Z1"]))
    cache["Z2"] = parameters["W2"] @ cache["A1"] + parameters["b2"]
    cache["A2"], cache["D2"] = drop(network.relu(cache["Z2"]))
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def forward_with_one_draw_for_both_layers(X, parameters, keep_prob, rng):
    n_1, n_2 = len(parameters["b1"]), len(parameters["b2"])
    draws = rng.randint(0, 10**6, size=(n_1 + n_2, X.shape[1])) / 1e6
    masks = np.less(draws, keep_prob).astype("int8")
    cache = {"A0": X, "D1": masks[:n_1], "D2": masks[n_1:]}
    for l in (1, 2):
        cache[f"Z{l}"] = parameters[f"W{l}"] @ cache[f"A{l - 1}"] + parameters[f"b{l}"]
        cache[f"A{l}"] = network.relu(cache[f"Z{l}"]) * (cache[f"D{l}"] / keep_prob)
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    A3 = cache["A3"] = network.sigmoid(cache["Z3"])
    return A3, cache


VARIANTS = (
    forward_by_loop,
    forward_by_binomial,
    forward_with_float32_masks_drawn_first,
    forward_by_plain_loops,
    forward_by_choice_and_where,
    forward_by_dropping,
    forward_with_one_draw_for_both_layers,
)


EXERCISE = Exercise(
    solution=forward_propagation_with_dropout,
    blank=blank_dropout_forward,
    observe=observe_dropout_forward,
    mistakes=MISTAKES,
    variants=VARIANTS,
)
