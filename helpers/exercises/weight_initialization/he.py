"""Exercise 3 of week 1: weights from N(0, 2 / n_{l-1})."""

import functools

import numpy as np

from helpers.exercises.judge.steps import Factor
from helpers.exercises.parts import Exercise, known
from helpers.exercises.weight_initialization.draws import DRAW, formula_of_scale, mistakes_of_drawing, observe_random
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


OF_ONE_LAYER = (
    "The formula seems to use the size of {} for every layer. Each has its own: that of the layer before. "
    "Is each character of the index the letter l or the digit 1, as you mean it?"
)
INPUTS = Factor(
    "number of inputs",
    lambda at: 1 / at["n_in"],
    {
        "own layer for the one before": lambda at: 1 / at["n_out"],
        "Glorot: inputs and outputs": lambda at: 1 / (at["n_in"] + at["n_out"]),
        "average of inputs and outputs": lambda at: 2 / (at["n_in"] + at["n_out"]),
        "first layer's inputs for all": lambda at: 1 / at["units"][0],
        "scaled by the outputs of the last layer": lambda at: 1 / at["units"][-1],
        "last layer's inputs for all": lambda at: 1 / at["units"][-2],
        "number of layers for units": lambda at: 1 / len(at["n_in"]),
        "length of layer_dims for units": lambda at: 1 / len(at["units"]),
        "number of the layer for units": lambda at: 1 / np.arange(1, len(at["units"])),
        "two layers before": lambda at: 1 / np.array([at["units"][l - 1] for l in range(len(at["n_in"]))]),
        "inputs times outputs": lambda at: 1 / (at["n_in"] * at["n_out"]),
        "multiplied by n under the root": lambda at: at["n_in"],
        "2 / 2 * n": lambda at: at["n_in"] / 2,
        "root of 2, no n": lambda at: 1,
    },
    {
        "own layer for the one before": "The formula seems to use the units of layer l itself. It needs n_{l-1}.",
        "Glorot: inputs and outputs": "That is Glorot's formula, made for tanh. He's counts the inputs alone.",
        "average of inputs and outputs": "It seems to use the average of inputs and outputs: count the inputs alone.",
        "first layer's inputs for all": OF_ONE_LAYER.format("the input"),
        "scaled by the outputs of the last layer": OF_ONE_LAYER.format("the last layer"),
        "last layer's inputs for all": "It seems to use the last layer's inputs for all. Is it outside of the loop?",
        "number of layers for units": "The formula seems to use the number of layers. How many inputs has a unit?",
        "length of layer_dims for units": "It seems to use the length of `layer_dims`. How many inputs has a unit?",
        "number of the layer for units": "It seems to use l itself. How many units has the layer before?",
        "two layers before": "The units seem taken two layers before. Which layer gives the inputs of a unit?",
        "inputs times outputs": "It seems divided by inputs times outputs. A unit adds up its inputs alone.",
        "multiplied by n under the root": "The 2 seems multiplied by the number of inputs, and not divided.",
        "2 / 2 * n": "In `2 / 2 * n` only the second 2 divides, so the draws grow with the root of n.",
        "root of 2, no n": "The draws seem multiplied by the root of 2 alone. Where is the number of inputs?",
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
        "half: 1 / (2 n)": "The 2 seems to be in the denominator. In `1 / 2 * n`, what is divided by what?",
        "first layer without the 2": "Layer 1 does without the 2, as no ReLU is before it. Here each layer has it.",
        "last layer without the 2": "The last layer seems to do without the 2, which belongs in every layer.",
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
        "squared for the root": "The fraction seems squared. What leads from a variance to a standard deviation?",
        "root of 2 only": "Only the 2 seems to be under the root. Look at where its bracket closes.",
        "root of n only": "The root seems to be of n_{l-1} alone. The whole fraction belongs under it.",
        "precedence of ** 1 / 2": (
            "The scale is 1 / n_{l-1}, with no root. If you wrote one as `** 1 / 2`: powers come before fractions."
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
        "10 for the scale": lambda at: lambda scale: 10,
        "10 left in": lambda at: lambda scale: 10 * scale,
    },
    {
        "not scaled": "These are plain draws of N(0, 1). If you compute the factor, is the product stored?",
        "10 for the scale": "That is the 10 of the exercise before. Each layer's factor comes from its inputs.",
        "10 left in": "There is a factor of 10 in it, which the exercise before had.",
        "typed in": "Each layer's factor comes from its number of inputs.",
    },
    typed=lambda at, number: lambda scale: number,
)


def scale_of(at, one, values):
    inputs, two, root, factor = values
    return factor(root(inputs, two))


FORMULA = formula_of_scale((INPUTS, TWO, ROOT, FACTOR), scale_of)


# What people get wrong, each as a small change of our solution.


HE_SCALE = "np.sqrt(2 / layer_dims[l - 1])"

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
        "Half of the draws are negative, and their root is NaN. Does the root reach over the draws too?",
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
