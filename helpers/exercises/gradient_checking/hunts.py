"""The bug hunt of week 3: backward propagations with one bug each, on a network whose hidden layers are equally wide.

There a wrong mask or a transposed product fits, so that no error gives the bug away.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from helpers import network
from helpers.data import small_batch
from helpers.exercises.gradient_checking.bugs import TABLE_TOLERANCE, backward_propagation_n
from helpers.exercises.judge.finding import as_rows
from helpers.exercises.judge.gradients import gradient_rows, numerical_gradients, one_digit, relative_difference
from helpers.exercises.parts import source_of
from helpers.exercises.regularization import compute_cost_with_regularization, forward_propagation_with_dropout

LAYER_DIMS, EXAMPLES, LAMBD, KEEP_PROB, MASK_SEED = (3, 4, 4, 1), 8, 0.7, 0.6, 5


@dataclass(frozen=True)
class Hunt:
    """One bug.

    name: under which it is counted; kind: of backward propagation, a key of KINDS; old, new: the line as it should
    be, and as it is; told: what the table tells of it.
    """

    name: str
    kind: str
    old: str
    new: str
    told: str

    @property
    def lines(self):
        """The code with the bug, from its `def` line on."""
        return KINDS[self.kind].source.replace(self.old, self.new).splitlines()

    @property
    def line(self):
        """The number of the line with the bug, counted from 1."""
        pairs = zip(self.lines, KINDS[self.kind].source.splitlines(), strict=True)
        return next(i for i, (one, other) in enumerate(pairs, 1) if one != other)

    @property
    def choices(self):
        """The numbers of the lines that compute something."""
        return [i for i, line in enumerate(self.lines, 1) if " = " in line]


@dataclass(frozen=True)
class Kind:
    """A backward propagation. source: the right code, with ``np`` at hand.

    at_work() -> its arguments, and the gradients that the cost itself shows, those of the first layer first.
    """

    source: str
    at_work: Callable


def with_penalty(source):
    """Backward propagation of the cost with L2."""
    for l in (1, 2, 3):
        source = source.replace(f'cache["A{l - 1}"].T\n', f'cache["A{l - 1}"].T + lambd / m * parameters["W{l}"]\n')
    return source.replace("_n(Y, parameters, cache)", "_with_L2(Y, parameters, cache, lambd)")


def with_masks(source):
    """Backward propagation through dropout."""
    for l in (1, 2):
        line = f'dA{l} = parameters["W{l + 1}"].T @ dZ{l + 1}'
        source = source.replace(line, f'{line} * cache["D{l}"] / keep_prob')
    return source.replace("_n(Y, parameters, cache)", "_with_masks(Y, parameters, cache, keep_prob)")


def without_docstring(function):
    """The source of a function, without what its docstring says."""
    before, _, after = source_of(function).split('"""')
    return before.rstrip() + after


# What the functions are run on.


@functools.cache
def on_two_hidden_layers(kind):
    """The arguments of a backward propagation of week 3, and the gradients that the cost itself shows."""
    X, Y, parameters = small_batch(1, EXAMPLES, LAYER_DIMS)

    def forward(parameters):
        if kind == "dropout":  # a generator of the same seed draws the same masks
            return forward_propagation_with_dropout(X, parameters, KEEP_PROB, np.random.RandomState(MASK_SEED))[1]
        return network.forward_propagation(X, parameters)[1]

    def cost(parameters):
        lambd = LAMBD if kind == "penalty" else 0
        return compute_cost_with_regularization(forward(parameters)["Z3"], Y, parameters, lambd)

    more = {"plain": (), "penalty": (LAMBD,), "dropout": (KEEP_PROB,)}[kind]
    return (Y, parameters, forward(parameters), *more), numerical_gradients(cost, parameters, 1e-5)


PLAIN = without_docstring(backward_propagation_n)
SOURCES = {"plain": PLAIN, "penalty": with_penalty(PLAIN), "dropout": with_masks(PLAIN)}
# A later week adds its own.
KINDS = {kind: Kind(source, functools.partial(on_two_hidden_layers, kind)) for kind, source in SOURCES.items()}


def gradients_of(kind, lines):
    """What the backward propagation that these lines define returns."""
    names = {"np": np}
    exec("\n".join(lines), names)
    return names[lines[0].split("(")[0].removeprefix("def ")](*KINDS[kind].at_work()[0])


