"""Exercise 4 of the project: random search with a budget."""

import functools

import numpy as np  # noqa: F401 (for the known mistakes)

from helpers.exercises.judge.expect import expect_number, expect_several, kind_of
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed
from helpers.exercises.parts import Exercise, known

# Our solution.


def random_search(draw, score, num_trials, rng):
    """Draw configurations at random and keep the score of each (Bergstra and Bengio 2012).

    draw(rng) -> a configuration, a dictionary; score(configuration) -> a number, the larger the better;
    num_trials: the budget; rng: what to draw from.

    Returns best, the configuration with the largest score (any of them at a tie), and trials, a list of pairs
    (configuration, score) in the order of drawing. Each score is asked for once: that is the budget.
    """
    trials = []
    for _ in range(num_trials):
        configuration = draw(rng)
        trials.append((configuration, score(configuration)))
    best, _ = max(trials, key=lambda trial: trial[1])
    return best, trials


# How an answer is observed.

# num_trials, the seed of the draws, and the score by the distance from the best place: the best one is neither the
# first nor the last. Scores can be accuracies, many of them equal and even 1, but also costs with a minus.
CASES = [
    (7, 5, lambda distance: 1 - distance),
    (12, 8, lambda distance: 1 - distance),
    (30, 4, lambda distance: round(-1 - distance, 1)),
    (9, 11, lambda distance: -1000 * distance - 2000),
    (25, 6, lambda distance: min(round(1.1 - distance, 1), 1.0)),
]


def observe_search(call):
    """What was drawn, what was scored, what is returned."""
    for num_trials, seed, score_of in CASES:
        draw, drawn = a_draw()
        score, scored = a_score(score_of)
        best, trials = expect_search(call(draw, score, num_trials, generator(seed)))
        yield Observed(len(trials), TRIALS.format, advice=about_ties)
        budget = functools.partial(BUDGET.format, num_trials=num_trials)
        yield Observed((len(drawn), len(scored)), budget, advice=about_budget)
        seen = [expect_trial(trial) for trial in trials]
        yield Observed(len({values for values, _ in seen}), DISTINCT.format)
        quality = functools.partial(quality_of, score_of=score_of)
        belong = all(abs(score - quality(as_dictionary(values))) < 1e-12 for values, score in seen)
        yield Observed(belong, "In `trials` there is a score that is not that of its configuration.".format)
        yield Observed(rank(best, drawn, quality), describe_best(num_trials))
        yield Observed(tuple(values for values, _ in seen), describe_others)


TRIALS = "Your list `trials` has {} entries; expected {}, one for each trial of the budget."
BUDGET = (
    "With a budget of {num_trials} trials your function called `draw` {0[0]} and `score` {0[1]} times; expected "
    "{num_trials} of each."
)
DISTINCT = "Different configurations in your trials: {}; expected {}, a new draw for each."


def a_draw():
    """A draw function, and the list of configurations that its calls fill."""
    drawn = []

    def draw(rng):
        configuration = {"lambd": float(rng.rand()), "keep_prob": float(rng.rand())}
        drawn.append(configuration)
        return dict(configuration)

    draw.__qualname__ = "draw"
    return draw, drawn


def a_score(score_of):
    """A score function, and the list of configurations that its calls fill."""
    scored = []

    def score(configuration):
        if not isinstance(configuration, dict):
            raise TypeError(f"score got {kind_of(configuration)}; expected a configuration, as draw gives it")
        if configuration.keys() != {"lambd", "keep_prob"}:
            raise ValueError(f"score got {configuration}, which draw(rng) did not give")
        scored.append(dict(configuration))
        return quality_of(configuration, score_of)

    score.__qualname__ = "score"  # as Python's own errors call it
    return score, scored


def quality_of(configuration, score_of):
    """A score, the largest in the middle of the draws."""
    return score_of(abs(configuration["lambd"] - 0.4) + abs(configuration["keep_prob"] - 0.7))


def as_dictionary(values):
    return dict(zip(("lambd", "keep_prob"), values))


def expect_search(result):
    """Raise Wrong unless the result is a dictionary and a list; return the two."""
    expect_several(result, 2, "two things, `best` and `trials`")
    best, trials = result
    if not isinstance(best, dict):
        raise Wrong(
            f"`best` is {kind_of(best)}; expected a configuration, the dictionary that `draw` gave.",
            key=("best", type(best).__name__),
        )
    if not isinstance(trials, list):
        raise Wrong(f"`trials` is {kind_of(trials)}; expected a list.", key=("trials", type(trials).__name__))
    return best, trials


def expect_trial(trial):
    """((lambd, keep_prob), score); Wrong unless the trial is such a pair."""
    if not isinstance(trial, (tuple, list)) or len(trial) != 2 or not isinstance(trial[0], dict):
        raise Wrong(
            f"In `trials` there is {kind_of(trial)}; expected pairs of a configuration and its score.",
            key=("trial", type(trial).__name__),
        )
    return tuple(trial[0].get(name) for name in ("lambd", "keep_prob")), expect_number(trial[1], "a score in `trials`")


