"""Exercise 3 of week 1: weights from N(0, 2 / n_{l-1})."""

import functools

import numpy as np

from helpers.exercises.parts import Exercise, Mistake
from helpers.exercises.weight_initialization.draws import (
    DRAW,
    DRAWN,
    HE_SCALE,
    mistakes_of_drawing,
    observe_random,
    others,
    with_scale,
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


# What people get wrong, each as a small change of our solution.


MISTAKES = (
    *FORM,
    Mistake(
        "no square root",
        "2 / n_{l-1} is the variance of the weights, and here it is their standard deviation. Is the root missing, or "
        "does the factor come in twice, in `rng.normal` and again behind it?",
        (HE_SCALE, "(2 / layer_dims[l - 1])"),
    ),
    Mistake(
        "own layer for the one before",
        "The formula seems to use the number of units of layer l itself. It needs the number of inputs of a unit: "
        "n_{l-1}, the units of the layer before.",
        (HE_SCALE, "np.sqrt(2 / layer_dims[l])"),
    ),
    Mistake(
        "both errors: no square root, own layer",
        "Two things come together here. The number of inputs of a unit is n_{l-1}, not n_l; and 2 / n is a variance, "
        "where the draws are multiplied by a standard deviation.",
        (HE_SCALE, "(2 / layer_dims[l])"),
    ),
    Mistake(
        "1 for 2",
        "That is the formula without the 2, the line that faded in the plot above. ReLU sets half of the numbers to "
        "0, and the 2 under the root makes up for it.",
        (HE_SCALE, "np.sqrt(1 / layer_dims[l - 1])"),
    ),
    Mistake(
        "Glorot: inputs and outputs",
        "That is the formula of Glorot and Bengio, made for tanh, with inputs and outputs added in the denominator. "
        "He initialization counts the inputs alone.",
        (HE_SCALE, "np.sqrt(2 / (layer_dims[l - 1] + layer_dims[l]))"),
    ),
    Mistake(
        "half: 1 / (2 n)",
        "The 2 seems to be in the denominator: 1 / 2n instead of 2 / n. In `1 / 2 * n` and `2 / n`, which number is "
        "divided by which?",
        (HE_SCALE, "np.sqrt(1 / (2 * layer_dims[l - 1]))"),
    ),
    Mistake(
        "root of 2 only",
        "The square root seems to end before the division, so that only the 2 is under it. Look at where its bracket "
        "closes.",
        (HE_SCALE, "np.sqrt(2) / layer_dims[l - 1]"),
    ),
    Mistake(
        "root of n only",
        "The square root seems to be taken of n_{l-1} alone, and not of the 2. The whole fraction belongs under it.",
        (HE_SCALE, "2 / np.sqrt(layer_dims[l - 1])"),
    ),
    Mistake(
        "upside down",
        "The fraction seems to be upside down, or the draws are divided by the factor instead of multiplied. The more "
        "inputs a unit has, the smaller its weights should be.",
        (HE_SCALE, "np.sqrt(layer_dims[l - 1] / 2)"),
    ),
    Mistake(
        "not scaled",
        "These are plain draws of N(0, 1), without the factor of He initialization. If you compute it, is the "
        "product stored?",
        (HE_SCALE, "1"),
    ),
    Mistake(
        "10 for the scale",
        "That is the factor 10 of the exercise before. Here each layer's factor comes from its number of inputs.",
        (HE_SCALE, "10"),
    ),
    Mistake(
        "0.01 for the scale",
        "That is a fixed factor of 0.01. Here each layer's factor comes from its number of inputs.",
        (HE_SCALE, "0.01"),
    ),
    Mistake(
        "10 left in",
        "The scale is right but for a factor of 10, which the exercise before had. It does not belong here.",
        (HE_SCALE, f"{HE_SCALE} * 10"),
    ),
    Mistake(
        "first layer's inputs for all",
        "The formula seems to use the size of the input for every layer. It differs from layer to layer: n_{l-1}. "
        "Is each character of the index the letter l or the digit 1, as you mean it?",
        (HE_SCALE, "np.sqrt(2 / layer_dims[0])"),
    ),
    Mistake(
        "number of layers for units",
        "The formula seems to use the number of layers. It needs the number of units of the layer before.",
        (HE_SCALE, "np.sqrt(2 / (len(layer_dims) - 1))"),
    ),
    Mistake(
        "number of the layer for units",
        "The formula seems to use l, the number of the layer. It needs how many units the layer before has: an entry "
        "of `layer_dims`.",
        (HE_SCALE, "np.sqrt(2 / l)"),
    ),
    Mistake(
        "number of entries for units",
        "The formula seems to use the length of `layer_dims`, which counts layers. It needs the number of units of "
        "one layer.",
        (HE_SCALE, "np.sqrt(2 / len(layer_dims))"),
    ),
    Mistake(
        "all units for those of one layer",
        "The formula seems to use all units of the network together. Only those of one layer are the inputs of a unit.",
        (HE_SCALE, "np.sqrt(2 / sum(layer_dims))"),
    ),
    Mistake(
        "two layers before",
        "The number of units seems to be taken two layers before. The inputs of a unit come from the layer just "
        "before its own.",
        (HE_SCALE, "np.sqrt(2 / layer_dims[l - 2])"),
    ),
    Mistake(
        "inputs times outputs",
        "The denominator seems to be the number of weights of the layer, inputs times outputs. A unit adds up its "
        "inputs alone.",
        (HE_SCALE, "np.sqrt(2 / (layer_dims[l] * layer_dims[l - 1]))"),
    ),
    Mistake(
        "100 units",
        "That is the number from the text, for 100 inputs. Here each layer's factor comes from its own number of "
        "inputs.",
        (HE_SCALE, "np.sqrt(2 / 100)"),
    ),
    Mistake(
        "multiplied by n under the root",
        "The 2 seems to be multiplied by the number of inputs, not divided by it. The more inputs a unit has, the "
        "smaller its weights should be.",
        (HE_SCALE, "np.sqrt(2 * layer_dims[l - 1])"),
    ),
    Mistake(
        "2 / 2 * n",
        "That is the square root of n_{l-1} itself: the draws are multiplied by it, where the fraction belongs. In `2 "
        "/ 2 * n` only the second 2 divides.",
        (HE_SCALE, "np.sqrt(layer_dims[l - 1])"),
    ),
    Mistake(
        "precedence of ** 1 / 2",
        "The factor is 1 / n_{l-1}. Python calculates powers before fractions: `a ** 1 / 2` is `a` divided by 2, and "
        "no square root.",
        (HE_SCALE, "(2 / layer_dims[l - 1]) ** 1 / 2"),
    ),
    Mistake(
        "squared for the root",
        "The fraction seems to be squared. What is the opposite of a square, and leads from a variance to a standard "
        "deviation?",
        (HE_SCALE, "(2 / layer_dims[l - 1]) ** 2"),
    ),
    Mistake(
        "root of 2, no n",
        "The draws seem to be multiplied by the square root of 2 alone. Where is the number of inputs, n_{l-1}?",
        (HE_SCALE, "np.sqrt(2)"),
    ),
    Mistake(
        "2 alone",
        "The draws seem to be multiplied by 2 alone. Where is the number of inputs, n_{l-1}?",
        (HE_SCALE, "2"),
    ),
    Mistake(
        "first layer without the 2",
        "The first layer seems to do without the 2. It has no ReLU before it and could do without the 2. For "
        "simplicity this exercise puts the 2 in every layer.",
        (HE_SCALE, "np.sqrt((2 if l > 1 else 1) / layer_dims[l - 1])"),
    ),
    Mistake(
        "last layer without the 2",
        "The last layer seems to do without the 2. There is a ReLU before it, and this exercise puts the 2 in every "
        "layer.",
        (HE_SCALE, "np.sqrt((2 if l < len(layer_dims) - 1 else 1) / layer_dims[l - 1])"),
    ),
    Mistake(
        "scaled by the outputs of the last layer",
        "The formula seems to use the size of the last layer for every layer. It differs from layer to layer: n_{l-1}. "
        "Is each character of the index the letter l or the digit 1, as you mean it?",
        (HE_SCALE, "np.sqrt(2 / layer_dims[-1])"),
    ),
    Mistake(
        "scale added",
        "The factor seems to be added to the draws, or given to `rng.normal` as its first argument, the mean. That "
        "moves the draws, but does not change their spread.",
        (f" * {HE_SCALE}", f" + {HE_SCALE}"),
    ),
    Mistake(
        "2 / n as the mean",
        "2 / n_{l-1} seems to be added to the draws, or given to `rng.normal` as its first argument, the mean. It is "
        "the variance of the weights, and the second argument is their standard deviation.",
        (f" * {HE_SCALE}", " + 2 / layer_dims[l - 1]"),
    ),
    Mistake(
        "draws squared",
        "The draws themselves seem to be squared, so that no weight is negative. The square is in the relation of a "
        "standard deviation to its variance: leave the draws as they are.",
        (DRAW, f"{DRAW} ** 2"),
    ),
    Mistake(
        "uniform with He's variance",
        "The spread is right, but the draws are uniform. That form of He initialization exists too; this exercise "
        "asks for draws of the normal distribution.",
        (
            f"{DRAW} * {HE_SCALE}",
            "rng.uniform(-1, 1, (layer_dims[l], layer_dims[l - 1])) * np.sqrt(6 / layer_dims[l - 1])",
        ),
    ),
    Mistake(
        "square root of a negative number",
        "The square root of a negative number gives NaN, and half of the draws are negative. Does the root reach over "
        "the draws too?",
        (f"{DRAW} * {HE_SCALE}", f"np.sqrt({DRAW} * 2 / layer_dims[l - 1])"),
    ),
    Mistake(
        "1 subtracted from the number of units",
        "It looks as if 1 was subtracted from the fraction, which is then negative for a layer of more than two "
        "units. n_{l-1} is `layer_dims[l - 1]`, the number of units of the layer before: mind the square brackets.",
        (HE_SCALE, "np.sqrt(2 / layer_dims[l] - 1)"),
    ),
    Mistake(
        "1 subtracted from the number of units, in brackets",
        "It looks as if 1 was subtracted from the number of units, and a layer can have just one. n_{l-1} is "
        "`layer_dims[l - 1]`: the 1 belongs inside the square brackets.",
        (HE_SCALE, "np.sqrt(2 / (layer_dims[l] - 1))"),
    ),
    *mistakes_of_drawing(f" * {HE_SCALE}"),
)


def he(n_in):
    return np.sqrt(2 / n_in)


EXERCISE = Exercise(
    solution=initialize_parameters_he,
    observe=functools.partial(observe_random, scale=lambda n_in: np.sqrt(2 / n_in)),
    mistakes=MISTAKES,
    variants=(*(with_scale(draw, he) for draw in DRAWN), *others(he)),
)