def off(kind, lines):
    """The names of the gradients that differ from what the cost shows, the last layer first."""
    found, slopes = gradients_of(kind, lines), KINDS[kind].at_work()[1]
    return [name for name in reversed(slopes) if relative_difference(found[name], slopes[name]) > TABLE_TOLERANCE]


def spoiled_by(kind, number):
    """The names of the gradients that an error in this line of the right code would spoil."""
    lines = KINDS[kind].source.splitlines()
    target, value = lines[number - 1].split(" = ", 1)
    lines[number - 1] = f"{target} = 1.5 * ({value})"
    return off(kind, lines)


def table(hunt):
    """A row for each gradient, and the difference of all together."""
    found, slopes = gradients_of(hunt.kind, hunt.lines), KINDS[hunt.kind].at_work()[1]
    everything = [np.concatenate([one[name].ravel() for name in slopes]) for one in (found, slopes)]
    rows = as_rows(gradient_rows(found, slopes, TABLE_TOLERANCE))
    return f"{rows}\nThe relative difference of all together: {one_digit(relative_difference(*everything))}"


BUGS = (
    (
        "plain",
        "db2 = 1 / m * np.sum(",
        "db2 = np.sum(",
        "One row is off and nothing that is computed after it, so the line of db2 itself is wrong. Its difference "
        "belongs to a factor of 8, and there are 8 examples: 1 / m is lost.",
    ),
    (
        "plain",
        'dZ3 = cache["A3"] - Y',
        'dZ3 = Y - cache["A3"]',
        "All rows are off, so it is the line that all go back to. A relative difference of 1 says opposite, zero or "
        "far too large; here the two terms of dZ3 are exchanged, and every gradient has the opposite sign.",
    ),
    (
        "penalty",
        ' + lambd / m * parameters["W2"]',
        "",
        "Only dW2 is off. Its neighbours dW3 and dW1 have a second term, the derivative of the penalty: here it was "
        "forgotten.",
    ),
    (
        "plain",
        'dW2 = 1 / m * dZ2 @ cache["A1"].T',
        'dW2 = 1 / m * dZ2 @ cache["A2"].T',
        "Only dW2 is off, while db2 and layer 1 come from the same dZ2 and are right. What is left in the line is the "
        "activation: W2 was multiplied by A1, not by A2. Both hidden layers have 4 units, so the shapes fit.",
    ),
    (
        "plain",
        'dZ1 = dA1 * (cache["Z1"] > 0)',
        "dZ1 = dA1",
        "Both rows of layer 1 are off and all others are right: the bug is in what the two share, dA1 or dZ1. The "
        "factor of ReLU, 1 or 0, is missing in dZ1.",
    ),
    (
        "plain",
        'dA1 = parameters["W2"].T @ dZ2',
        'dA1 = parameters["W2"] @ dZ2',
        "Only layer 1 is off, so look at dA1 and dZ1. The factor of ReLU is there: what is wrong is dA1. W2 has 4 "
        "rows and 4 columns, so the product fits without its transpose, too.",
    ),
    (
        "dropout",
        'dA1 = parameters["W2"].T @ dZ2 * cache["D1"] / keep_prob',
        'dA1 = parameters["W2"].T @ dZ2 * cache["D2"] / keep_prob',
        "Only layer 1 is off, so look at dA1 and dZ1. The mask in dA1 is that of the other layer; the shapes fit, "
        "because both layers have 4 units.",
    ),
    (
        "dropout",
        'dA2 = parameters["W3"].T @ dZ3 * cache["D2"] / keep_prob',
        'dA2 = parameters["W3"].T @ dZ3 / keep_prob',
        "Layer 3 is right, layers 2 and 1 are off: the first wrong one, counted from the end, is nearest to the bug. "
        "In dA2 the mask is missing, so a dropped unit learns.",
    ),
    (
        "plain",
        'dZ2 = dA2 * (cache["Z2"] > 0)',
        'dZ2 = dA2 * (cache["Z1"] > 0)',
        "Layer 3 is right, layers 2 and 1 are off, so dA2 or dZ2 is wrong. The factor of ReLU in dZ2 asks for "
        "the Z of another layer.",
    ),
    (
        "plain",
        "db1 = 1 / m * np.sum(",
        "db1 = 1.01 / m * np.sum(",
        "The difference of all together is small: db1 is small beside the others. Its row says that it is off by 1 %, "
        "a relative difference of 0.005, where right code has less than 1e-7. Look at the rows, not only at the number "
        "for all together.",
    ),
)

HUNTS = tuple(Hunt(f"bug {number}", *bug) for number, bug in enumerate(BUGS, 1))
