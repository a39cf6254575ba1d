"""Exercise 3 of week 2: forward propagation with dropout."""

import math

import numpy as np

from helpers import network
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.steps import Factor, Formula, Step, scale
from helpers.exercises.parts import Exercise, known
from helpers.exercises.regularization import dropout_masks

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


# How masks and scaling come about, and how their factors are misread.


SHARE = Factor(
    "share of the kept",
    lambda at: at["keep_prob"],
    {
        "comparison turned round": lambda at: 1 - at["keep_prob"],
        "0.5 for keep_prob": lambda at: 0.5,
        "normal draws": lambda at: (1 + math.erf(at["keep_prob"] / math.sqrt(2))) / 2,
    },
    {
        "comparison turned round": (
            "The mask keeps what it should drop. Is the comparison the right way round, and with the share that stays?"
        ),
        "0.5 for keep_prob": "Half of the units are kept. Where does `keep_prob` come in when the mask is made?",
        "normal draws": "These look like normal draws. Uniform ones, from 0 to 1, come from `rand`, not `randn`.",
        "typed in": "Other values must work as well: compare the draws with the argument.",
    },
    typed=lambda at, number: number,
)


NUMBER = Factor(  # what stands in the mask for a unit that is kept
    "mask",
    lambda at: 1,
    {"mask already scaled": lambda at: 1 / at["keep_prob"]},
    {"mask already scaled": "The scaling is in the mask, and the backward pass scales again: keep it 0 and 1."},
)


def scaling(D):
    """What the kept units of this mask are multiplied by."""
    return scale(
        "scaling",
        lambda at: 1 / at["keep_prob"],
        {
            "{the} belongs to 1 - keep_prob": lambda at: 1 / (1 - at["keep_prob"]),
            "{the} uses the share of 1s in the mask": lambda at: 1 / at[f"share of {D}"],
        },
        {
            "missing": "The last of the four steps makes up for what is gone: if you have it, is the result stored?",
            "twice": "Is the mask scaled, and the masked activations again?",
            "inverse": "The kept units have to make up for those that are gone: larger, not smaller.",
            "{the} belongs to 1 - keep_prob": "Use the share that stays.",
            "{the} uses the share of 1s in the mask": "It differs from draw to draw: use the probability itself.",
            "typed in": "Other values must work as well: use the argument.",
        },
        typed=lambda at, number: 1 / number,
        from_above=True,
    )


# Of the larger of the two shares: a right mask is off by 0.01 of it at the most, one standard deviation.
SHARE_TOLERANCE = 0.04


def dropout_cases():
    """The arguments of each case: those of the check."""
    for layer_dims, m, keep_prob in dropout_masks.WIDE_NETWORKS[:2]:
        X, parameters = dropout_masks.wide_network(layer_dims, m)
        yield X, parameters, keep_prob, generator(0)


def names_of_dropout(arguments, outputs):
    keep_prob = arguments[2]
    return {"keep_prob": keep_prob} | {f"share of {D}": outputs.get(D, [keep_prob])[0] for D in ("D1", "D2")}


def shares(kept):
    """The shares of the kept and of the dropped."""
    return np.array([kept, 1 - kept])


def shares_and_factors(result):
    """The share that each mask keeps, and what it multiplies activations by. Raises ValueError where it says little."""
    _, cache = result
    outputs = {}
    for l in (1, 2):
        D, A, plain = cache[f"D{l}"], cache[f"A{l}"], network.relu(cache[f"Z{l}"])
        kept = D != 0
        factors = A[kept & (plain > 0)] / plain[kept & (plain > 0)]
        is_mask = np.all(D[kept] == D.max()) and not np.any(A[~kept]) and np.any(plain[~kept])
        by_chance = all(found == dropout_masks.AS_BY_CHANCE for found in dropout_masks.agreements(kept).values())
        if not is_mask or not by_chance or np.ptp(factors) > 1e-4 * np.max(factors):
            raise ValueError("what is kept is not multiplied by one number, or what is dropped is still there")
        outputs |= {f"D{l}": shares(np.mean(kept)), f"number in D{l}": float(D.max()), f"A{l}": np.mean(factors)}
    return outputs


