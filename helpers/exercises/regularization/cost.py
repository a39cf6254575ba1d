"""Exercise 1 of week 2: the cost with L2 regularization."""

import itertools

import numpy as np

from helpers import network
from helpers.exercises.judge.generators import generator
from helpers.exercises.judge.gradients import random_parameters
from helpers.exercises.judge.judging import Observed, expect_number
from helpers.exercises.judge.steps import Factor, Formula, Step, extra, scale
from helpers.exercises.parts import Exercise, known

# Our solution.


def compute_cost_with_regularization(Z3, Y, parameters, lambd):
    """Cross-entropy plus the L2 penalty (Goodfellow, Bengio and Courville, *Deep Learning*, equations 7.1 and 7.2).

    Z3, Y: (1, m); parameters: W1, b1, ..., W3, b3; lambd: strength of the penalty, 0 or larger.

    Returns a float: the average cross-entropy + lambd / (2 m) times the sum of all squared weights.
    """
    m = Y.shape[1]
    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]
    squares = np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))
    penalty = lambd / (2 * m) * squares
    return network.compute_cost(Z3, Y) + penalty


# How an answer is observed.


# Layers, number of examples, lambd. The first has no penalty; the second lets more kinds of wrong sums run
# to their end than the others do, because its first two layers have the same shape.
COST_CASES = [
    ((2, 2, 2, 1), 4, 0),
    ((2, 2, 2, 1), 4, 0.7),
    ((3, 4, 2, 1), 1, 0.1),
    ((2, 5, 3, 1), 9, 5),
    ((4, 3, 5, 1), 6, 0.7),
]

SATURATED_MESSAGE = (
    "But for Z3 of 40 and -800 on the wrong side the cost is {:.4g}, and should be 420: there the sigmoid is 1 or 0 to "
    "the last digit, and its logarithm is lost. `network.compute_cost` works from Z3 and has no such limit."
)


def observe_cost(call):
    """The cost with and without a penalty, and with the parameters in another order."""
    for Z3, Y, parameters, lambd in map(cost_case, range(len(COST_CASES))):
        describe = describe_cost(network.compute_cost(Z3, Y), parameters, Y.shape[1], lambd)
        yield Observed(expect_number(call(Z3, Y, parameters, lambd), "cost"), describe)
    Z3, Y = np.array([[40.0, -800.0]]), np.array([[0, 1]])
    cost = float(call(Z3, Y, random_parameters((2, 2, 2, 1), generator(9)), 0))
    yield Observed(cost, lambda got, expected: SATURATED_MESSAGE.format(got), remark=True)


def cost_case(number):
    """The arguments of a case."""
    layer_dims, m, lambd = COST_CASES[number]
    rng = generator(number)
    parameters = random_parameters(layer_dims, rng)
    if number == len(COST_CASES) - 1:
        parameters = dict(reversed(parameters.items()))
    return rng.uniform(-4, 4, size=(1, m)), np.arange(m).reshape(1, m) % 2, parameters, lambd


def describe_cost(cross_entropy, parameters, m, lambd):
    """A wrong cost, and the two parts that it is made of."""
    squares = sum(np.vdot(parameters[f"W{l}"], parameters[f"W{l}"]) for l in (1, 2, 3))

    def describe(got, expected):
        if lambd == 0:
            return f"With lambd = 0 the cost is {got:.4g}; expected {expected:.4g}, the cross-entropy with no penalty."
        order = f", parameters in the order {', '.join(parameters)}" * (next(iter(parameters)) != "W1")
        return (
            f"For lambd = {lambd}, m = {m}{order} and weights whose squares add up to {squares:.4g} the cost is "
            f"{got:.4g}; expected {expected:.4g}, of which {cross_entropy:.4g} is cross-entropy and the rest penalty."
        )

    return describe


# How the cost comes about, and how its factors are misread.


WEIGHTS, ARRAYS = ("W1", "W2", "W3"), ("W1", "W2", "W3", "b1", "b2", "b3")


def of_each(number):
    """A number of each array."""
    return lambda names: np.array([number(names[name]) for name in ARRAYS])


def times(**counts):
    """How often each array is in the sum."""
    return lambda names: np.array([counts.get(name, 0) for name in ARRAYS])


def cost_names(arguments, outputs):
    Z3, Y, parameters, lambd = arguments
    cross_entropy = network.compute_cost(Z3, Y)
    return {**parameters, "Z3": Z3, "Y": Y, "m": Y.shape[1], "lambd": lambd, "cross_entropy": cross_entropy}


