"""Exercise 3 of week 1: weights from N(0, 2 / n_{l-1})."""

import functools

import numpy as np

from helpers.exercises.judge.steps import Factor
from helpers.exercises.parts import Exercise, known
from helpers.exercises.weight_initialization.draws import (
    DRAW,
    HE_SCALE,
    formula_of_scale,
    mistakes_of_drawing,
    observe_random,
)
from helpers.exercises.weight_initialization.form import FORM

# Our solution.


def initialize_parameters_he(layer_dims, rng):
    """Weights drawn from N(0, 2 / n_{l-1}), biases zero (He et al. 2015, equation 10 and section 2.2).

    layer_dims: [n_0, n_1, ..., n_L]; rng: the np.random.RandomState to draw from.

    Returns ``parameters``: W_l of shape (n_l, n_{l-1}) and b_l of shape (n_l, 1), for l = 1 ... L.
    """
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2 / layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


# How the scale comes about, and how its factors are misread.


INPUTS = Factor(
    "number of inputs",
    lambda at: 1 / at["n_in"],
    {
        "own layer for the one before": lambda at: 1 / at["n_out"],
        "Glorot: inputs and outputs": lambda at: 1 / (at["n_in"] + at["n_out"]),
        "first layer's inputs for all": lambda at: 1 / at["units"][0],
        "scaled by the outputs of the last layer": lambda at: 1 / at["units"][-1],
        "last layer's inputs for all": lambda at: 1 / at["units"][-2],
        "number of layers for units": lambda at: 1 / len(at["n_in"]),
        "number of the layer for units": lambda at: 1 / np.arange(1, len(at["units"])),
        "number of entries for units": lambda at: 1 / len(at["units"]),
        "all units for those of one layer": lambda at: 1 / np.sum(at["units"]),
        "two layers before": lambda at: 1 / np.array([at["units"][l - 1] for l in range(len(at["n_in"]))]),
        "inputs times outputs": lambda at: 1 / (at["n_in"] * at["n_out"]),
        "multiplied by n under the root": lambda at: at["n_in"],
        "2 / 2 * n": lambda at: at["n_in"] / 2,
        "root of 2, no n": lambda at: 1,
    },
    {
        "own layer for the one before": (
            "The formula seems to use the number of units of layer l itself. It needs the number of inputs of a unit: "
            "n_{l-1}, the units of the layer before."
        ),
        "Glorot: inputs and outputs": (
            "That is the formula of Glorot and Bengio, made for tanh, with inputs and outputs added in the "
            "denominator. He initialization counts the inputs alone."
        ),
        "first layer's inputs for all": (
            "The formula seems to use the size of the input for every layer. It differs from layer to layer: n_{l-1}. "
            "Is each character of the index the letter l or the digit 1, as you mean it?"
        ),
        "scaled by the outputs of the last layer": (
            "The formula seems to use the size of the last layer for every layer. It differs from layer to layer: "
            "n_{l-1}. Is each character of the index the letter l or the digit 1, as you mean it?"
        ),
        "last layer's inputs for all": (
            "The formula seems to use the inputs of the last layer for every layer. Is the factor made outside of the "
            "loop? It differs from layer to layer: n_{l-1}."
        ),
        "number of layers for units": (
            "The formula seems to use the number of layers. It needs the number of units of the layer before."
        ),
        "number of the layer for units": (
            "The formula seems to use l, the number of the layer. It needs how many units the layer before has: an "
            "entry of `layer_dims`."
        ),
        "number of entries for units": (
            "The formula seems to use the length of `layer_dims`, which counts layers. It needs the number of units of"
            " one layer."
        ),
        "all units for those of one layer": (
            "The formula seems to use all units of the network together. Only those of one layer are the inputs of a "
            "unit."
        ),
        "two layers before": (
            "The number of units seems to be taken two layers before. The inputs of a unit come from the layer just "
            "before its own."
        ),
        "inputs times outputs": (
            "The denominator seems to be the number of weights of the layer, inputs times outputs. A unit adds up its "
            "inputs alone."
        ),
        "multiplied by n under the root": (
            "The 2 seems to be multiplied by the number of inputs, not divided by it. The more inputs a unit has, the "
            "smaller its weights should be."
        ),
        "2 / 2 * n": (
            "That is the square root of n_{l-1} itself: the draws are multiplied by it, where the fraction belongs. In"
            " `2 / 2 * n` only the second 2 divides."
        ),
        "root of 2, no n": (
            "The draws seem to be multiplied by the square root of 2 alone. Where is the number of inputs, n_{l-1}?"
        ),
        "typed in": "Each layer has its own: it is an entry of `layer_dims`.",
    },
    typed=lambda at, number: 1 / number,
)
TWO = Factor(
    "2",
    lambda at: 2,
    {
        "1 for 2": lambda at: 1,
        "half: 1 / (2 n)": lambda at: 1 / 2,
        "first layer without the 2": lambda at: np.append(1, np.full(len(at["n_in"]) - 1, 2)),
        "last layer without the 2": lambda at: np.append(np.full(len(at["n_in"]) - 1, 2), 1),
    },
    {
        "1 for 2": (
            "That is the formula without the 2, the line that faded in the plot above. ReLU sets half of the numbers "
            "to 0, and the 2 under the root makes up for it."
        ),
        "half: 1 / (2 n)": (
            "The 2 seems to be in the denominator: 1 / 2n instead of 2 / n. In `1 / 2 * n` and `2 / n`, which number "
            "is divided by which?"
        ),
        "first layer without the 2": (
            "The first layer seems to do without the 2. It has no ReLU before it and could do without the 2. For "
            "simplicity this exercise puts the 2 in every layer."
        ),
        "last layer without the 2": (
            "The last layer seems to do without the 2. There is a ReLU before it, and this exercise puts the 2 in "
            "every layer."
        ),
    },
)
ROOT = Factor(
    "root",
    lambda at: lambda n, two: np.sqrt(two * n),
    {
        "no square root": lambda at: lambda n, two: two * n,
        "squared for the root": lambda at: lambda n, two: (two * n) ** 2,
        "root of 2 only": lambda at: lambda n, two: np.sqrt(two) * n,
        "root of n only": lambda at: lambda n, two: two * np.sqrt(n),
        "precedence of ** 1 / 2": lambda at: lambda n, two: two * n / 2,
        "upside down": lambda at: lambda n, two: 1 / np.sqrt(two * n),
    },
    {
        "no square root": (
            "2 / n_{l-1} is the variance of the weights, and here it is their standard deviation. Is the root missing,"
            " or does the factor come in twice, in `rng.normal` and again behind it?"
        ),
        "squared for the root": (
            "The fraction seems to be squared. What is the opposite of a square, and leads from a variance to a "
            "standard deviation?"
        ),
        "root of 2 only": (
            "The square root seems to end before the division, so that only the 2 is under it. Look at where its "
            "bracket closes."
        ),
        "root of n only": (
            "The square root seems to be taken of n_{l-1} alone, and not of the 2. The whole fraction belongs under it."
        ),
        "precedence of ** 1 / 2": (
            "The factor is 1 / n_{l-1}. Python calculates powers before fractions: `a ** 1 / 2` is `a` divided by 2, "
            "and no square root."
        ),
        "upside down": (
            "The fraction seems to be upside down, or the draws are divided by the factor instead of multiplied. The "
            "more inputs a unit has, the smaller its weights should be."
        ),
    },
)
FACTOR = Factor(
    "factor of the draws",
    lambda at: lambda scale: scale,
    {
        "not scaled": lambda at: lambda scale: 1,
        "2 alone": lambda at: lambda scale: 2,
        "10 for the scale": lambda at: lambda scale: 10,
        "10 left in": lambda at: lambda scale: 10 * scale,
    },
    {
        "not scaled": (
            "These are plain draws of N(0, 1), without the factor of He initialization. If you compute it, is the "
            "product stored?"
        ),
        "2 alone": "The draws seem to be multiplied by 2 alone. Where is the number of inputs, n_{l-1}?",
        "10 for the scale": (
            "That is the factor 10 of the exercise before. Here each layer's factor comes from its number of inputs."
        ),
        "10 left in": "There is a factor of 10 in it, which the exercise before had. It does not belong here.",
        "typed in": "Each layer's factor comes from its number of inputs.",
    },
    typed=lambda at, number: lambda scale: number,
)


