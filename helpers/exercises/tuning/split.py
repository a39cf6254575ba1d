"""Exercise 1 of the project: validation positions, split off at random."""

import functools

import numpy as np

from helpers.exercises.judge.expect import expect_several, kind_of
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed, expect_array
from helpers.exercises.parts import Exercise, known

# Our solution.


def split_off_validation(X, Y, num_validation, rng):
    """Two sets out of one, by chance.

    X: (features, m); Y: (1, m); num_validation: how many examples to split off; rng: what to draw from.

    Returns train_X, train_Y, validation_X, validation_Y: each example in one of the two sets, with its label.
    """
    order = rng.permutation(X.shape[1])
    validation, train = order[:num_validation], order[num_validation:]
    return X[:, train], Y[:, train], X[:, validation], Y[:, validation]


# How an answer is observed.

NAMES = ("train_X", "train_Y", "validation_X", "validation_Y")
CASES = [(5, 60, 13), (3, 41, 30), (60, 60, 25)]  # features, examples, num_validation
MANY, FEW = 48, 18
SIZES = (
    "Out {case}, your `train_X` and `validation_X` have {0[0]} and {0[2]} columns, `train_Y` and `validation_Y` {0[1]} "
    "and {0[3]}; expected {1[0]} for training and {1[2]} for validation."
)
SHARED = "Some examples are in your training set and in your validation set as well; expected each in one of them."
ORDER = "Your validation examples are {} `X`; expected them drawn from all of it."
FEW_SETS = f"In {MANY} splits of 9 columns only {{}} different sets were split off; expected many more by chance."
NOT_REPEATED = "Called twice with an `rng` of the same seed, your function made two different splits."
FROZEN = "Called with an `rng` of another seed, your function made the same split again."


def observe_split(call):
    """Sizes, what is lost or there twice, which label is whose, and whether chance decides."""
    for features, m, num_validation in CASES:
        X = np.arange(1.0, features * m + 1).reshape(features, m)
        Y = generator(m).randint(2, size=(1, m))
        parts = expect_parts(call(X, Y, num_validation, generator(m)), features)
        case = f"of {m} examples, with num_validation = {num_validation}"
        sizes = tuple(part.shape[1] for part in parts)
        yield Observed(sizes, functools.partial(SIZES.format, case=case), advice=about_sizes(m))
        where = [positions(part, X) for part in (parts[0], parts[2])]
        together = np.concatenate(where)
        told = f"Out {case}, {{}} are in neither of your two sets; expected none to be lost."
        yield Observed(int(m - len(set(together.tolist()))), told.format)
        yield Observed(bool(set(where[0].tolist()) & set(where[1].tolist())), SHARED.format)
        yield Observed(whose_labels(parts, where, Y), describe_labels)
        yield Observed(in_order(where[1], m), ORDER.format)
        again, other = (expect_parts(call(X, Y, num_validation, generator(seed)), features)[2] for seed in (m, m + 1))
        yield Observed(np.array_equal(again, parts[2]), NOT_REPEATED.format)
        yield Observed(np.array_equal(other, parts[2]), FROZEN.format)
    seldom, sets = seldom_together(call)
    yield Observed(seldom, describe_seldom)
    yield Observed(sets, FEW_SETS.format)


def expect_parts(result, features):
    """Raise Wrong unless the result is four arrays with features and labels in turn; return them."""
    expect_several(result, 4, f"four arrays: {', '.join(NAMES)}")
    for name, part, rows in zip(NAMES, result, (features, 1, features, 1)):
        found = part.shape if isinstance(part, np.ndarray) else None
        if found is None or len(found) != 2 or found[0] != rows:
            what = kind_of(part) if found is None else f"of shape {found}"
            raise Wrong(
                f"`{name}` is {what}; expected an array with {rows} row{'s' * (rows > 1)} and a column for each "
                "example.",
                key=("shape", name, "no array" if found is None else found),
                advice="Are rows and columns exchanged? `.T` turns an array."
                * (found is not None and found[1:] == (rows,)),
            )
        expect_array(part, name, found, "fiu")
    return result


def positions(part, X):
    """Which column of X each column is; -1 for none of them."""
    same = np.all(part[:, :, None] == X[:, None, :], axis=0)
    return np.where(same.any(axis=1), same.argmax(axis=1), -1)


def whose_labels(parts, where, Y):
    """Of both sets, whether the labels are "their own", those of the first or last columns "as given", or "others"."""
    return tuple(
        "their own"
        if np.array_equal(labels, Y[:, of])
        else "as given"
        if any(np.array_equal(labels, some) for some in (Y[:, : len(of)], Y[:, -len(of) :]))
        else "others"
        for labels, of in zip((parts[1], parts[3]), where)
    )


def in_order(where, m):
    """How the validation examples were chosen out of m: "drawn", or which they are."""
    if where.size == 0 or np.mean(np.diff(np.sort(where)) == 1) < 0.9:
        return "drawn"
    at_the_start, at_the_end = where.min() == 0, where.max() == m - 1
    if at_the_start == at_the_end:
        return "neighbours in"
    return "the first ones of" if at_the_start else "the last ones of"


def seldom_together(call):
    """What chance hardly does in MANY draws: a pair of columns that is never split off, or one that always is, () when
    there is none; and how many different sets are split off, FEW at the most.

    A pair is missed by chance with a probability of (1 - 6 * 5 / (9 * 8)) ** MANY, below one in a million for all, and
    a column always taken with (6 / 9) ** MANY. Two thirds of each class stay when a split keeps the shares of both.
    Then there are 45 different sets (else 84), and fewer than FEW of them come hardly ever: 30 do on average.
    """
    m, num_validation, rng = 9, 6, generator(7)
    X, Y = np.arange(1.0, 2 * m + 1).reshape(2, m), np.arange(m)[None] % 3 // 2
    together, sets = np.zeros((m, m)), set()
    for _ in range(MANY):
        where = positions(expect_parts(call(X, Y, num_validation, rng), 2)[2], X)
        together[np.ix_(where, where)] += 1
        sets.add(frozenset(where.tolist()))
    never = sorted(np.argwhere(together == 0).tolist(), key=lambda pair: pair[0] != pair[1])  # single columns first
    always = np.flatnonzero(np.diag(together) == MANY).tolist()
    return tuple(never[0] if never else always[:1]), min(len(sets), FEW)