def root_of_all_squares(names):
    """What each array adds to the root of the sum of all squared weights."""
    squares = of_each(lambda W: np.sum(W**2))(names)
    return squares / np.sqrt(np.sum(squares[: len(WEIGHTS)]))


SQUARES_MISREAD = {
    "root of all squares": root_of_all_squares,
    "sum without squares": of_each(np.sum),
    "square of the sum": of_each(lambda W: np.sum(W) ** 2),
    "absolute values": of_each(lambda W: np.sum(np.abs(W))),
    "norm without square": of_each(np.linalg.norm),
    "largest singular value": of_each(lambda W: np.linalg.norm(W, 2) ** 2),
    "mean for sum": of_each(lambda W: np.mean(W**2)),
    "W @ W.T summed": of_each(lambda W: np.sum(W @ W.T)),
}
ASKS_OF_SQUARES = {
    "root of all squares": "The root is taken of all squares together, as a norm does. The formula has no root.",
    "sum without squares": "The weights are added up as they are. L2 punishes both signs alike.",
    "square of the sum": "The weights are added up and then squared. In the formula the square is inside the sums.",
    "absolute values": "This is the L1 penalty, a sum of absolute values. L2 uses another power of the weights.",
    "norm without square": "The norm of each layer has a square root in it, and the formula has none. Compare the two.",
    "largest singular value": "`np.linalg.norm(W, 2)` is another norm. Which one adds up all the squares?",
    "mean for sum": "The squares of each layer are averaged. The formula adds them up.",
    "W @ W.T summed": "A matrix product mixes rows with each other. Square each weight by itself.",
}
ALL_WEIGHTS = dict.fromkeys(WEIGHTS, 1)
COPIED = {f"{one} for {other}": ALL_WEIGHTS | {one: 2, other: 0} for one, other in itertools.combinations(WEIGHTS, 2)}
LAYERS_MISREAD = {
    "biases penalised": times(**dict.fromkeys(ARRAYS, 1)),
    **{f"only {name}": times(**{name: 1}) for name in WEIGHTS},
    **{f"{name} three times": times(**{name: 3}) for name in WEIGHTS},
    **{f"{name} left out": times(**ALL_WEIGHTS | {name: 0}) for name in WEIGHTS},
    **{reading: times(**counts) for reading, counts in COPIED.items()},
}
ASKS_OF_LAYERS = {
    **{
        f"{one} for {other}": f"`{one}` is in two of the sums, and `{other}` in none. Compare their numbers."
        for one, other in itertools.combinations(WEIGHTS, 2)
    },
    **{f"{name} three times": f"`{name}` is in all three sums. Compare their numbers." for name in WEIGHTS},
    "biases penalised": "The biases are in the sums too. Which entries of `parameters` do you go through?",
    "only W1": "Only the first layer's weights are in the penalty. Is there a `return` in a loop?",
    "only W2": "Only the second layer's weights are in the penalty. All three layers belong to it.",
    "only W3": "Only the last layer's weights are in the penalty. Does each round of a loop replace the sum?",
    "W1 left out": "The first layer's weights are missing from the penalty. With which number does a loop start?",
    "W2 left out": "The weights of the second layer are missing from the penalty. Go through your sums one by one.",
    "W3 left out": "The last layer's weights are missing from the penalty. `range(a, b)` ends before b.",
}
ASKS_OF_M = {
    "missing": "If it is divided by a number from a shape: Y is (1, m), so its first number is 1.",
    "twice": "The weights have nothing to do with m: it comes in once.",
    "inverse": "Is m below the line of the fraction? Python reads a / b * c from left to right, so that c multiplies.",
    "number of weights for m": "It seems divided by the number of weights. m counts the columns of Y.",
    "typed in": "Take it from the shape of Y, so that it is right for any data.",
}
ASKS_OF_LAMBD = {
    "missing": "How strongly the weights are punished is the caller's choice.",
    "twice": "Count how often `lambd` stands in your lines, and in the formula.",
    "typed in": "The notebook trains with one value, but others must work as well: use the argument.",
}
CROSS_ENTROPY_MISREAD = {
    "penalty alone": lambda names: 0,
    "cross-entropy in every round": lambda names: 3 * names["cross_entropy"],
    "cross-entropy not averaged": lambda names: names["m"] * names["cross_entropy"],
    "whole cost divided by m": lambda names: names["cross_entropy"] / names["m"],
    "sigmoid of Z3 for Z3": lambda names: network.compute_cost(network.sigmoid(names["Z3"]), names["Y"]),
}
ASKS_OF_CROSS_ENTROPY = {
    "penalty alone": "This is the penalty alone. Where does the cross-entropy come in?",
    "cross-entropy in every round": "It is in the cost three times. Is it added in each round of a loop?",
    "cross-entropy not averaged": "It is a total over the examples here. The course's cost is its average.",
    "sigmoid of Z3 for Z3": "`network.compute_cost` takes Z3. It looks as if a sigmoid was applied before.",
    "whole cost divided by m": "Everything seems divided by m. The cross-entropy is an average already.",
}
STRENGTH = scale(
    "strength `lambd`",
    lambda names: names["lambd"],
    asks=ASKS_OF_LAMBD,
    typed=lambda names, number: number,
    divides=False,
)
PENALTY = (
    Factor("squares", of_each(lambda W: np.sum(W**2)), SQUARES_MISREAD, ASKS_OF_SQUARES),
    Factor("layers", times(**ALL_WEIGHTS), LAYERS_MISREAD, ASKS_OF_LAYERS),
    scale("half", lambda names: 0.5, asks={"missing": "Look at the denominator in front of the sums."}),
    scale(
        "division by m",
        lambda names: 1 / names["m"],
        {"number of weights for m": lambda names: 1 / sum(names[name].size for name in WEIGHTS)},
        ASKS_OF_M,
        typed=lambda names, number: 1 / number,
        from_above=True,
    ),
    STRENGTH,
    extra(
        "penalty",
        {"penalty subtracted": lambda names: -1, "missing": lambda names: 0},
        {
            "penalty subtracted": "The penalty lowers the cost, so that weights would grow. Look at its sign.",
            "missing": "This is the cross-entropy alone. Is the penalty computed, and added in the line that returns?",
        },
    ),
)
CROSS_ENTROPY = Factor(
    "cross-entropy", lambda names: names["cross_entropy"], CROSS_ENTROPY_MISREAD, ASKS_OF_CROSS_ENTROPY
)
FORMULA = Formula(
    lambda: map(cost_case, (1, 3, 0, 2, 4)),
    cost_names,
    lambda result: {"cost": np.asarray(result)},
    (
        Step(
            "cost",
            "In the penalty",
            lambda names: 1,
            (*PENALTY, CROSS_ENTROPY),
            (lambda names, value: {"cost": value},),
            lambda names, penalty, rest: rest[0] + penalty.sum(),
            rest=1,
            stored=np.sum,
        ),
    ),
)


