"""Exercise 3 of optimization: a step of RMSProp."""

import numpy as np

from helpers.exercises.judge.steps import Factor
from helpers.exercises.optimization.steps import (
    EPSILON,
    RATE,
    SIGN,
    WORDS,
    common,
    formula_of,
    last_one_remembered,
    nothing_remembered,
    observe_steps,
)
from helpers.exercises.parts import Exercise, known

# Our solution.


def update_with_rmsprop(parameters, gradients, state, learning_rate, beta=0.9, epsilon=1e-8):
    """One step of RMSProp: s = beta s + (1 - beta) dW^2, W = W - learning_rate dW / (sqrt(s) + epsilon).

    parameters, gradients: as for momentum; state: {} before the first step, then what the step before returned,
    {"s": {"W1": average of the squared gradients, ...}}.

    Returns the new parameters and the new state (Tieleman and Hinton 2012, lecture 6.5); no argument is changed.
    """
    before = state.get("s", {})
    new, squares = {}, {}
    for name, value in parameters.items():
        gradient = gradients[f"d{name}"]
        squares[name] = beta * before.get(name, 0) + (1 - beta) * gradient**2
        new[name] = value - learning_rate * gradient / (np.sqrt(squares[name]) + epsilon)
    return new, {"s": squares}


# How a step comes about, and how its factors are misread.

READ = WORDS | {
    "start at one": "The average seems to start at 1. Before the first step it is 0.",
    "start at the first square": "The average seems to start at the first square. Before the first step it is 0.",
    "sizes for squares": "It looks like an average of the sizes. RMSProp takes the root of the mean square.",
    "one number for a whole array": (
        "All numbers of a parameter are divided by one and the same. Each has an average of its own: square number by "
        "number, and sum nothing up."
    ),
    "mean over a whole array": (
        "The squares of a parameter are averaged over all its numbers. Each number has an average of its own, over "
        "the steps."
    ),
    "rate in the square": "The learning rate seems to be in the square. It belongs in the step alone.",
    "parts exchanged": "The two parts of the average seem to be exchanged: beta parts are old, and the rest is new.",
    "whole square added": (
        "The average is too large: is the whole square added, or all of it divided by 1 - beta? Beta parts of it are "
        "old, and only the rest is new."
    ),
    "share squared": "It looks like 1 - beta is squared along with the gradient. Only the gradient is.",
    "nothing fades": "The squares add up, and none of them fades: that is Adagrad. Make it an average that moves.",
    "old part not shrunk": "The old average is kept in full. Which part of it should stay?",
    "brackets of 1 - beta": "Are the brackets around 1 - beta missing? `*` comes before `-`.",
    "bias corrected": "The average is corrected for its start at 0, as in Adam. RMSProp takes it as it is.",
    "root forgotten": (
        "It looks like the root is missing: the gradient is divided by the average square itself. Then a small "
        "gradient makes a huge step."
    ),
    "epsilon inside the root": (
        "It looks like epsilon stands inside the root. There 0.00000001 counts as 0.0001: add it after the root."
    ),
    "the average before": "The step divides by the average of the step before. Put the new square into it first.",
    "the larger of root and epsilon": "It looks like the larger one of root and epsilon is taken. Add epsilon.",
    "gradient forgotten": "The step has no gradient in it, and always goes the same way. What is divided by the root?",
    "square in the numerator": "The square of the gradient stands in the numerator, where its sign is lost.",
    "average in the numerator": "The average of the squares stands in the numerator. The gradient makes the step.",
}
FACTORS = (
    Factor(
        "start",
        lambda at: lambda square: 0,
        {
            "start at one": lambda at: lambda square: 1,
            "start at the first square": lambda at: lambda square: square,
        },
        READ,
    ),
    Factor("beta", lambda at: at["beta"], {"0.9 typed in": lambda at: 0.9}, READ),
    Factor(
        "square",
        lambda at: lambda gradient, rate: gradient**2,
        {
            "sizes for squares": lambda at: lambda gradient, rate: np.abs(gradient),
            "one number for a whole array": lambda at: lambda gradient, rate: np.sum(gradient**2),
            "mean over a whole array": lambda at: lambda gradient, rate: np.mean(gradient**2),
            "rate in the square": lambda at: lambda gradient, rate: (rate * gradient) ** 2,
        },
        READ,
    ),
    Factor(
        "average",
        lambda at: lambda beta, old, new: beta * old + (1 - beta) * new,
        {
            "parts exchanged": lambda at: lambda beta, old, new: (1 - beta) * old + beta * new,
            "whole square added": lambda at: lambda beta, old, new: beta * old + new,
            "share squared": lambda at: lambda beta, old, new: beta * old + (1 - beta) ** 2 * new,
            "nothing fades": lambda at: lambda beta, old, new: old + new,
            "old part not shrunk": lambda at: lambda beta, old, new: old + (1 - beta) * new,
            "brackets of 1 - beta": lambda at: lambda beta, old, new: beta * old + 1 - beta * new,
        },
        READ,
    ),
    Factor("correction", lambda at: lambda power: 1, {"bias corrected": lambda at: lambda power: 1 - power}, READ),
    Factor("root", lambda at: np.sqrt, {"root forgotten": lambda at: lambda square: square}, READ),
    EPSILON,
    Factor(
        "divisor",
        lambda at: lambda root, square, old, epsilon: root(square) + epsilon,
        {
            "epsilon inside the root": lambda at: lambda root, square, old, epsilon: root(square + epsilon),
            "the average before": lambda at: lambda root, square, old, epsilon: root(old) + epsilon,
            "the larger of root and epsilon": lambda at: (
                lambda root, square, old, epsilon: np.maximum(root(square), epsilon)
            ),
        },
        READ,
    ),
    Factor(
        "numerator",
        lambda at: lambda gradient, square: gradient,
        {
            "gradient forgotten": lambda at: lambda gradient, square: 1,
            "square in the numerator": lambda at: lambda gradient, square: gradient**2,
            "average in the numerator": lambda at: lambda gradient, square: square,
        },
        READ,
    ),
    RATE,
    SIGN,
)


