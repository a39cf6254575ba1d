"""Exercise 2 of the project: a score for every value of a hyperparameter and every seed."""

import numpy as np

from helpers.exercises.judge.expect import kind_of
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed, expect_array
from helpers.exercises.parts import Exercise, known

# Our solution.


def scores_by_seed(score, values, seeds):
    """The score of every value with every seed.

    score(value, seed) -> a number, asked for once for each pair; values, seeds: sequences.

    Returns an array of shape (len(values), len(seeds)).
    """
    scores = np.zeros((len(values), len(seeds)))
    for i, value in enumerate(values):
        for j, seed in enumerate(seeds):
            scores[i, j] = score(value, seed)
    return scores


# How an answer is observed.

# Values and seeds; in the last case an array made like the values, or like the seeds, would hold whole numbers.
CASES = [([0.5, 2.0, 20.0], [1, 4]), ([0.25, 3.0], [7, 11, 2, 5]), ([1, 3, 10, 50], range(3))]


def observe_scores(call):
    """The array, and how often the score was asked for."""
    for values, seeds in CASES:
        calls = []

        def score(value, seed):
            calls.append((value, seed))  # noqa: B023 (asked in this round alone)
            return 0.5 + 0.01 * value + 0.001 * seed**2 - 0.002 * value * seed

        score.__qualname__ = "score"  # as Python's own errors call it
        scores = call(score, values[:], seeds[:])
        shape = (len(values), len(seeds))
        if not isinstance(scores, np.ndarray):
            raise Wrong(
                f"Your function returned {kind_of(scores)}; expected an array of shape {shape}.",
                key=("no array", type(scores).__name__),
            )
        if scores.shape != shape and scores.dtype.kind in "fiu":
            raise Wrong(
                f"For {len(values)} values and {len(seeds)} seeds your array has the shape {scores.shape}; expected "
                f"{shape}: a row for each value, a column for each seed.",
                key=("shape", scores.shape),
            )
        expect_array(scores, "scores", shape, "fiu")
        yield Observed(scores, describe_scores(values, seeds), tolerance=1e-9)
        yield Observed(len(calls), CALLS.format, advice=about_calls)


CALLS = "Calls of `score`: {}; expected {}, one for each value and seed."


def about_calls(got, expected):
    return "Is it `np.vectorize`? It asks for the first one twice, unless told `otypes`." * (got == expected + 1)


def describe_scores(values, seeds):
    """The first wrong number."""

    def describe(got, expected):
        i, j = np.argwhere(~np.isclose(got, expected, rtol=0, atol=1e-9))[0]
        return (
            f"For the value {values[i]} and the seed {seeds[j]} your array has {got[i, j]:.4g}; expected what "
            f"`score` gives for these two, {expected[i, j]:.4g}."
        )

    return describe


# What people get wrong, each as a small change of our solution.

CALL = "score(value, seed)"

MISTAKES = {
    "the counter for the seed": (
        "It looks like `score` got the number of the column and not the seed that belongs there.",
        (CALL, "score(value, j)"),
    ),
    "the counter for the value": (
        "It looks like `score` got the number of the row and not the value that belongs there.",
        (CALL, "score(i, seed)"),
    ),
    "both counters": (
        "It looks like `score` got the numbers of row and column. It needs the value and the seed themselves.",
        (CALL, "score(i, j)"),
    ),
    "a whole row at once": (
        "Each row shows its last seed only: every pass of the inner loop writes over the whole row. Name the column, "
        "too.",
        ("scores[i, j] =", "scores[i] ="),
    ),
    "one row many times": (
        "All rows are one and the same list: `[row] * n` holds one row n times. Make a new row for each value.",
        ("np.zeros((len(values), len(seeds)))", "[[0.0] * len(seeds)] * len(values)"),
        ("scores[i, j]", "scores[i][j]"),
        ("return scores", "return np.array(scores)"),
    ),
    "rows and columns exchanged": (
        "Rows and columns are exchanged: the first index counts the values.",
        ("return scores", "return scores.T"),
    ),
    "in the other order": (
        "The scores are there, but not in their places. Were they asked for seed by seed, and then cut into rows?",
        ("return scores", "return scores.T.reshape(scores.shape)"),
    ),
    "in one row": (
        "The scores lie side by side. An array with rows and columns has two dimensions.",
        ("return scores", "return scores.ravel()"),
    ),
    "pairs alone": (
        "Values and seeds seem to go side by side, as with `zip`. Each value needs every seed.",
        ("return scores", "return np.diag(scores).copy()"),
    ),
    "the diagonal alone": (
        "Only the first value with the first seed, the second with the second and so on are filled. Each value needs "
        "every seed: one loop inside of the other.",
        (CALL, f"{CALL} if i == j else 0"),
    ),
    "averaged": (
        "There is no column for each seed: are the scores averaged? Their spread is needed, too.",
        ("return scores", "return scores.mean(axis=1)"),
    ),
    "the first seed alone": (
        "Each row repeats the score of the first seed. Each column has a seed of its own.",
        (CALL, f"{CALL} if j == 0 else scores[i, 0]"),
    ),
    "whole numbers": (
        "All scores are 0: the array was made for whole numbers, and these cut off what stands behind the point.",
        ("len(seeds)))", "len(seeds)), dtype=int)"),
    ),
    "lists": (
        "A cell below takes the first column, `[:, 0]`, and a list of lists has no columns. Make an array of it.",
        ("return scores", "return scores.tolist()"),
    ),
    "returned with the first score": (
        "Only the first score is there. A `return` ends both loops: look at how far it is indented.",
        ("    return scores", "            return scores"),
    ),
    "returned too early": (
        "Only the first row is filled. Look at how far the `return` is indented.",
        ("    return scores", "        return scores"),
    ),
}


EXERCISE = Exercise(solution=scores_by_seed, observe=observe_scores, mistakes=known(MISTAKES))
