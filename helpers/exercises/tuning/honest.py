"""Exercise 7 of the project: what the winner is worth, told by examples that had no say in the choice."""

from helpers.exercises.judge.expect import expect_number, expect_several, kind_of
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed
from helpers.exercises.parts import Exercise, Mistake

# Our solution.


def honest_estimate(configurations, validation_score, test_score):
    """Choose on validation, and ask the test set once (Cawley and Talbot 2010, section 5).

    configurations: a list, left as it is; validation_score(configuration), test_score(configuration) -> accuracies.

    Returns the chosen configuration, at a tie any of the best, and an honest estimate of its accuracy on new examples.
    """
    chosen = max(configurations, key=validation_score)
    return chosen, test_score(chosen)


# How an answer is observed.

# The validation and the test accuracy of each: the best on the one is not the best on the other, and in the first case
# a later one is better than the one before it, but not the best. In the third case the test accuracy of the best is the
# larger one, and two are equal. Then they differ by a little; then all are low; then there are more of them.
CASES = [
    {"a": (0.80, 0.83), "b": (0.90, 0.85), "c": (0.84, 0.81), "d": (0.86, 0.88)},
    {"e": (0.70, 0.75), "f": (0.66, 0.72), "g": (0.79, 0.74)},
    {"h": (0.84, 0.86), "i": (0.84, 0.86), "j": (0.80, 0.90)},
    {"k": (0.8604, 0.8715), "l": (0.8612, 0.8635), "m": (0.8608, 0.8705)},
    {"n": (0.315, 0.325), "o": (0.305, 0.335), "p": (0.295, 0.345)},
    {"q": (0.7, 0.71), "r": (0.72, 0.7), "s": (0.74, 0.75), "t": (0.78, 0.74), "u": (0.76, 0.77), "v": (0.6, 0.79)},
]


def observe_estimate(call):
    """Which is chosen, what is told of it, and how often the test set was asked."""
    for accuracies in CASES:
        validation_score, _ = a_score("validation_score", {name: pair[0] for name, pair in accuracies.items()})
        test_score, asked = a_score("test_score", {name: pair[1] for name, pair in accuracies.items()})
        result = call([{"name": name} for name in accuracies], validation_score, test_score)
        expect_several(result, 2, "two things, the configuration and the estimate")
        chosen, estimate = result
        if not isinstance(chosen, dict):
            raise Wrong(
                f"The first result is {kind_of(chosen)}; expected the chosen configuration.",
                key=("chosen", type(chosen).__name__),
            )
        estimate = float(expect_number(estimate, "the estimate"))
        yield Observed(len(asked), describe_asked)
        yield Observed(accuracies[chosen["name"]], describe_chosen)
        yield Observed(estimate, describe_estimate, tolerance=1e-9)


def a_score(what, accuracies):
    """A score function of this name, and the list of names that its calls fill."""
    asked = []

    def score(configuration):
        if not isinstance(configuration, dict):
            raise TypeError(f"{what} got {kind_of(configuration)}; expected one configuration")
        asked.append(configuration["name"])
        return accuracies[configuration["name"]]

    score.__qualname__ = what  # as Python's own errors call it
    return score, asked


def describe_asked(got, expected):
    return f"Your function asked the test set {got} times; expected once, for the one that was chosen."


def describe_chosen(got, expected):
    return (
        f"Your function chose a configuration with {got[0]:.4g} on validation; expected the one with "
        f"{expected[0]:.4g}, the best there."
    )


def describe_estimate(got, expected):
    return f"Your estimate is {got:.4g}; expected {expected:.4g}."


# What people get wrong, each as a small change of our solution.

CHOICE = "chosen = max(configurations, key=validation_score)"

MISTAKES = (
    Mistake(
        "the validation score",
        "That is the score by which the winner was chosen, and so it is too good: among many the luckiest wins. "
        "Which examples had no say in the choice?",
        ("test_score(chosen)", "validation_score(chosen)"),
    ),
    Mistake(
        "chosen on the test set",
        "The choice was made on the test set. Then its score is the best of many too, and no honest estimate is left.",
        ("key=validation_score", "key=test_score"),
    ),
    Mistake(
        "the best test score",
        "The configuration is the right one, but the estimate is the best of all test scores, and belongs to another.",
        ("test_score(chosen)", "max(map(test_score, configurations))"),
    ),
    Mistake(
        "the average of all test scores",
        "That is the average over all configurations. Only the chosen one will be used.",
        ("test_score(chosen)", "sum(map(test_score, configurations)) / len(configurations)"),
    ),
    Mistake(
        "all tested, one used",
        "The result is right, but all configurations were tried on the test set. What has been seen tempts to choose: "
        "leave it closed until the choice is made.",
        ("    return", "    tested = [test_score(one) for one in configurations]\n    return"),
        ("chosen, test_score(chosen)", "chosen, tested[configurations.index(chosen)]"),
    ),
    Mistake(
        "the worst",
        "The worst was chosen. These are accuracies: the larger, the better.",
        ("max(configurations", "min(configurations"),
    ),
    Mistake(
        "not chosen",
        "It looks like the first one is taken without a look at its score.",
        (CHOICE, "chosen = configurations[0]"),
    ),
    Mistake(
        "compared with the one before",
        "It looks like each score is compared with that of the one before it. One that is better than its neighbour "
        "need not be the best: compare with the best so far.",
        (
            CHOICE,
            "chosen = configurations[0]\n    for before, one in zip(configurations, configurations[1:]):\n"
            "        chosen = one if validation_score(one) > validation_score(before) else chosen",
        ),
    ),
    Mistake(
        "the mean of both",
        "The validation score is in the mean, and it is too good. Take the test score alone.",
        ("test_score(chosen)", "(test_score(chosen) + validation_score(chosen)) / 2"),
    ),
    Mistake(
        "order of the results",
        "The two results are exchanged: first the configuration, then the number.",
        ("return chosen, test_score(chosen)", "return test_score(chosen), chosen"),
    ),
)


# Right answers written in other ways, for the tests.


def estimate_by_list(configurations, validation_score, test_score):
    scores = [validation_score(one) for one in configurations]
    best = configurations[scores.index(max(scores))]
    return best, test_score(best)


def estimate_by_loop(configurations, validation_score, test_score):
    best, best_score = None, -1
    for one in configurations:
        score = validation_score(one)
        if score > best_score:
            best, best_score = one, score
    estimate = test_score(best)
    return [best, estimate]


def estimate_by_sorting(configurations, validation_score, test_score):
    best_first = sorted(configurations, key=lambda one: -validation_score(one))
    return best_first[0], float(test_score(best_first[0]))


VARIANTS = (estimate_by_list, estimate_by_loop, estimate_by_sorting)

EXERCISE = Exercise(solution=honest_estimate, observe=observe_estimate, mistakes=MISTAKES, variants=VARIANTS)