# What people get wrong, each as a small change of our solution.


SQUARES = "np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))"

MISTAKES = {
    "first sum alone has the factor": (
        "A part of the penalty does not depend on lambd. Does the factor in front multiply the whole sum, or only its "
        "first term? Brackets hold the sum together.",
        ("lambd / (2 * m) * squares", f"lambd / (2 * m) * {SQUARES}"),
    ),
    "divided by the number of weights too": (
        "The sum of squares is divided by the number of weights as well: that is an average.",
        ("* squares", '* squares / sum(parameters[f"W{l}"].size for l in (1, 2, 3))'),
    ),
    "factor squared too": (
        "The factor in front of the sums is squared, too. In the formula only the weights are inside the square.",
        ("lambd / (2 * m) *", "(lambd / (2 * m)) ** 2 *"),
    ),
    "sums multiplied": (
        "The sums of the layers are multiplied with each other. The formula adds them up.",
        (SQUARES, SQUARES.replace("+", "*")),
    ),
    "one sum over matrices added up": (
        "The three matrices look added to each other, inside one sum. They have different shapes, so NumPy repeats "
        "rows or columns until they fit, or stops. Make each layer one number first, then add the numbers.",
        (SQUARES, "np.sum(np.square(W1) + np.square(W2) + np.square(W3))"),
    ),
    "sum over rows only": (
        "Only rows are added up, as by Python's own `sum` or `axis=0`. The penalty is one number.",
        ("np.sum(", "sum("),
    ),
    "Z3 for A3": (
        "`Z3` is not a probability: it can be negative, and its logarithm then does not exist. Which function of "
        "`network` takes `Z3` and `Y`?",
        ("network.compute_cost(Z3, Y)", "-np.mean(Y * np.log(Z3) + (1 - Y) * np.log(1 - Z3))"),
    ),
}


EXERCISE = Exercise(
    solution=compute_cost_with_regularization,
    observe=observe_cost,
    mistakes=known(MISTAKES),
    formula=FORMULA,
)
