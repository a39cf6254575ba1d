"""Exercise 6 of the project: stop those that fall behind."""

import numpy as np

from helpers.exercises.judge.expect import kind_of
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed
from helpers.exercises.parts import Exercise, known

# Our solution.


def successive_halving(configurations, score, num_iterations):
    """The last of many configurations (Jamieson and Talwalkar 2016, figure 1, with the better half kept).

    configurations: a list, left as it is; score(configuration, num_iterations) -> its accuracy after so many
    iterations, asked for once in a round; num_iterations: those of the first round. Each round keeps the better half,
    rounded down and at a tie any of them, and doubles the iterations, until one is left.

    Returns this configuration.
    """
    alive = list(configurations)
    while len(alive) > 1:
        scores = [score(configuration, num_iterations) for configuration in alive]
        order = np.argsort(scores)[::-1]
        alive = [alive[i] for i in order[: len(alive) // 2]]
        num_iterations *= 2
    return alive[0]


# How an answer is observed.

# How good each is after few iterations, and how much it gains with each doubling: those that lead at first fall behind,
# and k even gets worse, though its first score is the best of all.
FIRST = {"x": 0.5, "a": 0.70, "b": 0.61, "c": 0.66, "d": 0.52, "e": 0.64, "f": 0.57, "g": 0.68, "h": 0.55, "k": 0.9}
GAIN = {"x": 0, "a": 0.01, "b": 0.09, "c": 0.07, "d": 0.2, "e": 0.055, "f": 0.03, "g": 0.02, "h": 0.01, "k": -0.25}
# The configurations by their letters: those of one letter score the same. Then the iterations of the first round, and
# what is added to all scores. With 50 validation positions most rounds have a tie, often just at the cut.
CASES = [
    ("a b c d e f g h", 100, 0),
    ("h g f e d", 30, 0),
    ("c", 50, 0),
    ("x1 a g x2", 10, 0),
    ("b k d a", 100, 0),
    ("a c1 e c2", 20, 0),
    ("g f e d c b a", 375, 0.28),
    ("x1 x2 x3 x4", 10, -0.45),
]
MOST_CALLS = 100  # an answer whose rounds do not end is told so, and not left to run


def observe_halving(call):
    """Who was trained for how long, round by round, and who is left."""
    for letters, num_iterations, more in CASES:
        names = letters.split()
        score, calls = a_score(num_iterations, more)
        left = call([{"name": name} for name in names], score, num_iterations)
        if not isinstance(left, dict) or "name" not in left:
            raise Wrong(
                f"Out of {len(names)}, your function returned {kind_of(left)}; expected the one configuration that is "
                "left.",
                key=("left", type(left).__name__),
            )
        rounds = by_iterations(calls)
        case = f"With {len(names)} configurations and {num_iterations} iterations at first"
        yield Observed(tuple(rounds), listed(f"{case} your function trains for {{}} iterations"), advice=about_rounds)
        counts = tuple(len(of) for of in rounds.values())
        yield Observed(counts, listed(f"{case} your function asks for {{}} scores"))
        kept = tuple("".join(sorted(of)) for of in rounds.values())
        yield Observed(kept, f"{case} your function keeps others than the better half of a round.".format)
        yield Observed(
            letter(left), f"{case} another configuration is left than the best one of the last round.".format
        )
        yield Observed(all(isinstance(iterations, (int, np.integer)) for _, iterations in calls), KIND.format)


KIND = (
    "Your function asks for a number of iterations with a point in it, such as 60.0. A training counts them: expected "
    "whole numbers, of type int."
)


def a_score(first, more):
    """A score function, and the list of (letter, iterations) that its calls fill."""
    calls = []

    def score(configuration, num_iterations):
        if not isinstance(configuration, dict):
            raise TypeError(
                f"score got {kind_of(configuration)}; expected a configuration, then a number of iterations"
            )
        if not isinstance(num_iterations, (int, float, np.number)) or not 1 <= num_iterations < np.inf:
            raise ValueError(f"num_iterations is {num_iterations!r}: expected a whole number of at least 1")
        if len(calls) == MOST_CALLS:
            raise RuntimeError(f"score was asked {MOST_CALLS} times: do fewer stay in each round?")
        of = letter(configuration)
        calls.append((of, num_iterations))
        return more + FIRST[of] + GAIN[of] * np.log2(num_iterations / first)

    score.__qualname__ = "score"  # as Python's own errors call it
    return score, calls


def letter(configuration):
    """What configurations that score the same have in common."""
    return configuration["name"][0]


def by_iterations(calls):
    """{iterations: the letters that were scored with them}."""
    rounds = {}
    for of, iterations in calls:
        rounds.setdefault(int(iterations), []).append(of)
    return rounds


def listed(text):
    """Describes what there is round by round."""
    words = lambda numbers: ", ".join(map(str, numbers)) or "no"
    return lambda got, expected: f"{text.format(words(got))}, round by round; expected {words(expected)}."


def about_rounds(got, expected):
    one_more = len(got) == len(expected) + 1 and got[:-1] == expected
    return "Is the one that is left trained once more? Nobody is left to compare it with." if one_more else ""


# What people get wrong, each as a small change of our solution.

MISTAKES = {
    "the worse half": (
        "It looks like the worse half is kept. `np.argsort` begins with the smallest.",
        ("np.argsort(scores)[::-1]", "np.argsort(scores)"),
    ),
    "iterations not doubled": (
        "Those that are left are trained no longer than before. What is saved on the others is for them.",
        ("        num_iterations *= 2\n", ""),
    ),
    "iterations added": (
        "The iterations grow by the same number each round. They double.",
        ("    while", "    first = num_iterations\n    while"),
        ("num_iterations *= 2", "num_iterations += first"),
    ),
    "one is dropped": ("Each round drops only the last one. Half of them go.", ("len(alive) // 2]", "len(alive) - 1]")),
    "one is dropped, sorted": (  # at a tie another one goes
        "Each round drops only the worst one. Half of them go: of eight, four stay.",
        ("np.argsort(scores)[::-1]", "np.argsort(-np.array(scores), kind='stable')"),
        ("len(alive) // 2]", "len(alive) - 1]"),
    ),
    "a quarter is kept": (
        "Each round keeps a quarter. Half of them stay.",
        ("len(alive) // 2]", "max(len(alive) // 4, 1)]"),
    ),
    "rounded up": (
        "The half is rounded up: of five, three stay. Here two do, since `//` rounds down.",
        ("len(alive) // 2]", "(len(alive) + 1) // 2]"),
    ),
    "none below the middle": (
        "Of five, three are not below the middle one, and at a tie there can be more. Sort, and count how many stay.",
        ("        order = np.argsort(scores)[::-1]\n", ""),
        (
            "[alive[i] for i in order[: len(alive) // 2]]",
            "[one for one, value in zip(alive, scores) if value >= np.median(scores)]",
        ),
    ),
    "rounded to the nearest": (
        "`round` goes up here and down there: of seven, four stay. `//` always rounds down.",
        ("len(alive) // 2]", "round(len(alive) / 2)]"),
    ),
    "the first round decides": (
        "Only the first round is held, and its best one wins. Go on with the better half.",
        ("while len(alive) > 1:", "for _ in range(1):"),
        ("len(alive) // 2]", "(len(alive) + 1) // 2]"),
    ),
    "only those above the middle": (
        "At a tie there are too few above the middle, or even none. Sort, and count how many stay.",
        ("        order = np.argsort(scores)[::-1]\n", ""),
        (
            "[alive[i] for i in order[: len(alive) // 2]]",
            "[one for one, value in zip(alive, scores) if value > np.median(scores)]",
        ),
    ),
    "all at the cut kept": (
        "At a tie all stay that score as much as the last one of the better half, so there are too many, or the rounds "
        "never end. Sort, and count how many stay.",
        ("        order = np.argsort(scores)[::-1]\n", ""),
        (
            "[alive[i] for i in order[: len(alive) // 2]]",
            "[one for one, value in zip(alive, scores) if value >= sorted(scores)[-(len(alive) // 2)]]",
        ),
    ),
    "one round": (
        "Only one round asks for scores. Go on until one is left, and ask anew in each round: the training is longer.",
        ("        num_iterations *= 2\n", "        break\n"),
    ),
    "not sorted": (
        "It looks like the first half of the list is kept, whatever the scores are.",
        ("np.argsort(scores)[::-1]", "range(len(scores))"),
    ),
    "positions in another list": (
        "The order counts those that are left, and its numbers are taken for positions among all configurations. "
        "After the first round these are two lists.",
        ("[alive[i] for", "[configurations[i] for"),
    ),
    "all trained to the end": (
        "All are trained in every round, those that are out as well. Score only those that are left.",
        (
            "scores = [score(configuration, num_iterations) for configuration in alive]",
            "every = {id(one): score(one, num_iterations) for one in configurations}\n"
            "        scores = [every[id(one)] for one in alive]",
        ),
    ),
    "a list returned": (
        "What is left is one configuration in a list. Return the configuration itself.",
        ("return alive[0]", "return alive"),
    ),
}


EXERCISE = Exercise(solution=successive_halving, observe=observe_halving, mistakes=known(MISTAKES))
