"""Exercise 1 of week 2: the cost with L2 regularization."""

import numpy as np

from helpers import network
from helpers.exercises.judge.gradients import random_parameters
from helpers.exercises.judge.judging import Observed, expect_number
from helpers.exercises.parts import Exercise, Mistake

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
    for number, (layer_dims, m, lambd) in enumerate(COST_CASES):
        rng = np.random.RandomState(number)
        parameters = random_parameters(layer_dims, rng)
        if number == len(COST_CASES) - 1:
            parameters = dict(reversed(parameters.items()))
        Z3 = rng.uniform(-4, 4, size=(1, m))
        Y = np.arange(m).reshape(1, m) % 2
        describe = describe_cost(network.compute_cost(Z3, Y), parameters, m, lambd)
        yield Observed(expect_number(call(Z3, Y, parameters, lambd), "cost"), describe)
    Z3, Y, parameters = np.array([[40.0, -800.0]]), np.array([[0, 1]]), random_parameters((2, 2, 2, 1), rng)
    cost = float(call(Z3, Y, parameters, 0))
    yield Observed(cost, lambda got, expected: SATURATED_MESSAGE.format(got), remark=True)


def describe_cost(cross_entropy, parameters, m, lambd):
    """A wrong cost, and the two parts that it is made of."""
    squares = sum(np.vdot(parameters[f"W{l}"], parameters[f"W{l}"]) for l in (1, 2, 3))

    def describe(got, expected):
        if lambd == 0:
            return f"With lambd = 0 the cost is {got:.4g}; expected {expected:.4g}, the cross-entropy with no penalty."
        return (
            f"For lambd = {lambd}, m = {m} and weights whose squares add up to {squares:.4g} the cost is {got:.4g}; "
            f"expected {expected:.4g}, of which {cross_entropy:.4g} is cross-entropy and the rest penalty."
        )

    return describe


# What people get wrong, each as a small change of our solution.


SQUARES = "np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))"
CROSS_ENTROPY = "network.compute_cost(Z3, Y)"