def steps_of(l):
    """The steps that make the mask of a layer, and what it leaves."""
    D, number, A = f"D{l}", f"number in D{l}", f"A{l}"
    yield Step(D, "In `{}`", lambda at: 1, (SHARE,), (lambda at, kept: {D: shares(kept)},), tolerance=SHARE_TOLERANCE)
    yield Step(D, "In `{}`", lambda at: 1, (NUMBER,), (lambda at, value: {number: value},))
    yield Step(A, "In `{}`", lambda at: 1, (scaling(D),), (lambda at, value: {A: value},), tolerance=1e-4)


FORMULA = Formula(dropout_cases, names_of_dropout, shares_and_factors, (*steps_of(1), *steps_of(2)))


# What people get wrong, each as a small change of our solution.


DRAW = 'rng.rand(*cache["A{0}"].shape)'
MASK = f'    cache["D{{0}}"] = ({DRAW} < keep_prob).astype(int)\n'
MASKED = '    cache["A{0}"] = cache["A{0}"] * cache["D{0}"] / keep_prob\n'


def in_both(old, new):
    """The same replacement in layers 1 and 2, whose number is written {0}."""
    return tuple((old.format(l), new.format(l)) for l in (1, 2))


MISTAKES = {
    "shape typed in": (
        "Two shapes do not fit. The check uses other numbers of units and examples than the notebook, so none can be "
        "typed in, or come from a cell above: a mask has the shape of the activation that it belongs to, rows first.",
        (DRAW.format(1), "rng.rand(20, 211)"),
        (DRAW.format(2), "rng.rand(3, 211)"),
    ),
    "comparison forgotten": (
        "The draws themselves are used as a mask. The second of the four steps turns them into 0 and 1.",
        (" < keep_prob).astype(int)", ")"),
    ),
    "ones overwritten": (
        "The mask holds nothing but 0. If you write 1 into it and then 0, the second step also finds the ones that the "
        "first has written, for 1 is above `keep_prob`. Compare the draws once.",
        (" < keep_prob).astype(int)", " > 1).astype(int)"),
    ),
    "nothing dropped": (
        "The mask holds nothing but 1. Were the draws made whole numbers before they were compared? Or does a step "
        "that writes 1 also find the zeros written before it, for 0 is below `keep_prob`?",
        (" < keep_prob).astype(int)", " < 1).astype(int)"),
    ),
    "draws stored for the mask": (
        "What is stored are the draws before the comparison. The backward pass needs the mask.",
        (" < keep_prob).astype(int)", ")"),
        *in_both('* cache["D{0}"]', '* (cache["D{0}"] < keep_prob)'),
    ),
    "mask of the dropped": (
        "The mask is 1 where a unit is dropped and 0 where it is kept. The backward pass reads it the other way.",
        ("< keep_prob", ">= keep_prob"),
        *in_both('* cache["D{0}"]', '* (1 - cache["D{0}"])'),
    ),
    "one column for all examples": (
        "All examples lose the same units: draw an array of the activation's whole shape.",
        *in_both(DRAW, 'rng.rand(cache["A{0}"].shape[0], 1)'),
    ),
    "one row for all units": (
        "An example loses all units of a layer or none: draw an array of the activation's whole shape.",
        *in_both(DRAW, 'rng.rand(1, cache["A{0}"].shape[1])'),
    ),
    "examples share a mask": (
        "Every example loses the same units, in a mask of equal columns. Draw for each unit of each example.",
        *in_both(DRAW, 'rng.rand(cache["A{0}"].shape[0], 1) + np.zeros(cache["A{0}"].shape)'),
    ),
    "units share a mask": (
        "Each example loses a layer or nothing, in a mask of equal rows. Draw for each unit of each example.",
        *in_both(DRAW, 'rng.rand(1, cache["A{0}"].shape[1]) + np.zeros(cache["A{0}"].shape)'),
    ),
    "a fixed number of units": (
        "Each unit has a draw of its own, and nobody counts how many stay.",
        *in_both(DRAW, 'rng.permutation(cache["A{0}"].size).reshape(cache["A{0}"].shape) / cache["A{0}"].size'),
    ),
    "D1 for D2": (
        "Layer 2 has the mask of layer 1. It needs a draw of its own, in the shape of `A2`.",
        (MASK.format(2), '    cache["D2"] = cache["D1"]\n'),
    ),
    "layer 1 masked twice": (
        "`A1` is masked and scaled twice, and `A2` not at all. Compare the numbers in each line of layer 2.",
        (MASKED.format(2), MASKED.format(1)),
    ),
    "masks not stored": (
        "Without them the backward pass cannot know which units were dropped. Are they only in variables of their "
        "own, or in `cache` under other names?",
        *in_both('cache["D{0}"]', "D{0}"),
    ),
    "layer 2 without dropout": (
        "Is layer 2 still to be done, or is its mask in `cache` under another name?",
        ((MASK + MASKED).format(2), ""),
    ),
    "layer 1 without dropout": (
        "Is layer 1 still to be done, or is its mask in `cache` under another name?",
        ((MASK + MASKED).format(1), ""),
    ),
    "mask not applied": (
        "The activations are scaled but not masked. Is the third step missing, or is its result not kept?",
        *in_both('* cache["D{0}"] / keep_prob', "/ keep_prob"),
    ),
    "masks drawn but not used": (
        "The masks are drawn, but the activations are those without dropout. Is the masked array put back into "
        "`cache`, from where the next line takes it?",
        *in_both(MASKED, ""),
    ),
    "masked too late": (
        "The next layer was computed before the mask came in. Mask and scale first, then go on.",
        ('parameters["W2"] @ cache["A1"]', 'parameters["W2"] @ network.relu(cache["Z1"])'),
        ('parameters["W3"] @ cache["A2"]', 'parameters["W3"] @ network.relu(cache["Z2"])'),
    ),
    "masked copy not stored": (
        "The next layer was computed from the masked activations, but `cache` has the ones without a mask. The "
        "backward pass multiplies with what is in `cache`.",
        (
            'return cache["A3"], cache',
            'cache["A1"], cache["A2"] = network.relu(cache["Z1"]), network.relu(cache["Z2"])\n'
            '    return cache["A3"], cache',
        ),
    ),
    "Z masked for A": (
        "The mask is applied to `Z`. The backward pass asks `Z` where ReLU was on, so it must stay as it is: mask `A`.",
        *in_both(MASKED, MASKED.replace("A", "Z") + '    cache["A{0}"] = network.relu(cache["Z{0}"])\n'),
    ),
    "dropout on the input": (
        "Some of the inputs seem to be dropped. Only hidden units are: leave `X` as it is.",
        ('parameters["W1"] @ X', 'parameters["W1"] @ (X * (rng.rand(*X.shape) < keep_prob) / keep_prob)'),
    ),
    "dropout on the output": (
        "The last layer has dropout too. A dropped output is a prediction thrown away.",
        (
            'network.sigmoid(cache["Z3"])',
            'network.sigmoid(cache["Z3"]) * (rng.rand(*cache["Z3"].shape) < keep_prob) / keep_prob',
        ),
    ),
    "frozen mask": (
        "Is a generator made or seeded inside the function, so that it starts from the same point at every call, or "
        "are masks of an earlier call kept? Then the same units are gone during the whole training. Draw from `rng` as "
        "it comes, at each call.",
        ('cache = {"A0": X}', 'cache = {"A0": X}\n    rng = np.random.RandomState(1)'),
    ),
    "seeded again in each layer": (
        "A generator made or seeded for each layer gives the same numbers. Draw from `rng` as it comes.",
        ("rng.rand(", "np.random.RandomState(1).rand("),
    ),
    "a generator of its own": (
        "Without a seed your training can't be repeated. Where does `rng` come in?",
        ("rng.rand(", "np.random.RandomState().rand("),
    ),
}


EXERCISE = Exercise(
    solution=forward_propagation_with_dropout,
    blank=blank_dropout_forward,
    observe=dropout_masks.observe_dropout_forward,
    mistakes=known(MISTAKES),
    formula=FORMULA,
)
