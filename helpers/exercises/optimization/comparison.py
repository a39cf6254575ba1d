"""Exercise 6 of optimization: two methods, each at its best learning rate."""

import numpy as np

from helpers.exercises.judge.expect import expect_number, expect_several, kind_of
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed
from helpers.exercises.optimization.steps import two_numbers
from helpers.exercises.parts import Exercise, known

# Our solution.


def compare_at_best_rates(costs, first, second):
    """Two methods, each at the rate with its lowest mean cost.

    costs: (methods, rates, seeds), NaN or infinity where a training diverged: such a rate can't be the best; first,
    second: the indices of two methods.

    Returns best, difference, error: an array with the index of the best rate of every method; the mean over the seeds
    of the first method's cost minus the second's, each at its best rate; the standard error of this mean, from the
    differences seed by seed, with one less than their number in the denominator of their standard deviation.
    """
    finite = np.where(np.isfinite(costs), costs, np.inf)
    best = finite.mean(axis=2).argmin(axis=1)
    differences = costs[first, best[first]] - costs[second, best[second]]
    return best, differences.mean(), differences.std(ddof=1) / np.sqrt(len(differences))


# How an answer is observed.


def some_costs(methods, rates, seeds, number):
    """Costs whose lowest mean is neither that of the lowest single cost nor that of the lowest median."""
    rng = generator(number)
    luck = 0.2 * rng.rand(seeds)  # of the start: the same for all
    costs = 1 + 0.3 * rng.rand(methods, rates, 1) + luck + 0.02 * rng.rand(methods, rates, seeds)
    for method in range(methods):
        best, one_low, low_but_once = rng.permutation(rates)[:3]
        costs[method, best] -= 0.3
        costs[method, one_low, rng.randint(seeds)] = 0.1
        costs[method, low_but_once] -= 0.6
        costs[method, low_but_once, rng.randint(seeds)] += 0.6 * seeds
    return costs


def diverged(costs, values, number):
    """The same, where a rate of each method diverged: for (0, NaN, 1) its best one became NaN for one seed, for
    (-1, NaN, 4) its worst one for four."""
    rng = generator(number)
    costs = costs.copy()
    for method, (rank, value, count) in enumerate(values):
        rate = costs[method].mean(axis=1).argsort()[rank]
        costs[method, rate, rng.permutation(costs.shape[2])[:count]] = value
        if (method + number) % 2 == 0:
            costs[method] = np.roll(costs[method], -rate, axis=0)  # `min` and `sorted` mistake NaN only in front
    return costs


NAN, INF = np.nan, np.inf
# Costs, first and second.
CASES = [
    (some_costs(3, 5, 8, 1), 0, 1),
    (some_costs(4, 3, 6, 2), 3, 1),
    (diverged(some_costs(3, 6, 5, 3), [(0, NAN, 1), (-1, NAN, 4), (0, INF, 1)], 4), 0, 2),
    (diverged(some_costs(3, 4, 20, 5), [(0, INF, 1), (-1, NAN, 1), (-1, INF, 19)], 7), 2, 1),
    (2000 * diverged(some_costs(2, 4, 4, 7), [(0, NAN, 1), (-1, INF, 1)], 4), 1, 0),  # as of weights that begin large
]


def observe_comparison(call):
    """The best rates, the difference and its error."""
    for costs, first, second in CASES:
        diverged_some = ", some of them not finite" * (not np.isfinite(costs).all())
        case = f"For {' x '.join(map(str, costs.shape))} costs{diverged_some}"
        result = call(costs.copy(), first, second)
        expect_several(result, 3, "three things, `best`, `difference` and `error`")
        best = expect_indices(result[0], costs)
        yield Observed(tuple(best.tolist()), describe_best(case, costs))
        is_best = np.array_equal(best, compare_at_best_rates(costs, first, second)[0])
        for name, value in zip(("difference", "error"), result[1:]):
            told = describe_number(f"{case} and the methods {first} and {second}", name)
            # With another best rate they can't be right: what makes that one wrong comes first.
            yield Observed(float(expect_number(value, name)) if is_best else NAN, told)


