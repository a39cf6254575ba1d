"""Exercise 5 of the project: when to stop one training."""

import operator

from helpers.exercises.judge.expect import kind_of
from helpers.exercises.judge.guard import Wrong
from helpers.exercises.judge.judging import Observed
from helpers.exercises.parts import Exercise, known

# Our solution.


def early_stopping(costs, patience):
    """The iteration to go back to (Goodfellow, Bengio and Courville, *Deep Learning*, algorithm 7.1).

    costs: {iteration: validation cost}, in their order, left as it is; patience: after how many costs in a row that
    are no better than the best so far, not even by a little, training stops. What comes later is never looked at.

    Returns the iteration with the lowest cost until then.
    """
    best, waited = None, 0
    for iteration, cost in costs.items():
        if best is None or cost < costs[best]:
            best, waited = iteration, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best


# How an answer is observed.

# Costs, the patience, and the iterations where they were measured (one number: from there on, in steps of it). In the
# first a lower cost comes too late to be seen; in the second the wait starts anew twice; the third falls to its end; in
# the next two patience ends one cost before, or just at, a lower one; then a lower cost comes long after the end. One
# that equals the best is no better, the second one neither. Costs can be large, fall by little, and be measured at any
# iterations; the best cost can be 0, and so can the best iteration. Last come curves that go up and down.
CASES = [
    ([0.7, 0.5, 0.4, 0.45, 0.44, 0.43, 0.3, 0.2], 3, 100),
    ([0.9, 0.8, 0.85, 0.7, 0.75, 0.74, 0.6, 0.65, 0.64, 0.63, 0.61], 3, 100),
    ([0.9, 0.7, 0.5, 0.4], 2, 100),
    ([0.8, 0.6, 0.65, 0.5, 0.9], 1, 100),
    ([0.8, 0.6, 0.65, 0.62, 0.5, 0.55, 0.54], 3, 100),
    ([0.6, 0.5, 0.55, 0.54, 0.53, 0.52, 0.51, 0.4], 3, 100),
    ([0.6, 0.5, 0.5, 0.5, 0.4], 2, 100),
    ([0.5, 0.5, 0.6, 0.4], 2, 100),
    ([0.6, 0.5, 0.5, 0.7, 0.8, 0.9], 2, 100),
    ([1.4, 1.2, 1.3, 1.25], 2, 100),
    ([0.69, 0.4, 0.39999, 0.39998, 0.5, 0.6, 0.3], 2, 100),
    ([120.0, 115.0, 117.0, 116.0, 90.0], 2, 100),
    ([0.6, 0.5, 0.52, 0.54, 0.4], 2, 7),
    ([0.6, 0.5, 0.52, 0.45, 0.47, 0.48, 0.3], 2, (10, 20, 50, 100, 200, 500, 1000)),
    ([0.3, 0.0, 0.2, 0.1, 0.4], 2, 100),
    ([0.4, 0.5, 0.45, 0.3], 2, (0, 1000, 2000, 3000)),
    ([0.62, 0.52, 0.6, 0.47, 0.58, 0.49, 0.55, 0.44, 0.61, 0.43, 0.5, 0.45], 2, 100),
    ([0.66, 0.61, 0.63, 0.62, 0.58, 0.64, 0.57, 0.6, 0.59, 0.58, 0.65, 0.5], 5, 100),
    ([0.55, 0.6, 0.58, 0.56, 0.55, 0.54, 0.57, 0.53], 4, 100),
]


def observe_stopping(call):
    """The iteration for each curve."""
    for costs, patience, measured in CASES:
        iterations = measured if isinstance(measured, tuple) else [measured * (i + 1) for i in range(len(costs))]
        case = describe_case(costs, patience, iterations)
        iteration = call(dict(zip(iterations, costs)), patience)
        if not is_whole(iteration):
            is_equal = isinstance(iteration, float) and iteration in iterations
            raise Wrong(
                f"{case} your function returned {kind_of(iteration)}; expected an iteration, one of the keys of "
                "`costs`.",
                key=("no iteration", type(iteration).__name__, is_equal),
                advice=START if min(costs) >= 1 else END if iteration is None else "",
            )
        yield Observed(int(iteration), describe(case, START if min(costs) >= 1 else ""))


def is_whole(value):
    """Whether this is one whole number, of whatever kind."""
    try:
        operator.index(value)
    except TypeError:
        return False
    return not isinstance(value, bool)


