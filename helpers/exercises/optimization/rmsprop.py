"""Exercise 3 of optimization: a step of RMSProp."""

import numpy as np

from helpers.exercises.optimization.steps import common, last_one_remembered, nothing_remembered, observe_steps
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


# What people get wrong, each as a small change of our solution.

OLD, NEW = "beta * before.get(name, 0)", "(1 - beta) * gradient**2"
ROOT = "(np.sqrt(squares[name]) + epsilon)"

MISTAKES = {
    "epsilon inside the root": (
        "It looks like epsilon stands inside the root. There 0.00000001 counts as 0.0001: add it after the root.",
        (ROOT, "np.sqrt(squares[name] + epsilon)"),
    ),
    "root forgotten": (
        "It looks like the root is missing: the gradient is divided by the average square itself. Then a small "
        "gradient makes a huge step.",
        (ROOT, "(squares[name] + epsilon)"),
    ),
    "not squared": (
        "It looks like the gradients go into the average as they are. Squared, they are all positive, and then their "
        "root exists.",
        ("gradient**2", "gradient"),
    ),
    "sizes for squares": (
        "It looks like an average of the sizes. RMSProp takes the root of the mean square, which gives large gradients "
        "more weight.",
        ("gradient**2", "np.abs(gradient)"),
        (ROOT, "(squares[name] + epsilon)"),
    ),
    "sign alone": (
        "Each step has the same size: only the sign of the gradient is left. Does the average hold the earlier "
        "squares too?",
        (f"gradient / {ROOT}", "np.sign(gradient)"),
    ),
    "parts exchanged": (
        "The two parts of the average seem to be exchanged: beta parts are old, and the rest is new.",
        ("(1 - beta) * ", "beta * "),
        (OLD, "(1 - beta) * before.get(name, 0)"),
    ),
    "whole square added": (
        "The whole square is added, so the average is too large. How many parts are left for what is new?",
        (NEW, "gradient**2"),
    ),
    "nothing fades": (
        "The squares add up, and none of them fades: that is Adagrad, whose steps only get smaller. Make it an average "
        "that moves.",
        (OLD, "before.get(name, 0)"),
        (NEW, "gradient**2"),
    ),
    "old part not shrunk": (
        "The old average is kept in full. Which part of it should stay?",
        (OLD, "before.get(name, 0)"),
    ),
    "the average before": (
        "The step divides by the average of the step before. Put the new square into it first.",
        (ROOT, "(np.sqrt(before.get(name, 0)) + epsilon)"),
    ),
    "epsilon forgotten": (
        "Where a gradient has always been 0, so is its average, and 0 is divided by 0. Is epsilon forgotten, or does "
        "it stand outside of the brackets?",
        (ROOT, "np.sqrt(squares[name])"),
    ),
    "one number for a whole array": (
        "All numbers of a parameter are divided by one and the same. Each has an average of its own: square number by "
        "number, and sum nothing up.",
        ("gradient**2", "np.sum(gradient**2)"),
    ),
    "mean over a whole array": (
        "The squares of a parameter are averaged over all its numbers. Each number has an average of its own, over the "
        "steps.",
        ("gradient**2", "np.mean(gradient**2)"),
    ),
    "matrix product": (
        "Is it a product of matrices? The square is taken number by number, with `**` or `*`.",
        ("gradient**2", "(gradient @ gradient.T)"),
    ),
    "bias corrected": (
        "The average is corrected for its start at 0, as Adam does. RMSProp takes it as it is.",
        ("(np.sqrt(squares[name])", '(np.sqrt(squares[name] / (1 - beta ** (state.get("t", 0) + 1)))'),
        ('{"s": squares}', '{"s": squares, "t": state.get("t", 0) + 1}'),
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
    "start at one": (
        "The average seems to start at 1. Before the first step it is 0.",
        ("before.get(name, 0)", "before.get(name, 1)"),
    ),
    "start at the first square": (
        "The average seems to start at the first square. Before the first step it is 0.",
        ("before.get(name, 0)", "before.get(name, gradient**2)"),
    ),
    "the larger of root and epsilon": (
        "It looks like the larger one of root and epsilon is taken. Epsilon is added to the root.",
        (ROOT, "np.maximum(np.sqrt(squares[name]), epsilon)"),
    ),
    "rate in the square": (
        "The learning rate seems to be in the gradient before it is squared. It belongs in the step alone.",
        ("gradient**2", "(learning_rate * gradient)**2"),
    ),
    "root remembered": (
        "The first step is right, but then the root seems to be remembered. What goes into the state is the average of "
        "the squares itself.",
        (f"{OLD} + {NEW}", f"np.sqrt({OLD} + {NEW})"),
        (ROOT, "(squares[name] + epsilon)"),
    ),
    "gradient forgotten": (
        "The step has no gradient in it, so that it always goes the same way. What is divided by the root?",
        ("learning_rate * gradient / ", "learning_rate / "),
    ),
    "new sum squared": (
        "It looks like the square is taken of the whole sum. Only the gradient is squared.",
        (f"{OLD} + {NEW}", f"({OLD} + (1 - beta) * gradient) ** 2"),
    ),
    "0.9 typed in": (
        "Is 0.9 typed in? Another beta can be asked for: it stands in the argument.",
        ("beta * before", "0.9 * before"),
        ("(1 - beta)", "0.1"),
    ),
    "epsilon typed in": (
        "Is epsilon typed in? Another one can be asked for: it stands in the argument.",
        ("+ epsilon", "+ 1e-8"),
    ),
    "square in the numerator": (
        "The square of the gradient stands in the numerator, where its sign is lost. The average alone takes squares.",
        ("learning_rate * gradient", "learning_rate * gradient**2"),
    ),
    "average in the numerator": (
        "In the numerator stands the average of the squares. It is the gradient that makes the step.",
        ("learning_rate * gradient", "learning_rate * squares[name]"),
    ),
    "brackets of 1 - beta": (
        "Are the brackets around 1 - beta missing? `*` comes before `-`.",
        ("(1 - beta) * gradient", "1 - beta * gradient"),
    ),
    **last_one_remembered('{"s": squares}', "squares"),
    **nothing_remembered('{"s": squares}'),
    **common('{"s": squares}', "s"),
}


EXERCISE = Exercise(
    solution=update_with_rmsprop,
    observe=observe_steps({"beta": 0.5, "epsilon": 0.1}),
    mistakes=known(MISTAKES),
)