def expect_indices(best, costs):
    """Raise Wrong unless it is a row with a whole number for each method; return it as an array."""
    methods = len(costs)
    if isinstance(best, (list, tuple)) and all(isinstance(rate, (int, np.integer)) for rate in best):
        best = np.array(best, dtype=int)
    if not isinstance(best, np.ndarray) or best.shape != (methods,) or best.dtype.kind not in "iu":
        came = kind_of(best)
        if isinstance(best, np.ndarray):
            came = f"of shape {best.shape}" if best.shape != (methods,) else f"an array of {best.dtype} values"
        raise Wrong(
            f"`best` is {came}; expected an array of {methods} whole numbers, the index of a rate for each of the "
            f"{methods} methods.",
            key=("best", came),
        )
    return best


def describe_best(case, costs):
    def describe(got, expected):
        method = next(i for i in range(len(expected)) if got[i] != expected[i])
        means = [mean_cost(costs, method, rate) for rate in (got[method], expected[method])]
        return (
            f"{case}, your best rate of method {method} is number {got[method]}, whose mean cost is {means[0]}; "
            f"expected number {expected[method]}, with {means[1]}."
        )

    return describe


def mean_cost(costs, method, rate):
    if not -costs.shape[1] <= rate < costs.shape[1]:
        return "unknown, as there is no such rate"
    mean = np.where(np.isnan(costs), np.inf, costs)[method, rate].mean()
    return f"{mean:.4g}" if np.isfinite(mean) else "not finite"


def describe_number(case, name):
    def describe(got, expected):
        one, other = two_numbers(got, expected)
        return f"{case}, your `{name}` is {one}; expected {other}."

    return describe


# What people get wrong, each as a small change of our solution.

FINITE = "np.where(np.isfinite(costs), costs, np.inf)"
BEST = "finite.mean(axis=2).argmin(axis=1)"
DIFFERENCES = "costs[first, best[first]] - costs[second, best[second]]"
ERROR = "differences.std(ddof=1) / np.sqrt(len(differences))"

