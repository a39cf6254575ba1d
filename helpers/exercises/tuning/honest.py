"""Exercise 7 of the project: what the winner is worth, told by examples that had no say in the choice."""

import numpy as np

from helpers.exercises.judge.expect import expect_number, expect_several, kind_of
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed
from helpers.exercises.judge.steps import Factor, Formula, at_once
from helpers.exercises.parts import Exercise, known

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
        arguments, asked = arguments_for(accuracies)
        result = call(*arguments)
        expect_several(result, 2, "two things, the configuration and the estimate")
        chosen, estimate = result
        if not isinstance(chosen, dict):
            raise Wrong(
                f"The first result is {kind_of(chosen)}; expected the chosen configuration.",
                key=("chosen", type(chosen).__name__),
            )
        estimate = float(expect_number(estimate, "the estimate"))
        yield Observed(len(asked), ASKED.format, advice=about_asked)
        yield Observed(accuracies[chosen["name"]], CHOSEN.format)
        yield Observed(estimate, "Your estimate is {:.4g}; expected {:.4g}.".format, tolerance=1e-9)


ASKED = "Your function asked the test set {} times; expected once, for the one that was chosen."
CHOSEN = (
    "Your function chose a configuration with {0[0]:.4g} on validation; expected the one with {1[0]:.4g}, the best "
    "there."
)


def arguments_for(accuracies):
    """What an answer is given, and the list of names for which the test set was asked."""
    validation_score, _ = a_score("validation_score", {name: pair[0] for name, pair in accuracies.items()})
    test_score, asked = a_score("test_score", {name: pair[1] for name, pair in accuracies.items()})
    return ([{"name": name} for name in accuracies], validation_score, test_score), asked


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


def about_asked(got, expected):
    return "Make the choice first, and ask the test set after it." if got > expected else ""


# How the two come about, and how their factors are misread.


def better_than_the_one_before(scores):
    return int(np.flatnonzero(np.append(True, np.diff(scores) > 0))[-1])


SCORES = Factor(
    "scores",
    lambda at: at["validation"],
    {
        "chosen on the test set": lambda at: at["test"],
        "chosen by both": lambda at: at["validation"] + at["test"],
        "chosen by rounded scores": lambda at: np.round(at["validation"], 2),
    },
    {
        "chosen on the test set": "The choice was made on the test set. Then no honest estimate is left.",
        "chosen by both": "It looks like the test score has a say in the choice. Choose on validation alone.",
        "chosen by rounded scores": "It looks like the scores are rounded before they are compared. Small gains count.",
    },
)
CHOICE = Factor(
    "choice",
    lambda at: np.argmax,
    {
        "the worst": lambda at: np.argmin,
        "not chosen": lambda at: lambda scores: 0,
        "the last": lambda at: lambda scores: -1,
        "compared with the one before": lambda at: better_than_the_one_before,
    },
    {
        "the worst": "The worst was chosen. These are accuracies: the larger, the better.",
        "not chosen": "It looks like the first one is taken without a look at its score.",
        "the last": "It looks like the last one is taken without a look at its score.",
        "compared with the one before": "Each score seems compared with the one before it, not the best.",
    },
)
ESTIMATE = Factor(
    "estimate",
    lambda at: lambda i: at["test"][i],
    {
        "the validation score": lambda at: lambda i: at["validation"][i],
        "the best test score": lambda at: lambda i: max(at["test"]),
        "the average of all test scores": lambda at: lambda i: np.mean(at["test"]),
        "the mean of both": lambda at: lambda i: (at["validation"][i] + at["test"][i]) / 2,
        "the smaller of both": lambda at: lambda i: min(at["validation"][i], at["test"][i]),
        "the difference of both": lambda at: lambda i: abs(at["validation"][i] - at["test"][i]),
        "the share that is wrong": lambda at: lambda i: 1 - at["test"][i],
        "in percent": lambda at: lambda i: 100 * at["test"][i],
        "rounded": lambda at: lambda i: round(float(at["test"][i]), 2),
    },
    {
        "the validation score": "By this score the winner was chosen. Which examples had no say in that?",
        "the best test score": "That is the best of all test scores. Only the chosen one will be used.",
        "the average of all test scores": "That is the average of all. Only the chosen one will be used.",
        "the mean of both": "The validation score is in the mean, and it is too good. Take the test score alone.",
        "the smaller of both": "That is the smaller of the two. The test score alone is honest.",
        "the difference of both": "That is how far the two scores lie apart. Return the accuracy on the test set.",
        "the share that is wrong": "That is the share that is wrong. An accuracy is the share that is right.",
        "in percent": "The estimate is in percent. Return it as `test_score` gives it.",
        "rounded": "The estimate is rounded. Return it as `test_score` gives it; round where you print it.",
    },
)


def chosen_and_estimate(result):
    """The two accuracies of the chosen configuration, and the estimate."""
    chosen, estimate = result
    return {"chosen": np.array(ACCURACIES[chosen["name"]]), "estimate": np.array(float(estimate))}


def of_the_choice(at, one, values):
    scores, choice, estimate = values
    i = choice(scores)
    return np.array([at["validation"][i], at["test"][i]]), estimate(i)


FORMULA_CASES = [  # in these, readings differ that show the same in the others
    *CASES,
    {"w": (0.72, 0.90), "x": (0.80, 0.81), "y": (0.75, 0.86), "z": (0.70, 0.84)},
    {"a2": (0.93, 0.78), "b2": (0.88, 0.71), "c2": (0.95, 0.76), "d2": (0.91, 0.74)},
]
ACCURACIES = {name: pair for accuracies in FORMULA_CASES for name, pair in accuracies.items()}
FORMULA = Formula(
    lambda: [arguments_for(accuracies)[0] for accuracies in FORMULA_CASES],
    lambda arguments, outputs: dict(
        zip(("validation", "test"), np.array([ACCURACIES[one["name"]] for one in arguments[0]]).T)
    ),
    chosen_and_estimate,
    (
        at_once(
            "result",
            (SCORES, CHOICE, ESTIMATE),
            lambda at, value: dict(zip(("chosen", "estimate"), value)),
            of_the_choice,
        ),
    ),
)


# What people get wrong, each as a small change of our solution.

MISTAKES = {
    "all tested, one used": (
        "The result is right, but all configurations were tried on the test set. What has been seen tempts to choose: "
        "leave it closed until the choice is made.",
        ("    return", "    tested = [test_score(one) for one in configurations]\n    return"),
        ("chosen, test_score(chosen)", "chosen, tested[configurations.index(chosen)]"),
    ),
    "order of the results": (
        "The two results are exchanged: first the configuration, then the number.",
        ("return chosen, test_score(chosen)", "return test_score(chosen), chosen"),
    ),
}


EXERCISE = Exercise(solution=honest_estimate, observe=observe_estimate, mistakes=known(MISTAKES), formula=FORMULA)