START = "All these costs are above 1: is the best cost that your function starts with below them?"
END = "Is the `return` missing, or is there a way through your function that ends without it?"


def describe_case(costs, patience, iterations):
    first, second, third, *_ = iterations
    return (
        f"For costs of {', '.join(map(str, costs))} at iterations {first}, {second}, {third} and so on, and patience = "
        f"{patience},"
    )


def describe(case, advice):
    return lambda got, expected: f"{case} your function gives {got}; expected {expected}. {advice}".strip()


# What people get wrong, each as a small change of our solution.

MISTAKES = {
    "a best cost of 0 is none": (
        "Is it asked whether there is a best cost yet, as by `if not best`? A cost of 0 counts as none there: compare "
        "with None.",
        ("best is None or", "best is None or not costs[best] or"),
    ),
    "a best iteration of 0 is none": (
        "Is it asked whether there is a best iteration yet, as by `if not best`? The iteration 0 counts as none there: "
        "compare with None.",
        ("best is None or", "not best or"),
    ),
    "looks into the future": (
        "That is the lowest cost of all. Training would have stopped before, and nobody would have seen it.",
        ("if waited == patience:", "if False:"),
    ),
    "where it stopped": (
        "That is where training stops. By then the cost has not improved for a while: go back to the best one.",
        ("    return best", "    return iteration"),
    ),
    "the best cost": (
        "That is the best cost. To go back, one needs to know at which iteration it was.",
        ("    return best", "    return costs[best]"),
    ),
    "the wait never starts anew": (
        "It looks like all costs without improvement are counted together. A new best starts the count anew.",
        ("best, waited = iteration, 0", "best = iteration"),
    ),
    "compared with the one before": (
        "It looks like each cost is compared with the one before it. A small fall after a rise is no improvement: "
        "compare with the best so far.",
        ("best, waited = None, 0", "best, waited, before = None, 0, None"),
        ("best is None or cost < costs[best]", "before is None or cost < before"),
        ("    return best", "        before = cost\n    return best"),
    ),
    "waits since the last fall": (
        "It looks like each fall of the cost starts the count anew. A small fall after a rise is no improvement: "
        "compare with the best so far.",
        ("best, waited = None, 0", "best, waited, before = None, 0, None"),
        (
            "best, waited = iteration, 0\n        else:",
            "best = iteration\n        if before is None or cost < before:\n            waited = 0\n        else:",
        ),
        ("                break", "                break\n        before = cost"),
    ),
    "patience ignored": (
        "It stops at the first cost that is no better. Is `patience` used, and compared with how many costs came since "
        "the best one, not how many iterations?",
        ("waited == patience", "waited"),
    ),
    "each one a new best": (
        "It looks like each cost counts as a new best. Is the lowest cost so far kept where the best iteration is?",
        ("best is None or cost < costs[best]", "True"),
    ),
    "always the first one": (
        "The first iteration comes back, whatever the costs are. Is a `return` in the loop, or are iterations "
        "compared, and not their costs? (A loop over a dictionary goes through its keys.)",
        ("cost < costs[best]", "iteration < best"),
    ),
    "the first cost is waited for": (
        "It looks like the first cost counts as one that is no better, though there is none before it.",
        ("best, waited = None, 0", "best, waited = list(costs)[0], 0"),
    ),
    "begins with a cost of 1": (
        "It looks like the best cost is 1 before the first one is met. A cost can be larger: begin with the first of "
        "them, or with infinity.",
        ("best, waited = None, 0", "best, waited = 0, 0"),
        ("best is None or cost < costs[best]", "cost < costs.get(best, 1)"),
    ),
    "begins with a cost of 0": (
        "No cost is below 0, so none is ever the best. Begin with the first of them, or with infinity.",
        ("best is None or cost < costs[best]", "cost < costs.get(best, 0)"),
    ),
    "the highest": (
        "It looks like the highest cost counts as the best. The lower a cost, the better.",
        ("cost < costs[best]", "cost > costs[best]"),
    ),
    "patience taken from the iteration": (
        "Is `patience` subtracted from an iteration? It counts costs, which can lie many iterations apart.",
        ("    return best", "    return iteration - patience"),
    ),
    "the number of the cost": (
        "That counts the costs. Expected is the iteration, a key of the dictionary.",
        ("    return best", "    return list(costs).index(best)"),
    ),
}


EXERCISE = Exercise(solution=early_stopping, observe=observe_stopping, mistakes=known(MISTAKES))