MISTAKES = {
    "NaN taken for the lowest": (
        "A mean with NaN in it is NaN, and `argmin` takes the first NaN for the lowest. Make what diverged infinite "
        "before you look for the best.",
        (FINITE, "costs"),
    ),
    "what diverged left out": (
        "The seeds that diverged seem to be left out of the mean, so that a rate at which some fail can win. A rate "
        "that diverges once is no good rate.",
        (BEST, "np.nanmean(np.where(np.isfinite(costs), costs, np.nan), axis=2).argmin(axis=1)"),
    ),
    "only NaN left out": (
        "The seeds that became NaN seem to be left out of the mean, so that a rate at which some fail can win. A rate "
        "that diverges once is no good rate.",
        (BEST, "np.nanmean(costs, axis=2).argmin(axis=1)"),
    ),
    "NaN as zero": (
        "NaN seems to count as a cost of 0, which no training reaches. It should be the worst of all.",
        (FINITE, "np.nan_to_num(costs)"),
    ),
    "what diverged as zero": (
        "What diverged seems to count as a cost of 0, which no training reaches. It should be the worst of all.",
        (FINITE, "np.where(np.isfinite(costs), costs, 0)"),
    ),
    "a number for what diverged": (
        "What diverged seems to count as a number that you chose. Other costs can be larger, but for infinity.",
        (FINITE, "np.where(np.isfinite(costs), costs, 10)"),
    ),
    "best of two methods": (
        "`best` has an entry for the two methods alone. Every method of `costs` has a best rate.",
        ("    return best, ", "    return best[[first, second]], "),
    ),
    "the highest mean": (
        "It looks like the rate with the highest cost is taken. These are costs: the lower, the better.",
        (FINITE, "np.where(np.isfinite(costs), costs, -np.inf)"),
        ("argmin", "argmax"),
    ),
    "lowest single cost": (
        "That is the rate with the lowest single cost: one lucky seed decided. Take the mean over the seeds.",
        ("finite.mean(axis=2)", "finite.min(axis=2)"),
    ),
    "median": (
        "That is the rate with the lowest median. Take the mean, which counts the failures too.",
        ("finite.mean(axis=2)", "np.median(finite, axis=2)"),
    ),
    "the first seed alone": (
        "It looks like the first seed alone chose the rate. Take the mean over all seeds.",
        ("finite.mean(axis=2)", "finite[:, :, 0]"),
    ),
    "mean over the rates": (
        "The mean seems to be taken over the rates. The seeds are the last axis.",
        ("finite.mean(axis=2)", "finite.mean(axis=1)"),
    ),
    "best method of each rate": (
        "There is an entry for each rate: the best method. Look for the best rate of each method instead.",
        (".argmin(axis=1)", ".argmin(axis=0)"),
        (DIFFERENCES, "costs[first, best[first] % costs.shape[1]] - costs[second, best[0] % costs.shape[1]]"),
    ),
    "one rate for all methods": (
        "All methods have the same best rate, the one with the lowest mean over all of them. That is the comparison "
        "at one rate: let each method choose its own.",
        (BEST, "np.full(len(costs), finite.mean(axis=(0, 2)).argmin())"),
    ),
    "costs for indices": (
        "In `best` stand costs. The index of the rate is asked for.",
        ("    return best, ", "    return finite.mean(axis=2).min(axis=1), "),
    ),
    "rate of the first for both": (
        "The second method is looked at with the best rate of the first. Each has its own.",
        ("best[second]", "best[first]"),
    ),
    "rate of the second for both": (
        "The first method is looked at with the best rate of the second. Each has its own.",
        ("best[first]", "best[second]"),
    ),
    "turned round": (
        "The sign is turned round: it is the first one's cost minus the second one's.",
        (DIFFERENCES, "costs[second, best[second]] - costs[first, best[first]]"),
    ),
    "best of each seed": (
        "It looks like each seed chose a rate of its own. That is luck picked by hand: the best rate is one, for all "
        "seeds.",
        (DIFFERENCES, "finite[first].min(axis=0) - finite[second].min(axis=0)"),
    ),
    "all rates in the difference": (
        "The costs of all rates are in your difference. Take each method at its best rate alone.",
        (DIFFERENCES, "finite[first].mean(axis=0) - finite[second].mean(axis=0)"),
    ),
    "sizes of the differences": (
        "The signs of the differences are lost. Where one seed says yes and the next says no, they must cancel.",
        (DIFFERENCES, f"np.abs({DIFFERENCES})"),
    ),
    "not paired": (
        "The two spreads were taken one by one, so the luck of the seeds, which both share, counts twice. Take the "
        "spread of the differences.",
        (
            ERROR,
            "np.sqrt((costs[first, best[first]].var(ddof=1) + costs[second, best[second]].var(ddof=1)) / "
            "len(differences))",
        ),
    ),
    "spread of the first one": (
        "That is the spread of the first method's costs, with the luck of the seeds in it, which both share. Take the "
        "spread of the differences.",
        ("differences.std(ddof=1)", "costs[first, best[first]].std(ddof=1)"),
    ),
    "standard deviation": (
        "That is how far single differences lie apart. Their mean is more certain: by the root of how many there are.",
        (ERROR, "differences.std(ddof=1)"),
    ),
    "divided by the number": (
        "The standard deviation is divided by the number of the differences. It is the root of it.",
        ("np.sqrt(len(differences))", "len(differences)"),
    ),
    "ddof forgotten": (
        "That is a little too small: NumPy divides by n, and for a sample it is n - 1. Its argument `ddof` says so.",
        ("std(ddof=1)", "std()"),
    ),
    "variance": (
        "That is made from the variance. The standard deviation is its root.",
        ("differences.std(ddof=1)", "differences.var(ddof=1)"),
    ),
    "number of the rates": (
        "Under the root stands how many rates there are. It is the number of the seeds.",
        ("len(differences)", "costs.shape[1]"),
    ),
    "sum": ("That is the sum of the differences; expected is their mean.", ("differences.mean()", "differences.sum()")),
    "order of the results": (
        "The results seem to be in another order: first `best`, then the difference, then its error.",
        (f"return best, differences.mean(), {ERROR}", f"return best, {ERROR}, differences.mean()"),
    ),
    "best rates at the end": (
        "The results seem to be in another order: `best` comes first.",
        (f"return best, differences.mean(), {ERROR}", f"return differences.mean(), {ERROR}, best"),
    ),
    "best forgotten": ("Is `best` missing in what you return? It comes first.", ("return best, ", "return ")),
}


EXERCISE = Exercise(solution=compare_at_best_rates, observe=observe_comparison, mistakes=known(MISTAKES))