def one_step(values, gradient, rate, t, old, _):
    start, beta, squared, averaged, correction, root, epsilon, divisor, numerator, rated, sign = values
    new = squared(gradient, rate)
    square = averaged(beta, start(new) if t == 1 else old, new)
    below = divisor(root, square / correction(beta**t), old, epsilon)
    return sign * rated(rate) * numerator(gradient, square) / below, (square, 0)


FORMULA = formula_of({"beta": 0.9, "epsilon": 1e-8}, {"beta": 0.7, "epsilon": 0.1}, FACTORS, one_step)


# What people get wrong beside that, each as a small change of our solution.

OLD, NEW = "beta * before.get(name, 0)", "(1 - beta) * gradient**2"
ROOT = "(np.sqrt(squares[name]) + epsilon)"

MISTAKES = {
    "not squared": (
        "It looks like the gradients go into the average as they are. Squared, they are all positive, and then their "
        "root exists.",
        ("gradient**2", "gradient"),
    ),
    "sign alone": (
        "Each step has the same size: only the sign of the gradient is left. Does the average hold the earlier "
        "squares too?",
        (f"gradient / {ROOT}", "np.sign(gradient)"),
    ),
    "epsilon forgotten": (
        "Where a gradient has always been 0, so is its average, and 0 is divided by 0. Is epsilon forgotten, or does "
        "it stand outside of the brackets?",
        (ROOT, "np.sqrt(squares[name])"),
    ),
    "matrix product": (
        "Is it a product of matrices? The square is taken number by number, with `**` or `*`.",
        ("gradient**2", "(gradient @ gradient.T)"),
    ),
    "averaged numerator": (
        "In the numerator stands an average of the gradients. RMSProp has the gradient itself there; the average of "
        "both comes with Adam.",
        ("        new[name]", "        average = beta * state.get(name, 0) + (1 - beta) * gradient\n        new[name]"),
        ("learning_rate * gradient", "learning_rate * average"),
        (
            "    return",
            "    averages = {n: beta * state.get(n, 0) + (1 - beta) * gradients['d' + n] for n in new}\n    return",
        ),
        ('{"s": squares}', '{"s": squares, **averages}'),
    ),
    "root remembered": (
        "The first step is right, but then the root seems to be remembered. What goes into the state is the average "
        "of the squares itself.",
        (f"{OLD} + {NEW}", f"np.sqrt({OLD} + {NEW})"),
        (ROOT, "(squares[name] + epsilon)"),
    ),
    "new sum squared": (
        "It looks like the square is taken of the whole sum. Only the gradient is squared.",
        (f"{OLD} + {NEW}", f"({OLD} + (1 - beta) * gradient) ** 2"),
    ),
    **last_one_remembered('{"s": squares}', "squares"),
    **nothing_remembered('{"s": squares}'),
    **common('{"s": squares}', "s"),
}


EXERCISE = Exercise(
    solution=update_with_rmsprop,
    observe=observe_steps({"beta": 0.5, "epsilon": 0.1}),
    mistakes=known(MISTAKES),
    formula=FORMULA,
)