def about_sizes(m):
    """What follows from the sizes alone."""
    return lambda got, expected: (
        "Together that is more than there are, so some come twice: is one drawn more than once, or do both sets "
        "take the same part?"
        if got[0] + got[2] > m
        else "Together that is less than there are, so some are lost."
        if got[0] + got[2] < m
        else ""
    )


def describe_labels(got, expected):
    which = [name for name, whose in zip(("training", "validation"), got) if whose != "their own"]
    return f"In your {' and '.join(which)} set{'s' * (len(which) > 1)} some examples have the label of another one."


def describe_seldom(got, expected):
    if len(got) == 1:
        which = f"column {got[0]} was always"
    else:
        one, other = got
        which = f"column {one} was never" if one == other else f"columns {one} and {other} were never together"
    return (
        f"In {MANY} splits of 9 columns, 6 of them for validation, {which} among these 6; expected that chance can "
        "take any, and leave any."
    )


# What people get wrong, each as a small change of our solution.

DRAW = "order = rng.permutation(X.shape[1])"

MISTAKES = {
    "not shuffled": (
        "A file is often sorted, by time or by class, and then its first examples are not like the rest. "
        "Which method of `rng` mixes the numbers of the columns?",
        (DRAW, "order = np.arange(X.shape[1])"),
    ),
    "the last ones, not shuffled": (
        "A file is often sorted, and then its last examples are not like the rest. Mix the numbers of the columns "
        "with `rng` first.",
        (DRAW, "order = np.arange(X.shape[1])[::-1]"),
    ),
    "a seed of its own": (
        "The split hangs on a seed that your function chooses itself. All draws must come from the argument `rng`, so "
        "that the caller decides.",
        (DRAW, "order = np.random.RandomState(0).permutation(X.shape[1])"),
    ),
    "drawn with replacement": (
        "It looks like every number was drawn anew, so that one can come twice and another never. To mix is to draw "
        "each number once.",
        (DRAW, "order = rng.randint(X.shape[1], size=X.shape[1])"),
    ),
    "validation drawn with replacement": (
        "It looks like one number can be drawn twice. `rng.randint` puts each back, and so does `rng.choice` unless "
        "told `replace=False`; `rng.permutation` gives each once.",
        (DRAW, "order = rng.choice(X.shape[1], num_validation)"),
        ("order[:num_validation], order[num_validation:]", "order, np.setdiff1d(np.arange(X.shape[1]), order)"),
    ),
    "rows mixed": (
        "It looks like the rows of `X` were mixed: `rng.shuffle` and `rng.permutation` do so with a matrix. The "
        "examples are its columns: mix their numbers.",
        (DRAW, "X, order = rng.permutation(X), np.arange(X.shape[1])"),
    ),
    "each by a chance of its own": (
        "It looks like each column goes to validation with a certain probability. Then their number is left to chance, "
        "too: here it is given.",
        (
            "return X[:, train], Y[:, train], X[:, validation], Y[:, validation]",
            "return X[:, ~chosen], Y[:, ~chosen], X[:, chosen], Y[:, chosen]",
        ),
        (DRAW, "chosen = rng.rand(X.shape[1]) < num_validation / X.shape[1]"),
        ("    validation, train = order[:num_validation], order[num_validation:]\n", ""),
    ),
    "flat labels": (
        "The labels have lost a dimension. `Y[:, ...]` keeps both; `Y[0, ...]` and `ravel` keep one.",
        ("Y[:, train]", "Y[0, train]"),
        ("Y[:, validation]", "Y[0, validation]"),
    ),
    "order of the results": (
        "The four are there in another order. First both arrays of training, then both of validation.",
        ("Y[:, train], X[:, validation]", "X[:, validation], Y[:, train]"),
    ),
    "sets exchanged": (
        "The two sets are exchanged: `num_validation` examples are for validation, the others for training. Which two "
        "arrays come first in what you return?",
        ("validation, train = order", "train, validation = order"),
    ),
    "validation stays in training": (
        "The validation examples were copied and not split off. What the network was trained on says nothing about new "
        "examples.",
        ("order[:num_validation], order[num_validation:]", "order[:num_validation], order"),
    ),
    "sorted by class": (
        "It looks like the labels have a say in which examples are split off. Then one class may be missing from "
        "validation: mix all columns, whatever their label is.",
        (DRAW, "order = np.argsort(Y[0] + rng.rand(Y.size) / 2)"),
    ),
    "labels left in their old order": (
        "The examples were mixed and the labels were not. Take the same columns of `X` and of `Y`.",
        ("Y[:, train]", "Y[:, num_validation:]"),
        ("Y[:, validation]", "Y[:, :num_validation]"),
    ),
    "labels mixed by themselves": (
        "The labels were mixed by another draw than the examples. Draw one order, and use it for both.",
        ("return", "other = rng.permutation(X.shape[1])\n    return"),
        ("Y[:, train]", "Y[:, other[num_validation:]]"),
        ("Y[:, validation]", "Y[:, other[:num_validation]]"),
    ),
}


EXERCISE = Exercise(solution=split_off_validation, observe=observe_split, mistakes=known(MISTAKES))