MISTAKES = (
    Mistake(
        "one half forgotten",
        "The penalty is twice as large as it should be. Look at the denominator in front of the sums.",
        ("(2 * m)", "m"),
    ),
    Mistake(
        "1/m forgotten",
        "The penalty is not divided by the number of examples. If it is divided by a number from a shape: Y is (1, "
        "m), so its first number is 1.",
        ("(2 * m)", "2"),
    ),
    Mistake(
        "multiplied by m",
        "The penalty grows with m instead of shrinking. Python reads a / b * c from left to right, so c multiplies: "
        "put brackets around what divides.",
        ("/ (2 * m)", "/ 2 * m"),
    ),
    Mistake(
        "1/m twice",
        "The penalty is divided by m twice. The sums over the weights have nothing to do with m: it comes in once.",
        ("(2 * m)", "(2 * m * m)"),
    ),
    Mistake(
        "whole cost divided by m",
        "Everything seems to be divided by m at the end. The cross-entropy is an average already.",
        (f"return {CROSS_ENTROPY} + penalty", f"return ({CROSS_ENTROPY} + lambd / 2 * squares) / m"),
    ),
    Mistake(
        "number of weights for m",
        "The penalty seems to be divided by how many weights there are. m counts examples: the columns of Y.",
        ("m = Y.shape[1]", 'm = sum(parameters[f"W{l}"].size for l in (1, 2, 3))'),
    ),
    Mistake(
        "211 for m",
        "m looks like the typed-in size of the training set. Take it from the shape of Y, so that it is right for any "
        "data.",
        ("m = Y.shape[1]", "m = 211"),
    ),
    Mistake(
        "lambd forgotten",
        "The penalty does not depend on `lambd`. How strongly the weights are punished is the caller's choice.",
        ("lambd /", "1 /"),
    ),
    Mistake(
        "0.7 for lambd",
        "0.7 looks typed in. The notebook trains with it, but other values must work as well: use the argument.",
        ("lambd /", "0.7 /"),
    ),
    Mistake(
        "lambd squared",
        "The strength of the penalty comes in twice. Count how often `lambd` stands in your lines, and in the formula.",
        ("lambd /", "lambd**2 /"),
    ),
    Mistake(
        "penalty forgotten",
        "This is the cross-entropy alone. Is the penalty computed, and added in the line that returns?",
        (f"{CROSS_ENTROPY} + penalty", CROSS_ENTROPY),
    ),
    Mistake(
        "penalty alone",
        "This is the penalty alone. The network must still fit the labels: where does the cross-entropy come in?",
        (f"{CROSS_ENTROPY} + penalty", "penalty"),
    ),
    Mistake(
        "penalty subtracted",
        "The penalty lowers the cost here, so training would make the weights grow. Look at its sign.",
        ("+ penalty", "- penalty"),
    ),
    Mistake(
        "cross-entropy multiplied by the penalty",
        "The two parts look multiplied. What joins them in the formula?",
        ("+ penalty", "* (1 + penalty)"),
    ),
    Mistake(
        "first sum alone has the factor",
        "A part of the penalty does not depend on lambd. Does the factor in front multiply the whole sum, or only its "
        "first term? Brackets hold the sum together.",
        ("lambd / (2 * m) * squares", f"lambd / (2 * m) * {SQUARES}"),
    ),
    Mistake(
        "divided by the number of weights too",
        "The sum of squares is divided by the number of weights as well, which makes it an average. Which divisions "
        "does the formula have?",
        ("* squares", '* squares / sum(parameters[f"W{l}"].size for l in (1, 2, 3))'),
    ),
    Mistake(
        "factor squared too",
        "The factor in front of the sums is squared, too. In the formula only the weights are inside the square.",
        ("lambd / (2 * m) *", "(lambd / (2 * m)) ** 2 *"),
    ),
    Mistake(
        "sums multiplied",
        "The sums of the layers are multiplied with each other. The formula adds them up.",
        (SQUARES, SQUARES.replace("+", "*")),
    ),
    Mistake(
        "cross-entropy in every round",
        "The cross-entropy is in the cost three times. Is it added in each round of a loop?",
        (CROSS_ENTROPY, f"3 * {CROSS_ENTROPY}"),
    ),
    Mistake(
        "biases penalised",
        "The biases are in the sums too. The penalty is for weights only: which entries of `parameters` do you go "
        "through?",
        (SQUARES, "sum(np.sum(np.square(value)) for value in parameters.values())"),
    ),
    Mistake(
        "only W1",
        "Only the weights of the first layer are in the penalty. Is there a `return` or a `break` inside a loop?",
        (SQUARES, "np.sum(np.square(W1))"),
    ),
    Mistake(
        "only W2",
        "Only the weights of the second layer are in the penalty. All three layers belong to it.",
        (SQUARES, "np.sum(np.square(W2))"),
    ),
    Mistake(
        "only W3",
        "Only the weights of the last layer are in the penalty. If you loop, does each round replace the sum of the "
        "round before?",
        (SQUARES, "np.sum(np.square(W3))"),
    ),
    Mistake(
        "W1 left out",
        "The weights of the first layer are missing from the penalty. If you loop: with which number does it start?",
        (SQUARES, "np.sum(np.square(W2)) + np.sum(np.square(W3))"),
    ),
    Mistake(
        "W2 left out",
        "The weights of the second layer are missing from the penalty. Go through your sums one by one.",
        (SQUARES, "np.sum(np.square(W1)) + np.sum(np.square(W3))"),
    ),
    Mistake(
        "W3 left out",
        "The weights of the last layer are missing from the penalty. If you loop: `range(a, b)` ends before b.",
        (SQUARES, "np.sum(np.square(W1)) + np.sum(np.square(W2))"),
    ),
    Mistake(
        "sum without squares",
        "The weights are added up as they are, so positive and negative ones cancel. L2 punishes both signs alike.",
        ("np.square(", "("),
    ),
    Mistake(
        "square of the sum",
        "The weights are added up first and then squared. In the formula the square is inside the sums.",
        (SQUARES, "np.square(np.sum(W1)) + np.square(np.sum(W2)) + np.square(np.sum(W3))"),
    ),
    Mistake(
        "absolute values",
        "This is the L1 penalty, a sum of absolute values. L2 uses another power of the weights.",
        ("np.square(", "np.abs("),
    ),
    Mistake(
        "norm without square",
        "The norm of each layer has a square root in it, and the formula has none. Compare the two.",
        (SQUARES, "np.linalg.norm(W1) + np.linalg.norm(W2) + np.linalg.norm(W3)"),
    ),
    Mistake(
        "largest singular value",
        "For a matrix, `np.linalg.norm(W, 2)` is its largest singular value. Which norm adds up all the squares?",
        (SQUARES, "sum(np.linalg.norm(W, 2) ** 2 for W in (W1, W2, W3))"),
    ),
    Mistake(
        "mean for sum", "The squares of each layer are averaged. The formula adds them up.", ("np.sum(", "np.mean(")
    ),
    Mistake(
        "one sum over matrices added up",
        "The three matrices look added to each other, inside one sum. They have different shapes, so NumPy repeats "
        "rows or columns until they fit, or stops. Make each layer one number first, then add the numbers.",
        (SQUARES, "np.sum(np.square(W1) + np.square(W2) + np.square(W3))"),
    ),
    Mistake(
        "W @ W.T summed",
        "A matrix product mixes rows with each other, so the sum over it has other terms than squares. Square each "
        "weight by itself.",
        (SQUARES, "np.sum(W1 @ W1.T) + np.sum(W2 @ W2.T) + np.sum(W3 @ W3.T)"),
    ),
    Mistake(
        "W.T @ W summed",
        "A matrix product mixes columns with each other, so the sum over it has other terms than squares. Square each "
        "weight by itself.",
        (SQUARES, "np.sum(W1.T @ W1) + np.sum(W2.T @ W2) + np.sum(W3.T @ W3)"),
    ),
    Mistake(
        "sum over rows only",
        "Only the rows of each matrix are added up, as Python's own `sum` does it, or `axis=0`. The penalty is one "
        "number.",
        ("np.sum(", "sum("),
    ),
    Mistake(
        "cross-entropy not averaged",
        "The cross-entropy is a total over the examples here. The cost of the course is its average.",
        (CROSS_ENTROPY, f"m * {CROSS_ENTROPY}"),
    ),
    Mistake(
        "sigmoid of Z3 for Z3",
        "`network.compute_cost` takes what enters the last sigmoid. It looks as if a sigmoid was applied before.",
        (CROSS_ENTROPY, "network.compute_cost(network.sigmoid(Z3), Y)"),
    ),
    Mistake(
        "Z3 for A3",
        "`Z3` is not a probability: it can be negative, and its logarithm then does not exist. Which function of "
        "`network` takes `Z3` and `Y`?",
        (CROSS_ENTROPY, "-np.mean(Y * np.log(Z3) + (1 - Y) * np.log(1 - Z3))"),
    ),
)