def scale_of(at, one, values):
    inputs, two, root, factor = values
    return factor(root(inputs, two))


FORMULA = formula_of_scale((INPUTS, TWO, ROOT, FACTOR), scale_of)


# What people get wrong, each as a small change of our solution.


MISTAKES = {
    **FORM,
    "scale added": (
        "The factor seems to be added to the draws, or given to `rng.normal` as its first argument, the mean. That "
        "moves the draws, but does not change their spread.",
        (f" * {HE_SCALE}", f" + {HE_SCALE}"),
    ),
    "2 / n as the mean": (
        "2 / n_{l-1} seems to be added to the draws, or given to `rng.normal` as its first argument, the mean. It is "
        "the variance of the weights, and the second argument is their standard deviation.",
        (f" * {HE_SCALE}", " + 2 / layer_dims[l - 1]"),
    ),
    "uniform with He's variance": (
        "The spread is right, but the draws are uniform. That form of He initialization exists too; this exercise "
        "asks for draws of the normal distribution.",
        (
            f"{DRAW} * {HE_SCALE}",
            "rng.uniform(-1, 1, (layer_dims[l], layer_dims[l - 1])) * np.sqrt(6 / layer_dims[l - 1])",
        ),
    ),
    "square root of a negative number": (
        "The square root of a negative number gives NaN, and half of the draws are negative. Does the root reach over "
        "the draws too?",
        (f"{DRAW} * {HE_SCALE}", f"np.sqrt({DRAW} * 2 / layer_dims[l - 1])"),
    ),
    "1 subtracted from the number of units": (
        "It looks as if 1 was subtracted from the fraction, which is then negative for a layer of more than two "
        "units. n_{l-1} is `layer_dims[l - 1]`, the number of units of the layer before: mind the square brackets.",
        (HE_SCALE, "np.sqrt(2 / layer_dims[l] - 1)"),
    ),
    "1 subtracted from the number of units, in brackets": (
        "It looks as if 1 was subtracted from the number of units, and a layer can have just one. n_{l-1} is "
        "`layer_dims[l - 1]`: the 1 belongs inside the square brackets.",
        (HE_SCALE, "np.sqrt(2 / (layer_dims[l] - 1))"),
    ),
    **mistakes_of_drawing(f" * {HE_SCALE}"),
}


EXERCISE = Exercise(
    solution=initialize_parameters_he,
    observe=functools.partial(observe_random, scale=lambda n_in: np.sqrt(2 / n_in)),
    mistakes=known(MISTAKES),
    formula=FORMULA,
)