def rank(best, drawn, quality):
    """Where `best` stands among all that were drawn, from 1; 0 when it is none of them."""
    return 1 + sum(quality(other) > quality(best) for other in drawn) if best in drawn else 0


def about_ties(got, expected):
    """What to ask where fewer are left of those of which many have the same score."""
    if got < expected == max(num_trials for num_trials, *_ in CASES):
        return "Several trials have the same score here. Are they kept under their score, where one replaces another?"
    return ""


def about_budget(got, expected):
    draws, scores = got
    return "Is a score asked for again that is known already? Keep it under a name." if scores > draws else ""


def describe_best(num_trials):
    return lambda got, expected: (
        f"Your `best` has rank {got} of {num_trials} by its score; expected rank 1."
        if got
        else "Your `best` is none of the configurations as `draw` gave them. Was something put into it?"
    )


def describe_others(got, expected):
    if sorted(got) == sorted(expected):
        return "Your `trials` are in another order than they were drawn. They stay as they came."
    return "Your configurations are not those that `draw(rng)` gives with the given `rng`."


# What people get wrong, each as a small change of our solution.

BEST = "best, _ = max(trials, key=lambda trial: trial[1])"

MISTAKES = {
    "the worst": (
        "That is the one with the smallest score. A cost is the better the smaller it is; here the score is an "
        "accuracy.",
        ("= max(", "= min("),
    ),
    "the last": (
        "That is the last one. Compare all scores at the end, or keep the best so far.",
        (BEST, "best = configuration"),
    ),
    "the first": ("That is the first one. Compare all scores.", (BEST, "best = trials[0][0]")),
    "best score begins at 0": (
        "Scores can be below 0. With what does your best score so far begin, and is every score better than that?",
        (BEST, BEST.replace("max(trials", "max([(None, 0), *trials]")),
    ),
    "best score begins at 0, and best is empty": (
        "Where no score is above 0, `best` stays as empty as it was. With what does your best score so far begin?",
        (BEST, BEST.replace("max(trials", "max([({}, 0), *trials]")),
    ),
    "compared with the one before": (
        "It looks like each score is compared with the one before it. One that is better than its neighbour need not "
        "be the best: compare with the best so far.",
        (
            BEST,
            "best = trials[0][0]\n    for before, one in zip(trials, trials[1:]):\n"
            "        best = one[0] if one[1] > before[1] else best",
        ),
    ),
    "one draw": (
        "It looks like the draw stands above the loop, so every trial scores the same configuration.",
        (
            "    for _ in range(num_trials):\n        configuration = draw(rng)\n",
            "    configuration = draw(rng)\n    for _ in range(num_trials):\n",
        ),
    ),
    "drawn once more for the score": (
        "What is kept and what is scored seem to be two draws. Keep the draw in a name.",
        ("score(configuration)))", "score(draw(rng))))"),
    ),
    "sorted by the score": (
        "The list was sorted. Its order tells when each was drawn: sort a copy, or only look for the largest.",
        ("    best, _", "    trials.sort(key=lambda trial: trial[1], reverse=True)\n    best, _"),
    ),
    "scores without configurations": (
        "Only the scores are kept. A score is of use together with its configuration: keep pairs.",
        ("    return best, trials", "    return best, [value for _, value in trials]"),
    ),
    "one trial too few": (
        "One trial of the budget is left. `range(n)` already ends before n.",
        ("range(num_trials)", "range(1, num_trials)"),
    ),
    "a seed of its own": (
        "Your function draws with a generator that it makes itself. Pass on the `rng` that it was given.",
        ("draw(rng)", "draw(np.random.RandomState(len(trials)))"),
    ),
    "only improvements kept": (
        "Only those that beat all before them are kept. What is not good is worth knowing, too.",
        (
            "        trials.append((configuration, score(configuration)))",
            "        value = score(configuration)\n        if not trials or value > max(one[1] for one in trials):\n"
            "            trials.append((configuration, value))",
        ),
    ),
    "the best trial": (
        "That is the pair of the best trial. Return its configuration alone.",
        (BEST, BEST.replace("best, _", "best")),
    ),
    "the best score": (
        "That is the best score. Which configuration had it?",
        (BEST, BEST.replace("best, _", "_, best")),
    ),
    "scores first": (
        "In your pairs the score comes first. Expected: the configuration, then its score.",
        ("(configuration, score(configuration))", "(score(configuration), configuration)"),
        ("best, _", "_, best"),
        ("trial[1])", "trial[0])"),
    ),
}


EXERCISE = Exercise(solution=random_search, observe=observe_search, mistakes=known(MISTAKES))