# Right answers written in other ways, for the tests.


def cost_by_norms(Z3, Y, parameters, lambd):
    m = Y.shape[1]
    total = 0
    for l in range(1, 4):
        total += np.linalg.norm(parameters["W" + str(l)]) ** 2
    return network.compute_cost(Z3, Y) + lambd * total / (2 * m)


def cost_by_vdot(Z3, Y, parameters, lambd):
    penalty = sum(np.vdot(W, W) for name, W in parameters.items() if name[0] == "W")
    return float(network.compute_cost(Z3, Y) + 0.5 * lambd / Y.size * penalty)


def cost_by_plain_loops(Z3, Y, parameters, lambd):
    squares = 0.0
    for name in ["W1", "W2", "W3"]:
        for row in parameters[name]:
            for w in row:
                squares = squares + w * w
    return network.compute_cost(Z3, Y) + 1 / len(Z3[0]) * lambd / 2 * squares


def cost_by_einsum(Z3, Y, parameters, lambd):
    cost = network.compute_cost(Z3, Y)
    for l in (3, 2, 1):
        cost += (1.0 / Z3.shape[1]) * (lambd / 2) * np.einsum("ij,ij->", parameters[f"W{l}"], parameters[f"W{l}"])
    return np.array(cost)


def cost_by_one_vector(Z3, Y, parameters, lambd):
    weights = np.concatenate([parameters[f"W{l}"].flatten() for l in (1, 2, 3)])
    return np.mean(np.logaddexp(0, Z3) - Y * Z3) + lambd / 2 * (weights @ weights) / Y.shape[1]


def cost_by_logarithms(Z3, Y, parameters, lambd):
    m = Y.shape[1]
    A3 = 1 / (1 + np.exp(-Z3))
    cross_entropy = -(np.dot(Y, np.log(A3).T) + np.dot(1 - Y, np.log(1 - A3).T)) / m
    L2 = (lambd / (2 * m)) * sum(np.trace(W @ W.T) for W in (parameters["W1"], parameters["W2"], parameters["W3"]))
    return np.squeeze(cross_entropy) + L2


def cost_by_powers(Z3, Y, parameters, lambd):
    examples = Y.shape[-1]
    W1, _, W2, _, W3, _ = (parameters[key] for key in ("W1", "b1", "W2", "b2", "W3", "b3"))
    penalty = np.power(W1, 2).sum() + (W2**2).sum(axis=0).sum() + np.sum(np.multiply(W3, W3))
    penalty *= lambd
    penalty /= 2
    penalty /= examples
    return penalty + network.compute_cost(Z3, Y)


VARIANTS = (
    cost_by_norms,
    cost_by_vdot,
    cost_by_plain_loops,
    cost_by_einsum,
    cost_by_one_vector,
    cost_by_logarithms,
    cost_by_powers,
)


EXERCISE = Exercise(
    solution=compute_cost_with_regularization,
    observe=observe_cost,
    mistakes=MISTAKES,
    variants=VARIANTS,
)
