"""Exercise 3 of week 1: weights from N(0, 2 / n_{l-1})."""

import functools

import numpy as np

from helpers.exercises.judge.judging import changed
from helpers.exercises.parts import Exercise, Mistake
from helpers.exercises.weight_initialization.draws import (
    DRAW,
    DRAWN,
    HE_SCALE,
    mistakes_of_drawing,
    mistakes_of_scale,
    observe_random,
    others,
    with_scale,
)
from helpers.exercises.weight_initialization.form import mistakes_of_form

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


def blank_random(layer_dims, rng): ...


# What people get wrong, each as a small change of our solution.


HE = (
    *mistakes_of_form(initialize_parameters_he),
    *mistakes_of_scale(
        initialize_parameters_he,
        HE_SCALE,
        (
            "no square root",
            "(2 / layer_dims[l - 1])",
            "2 / n_{l-1} is the variance of the weights. The draws are multiplied by a standard deviation (and "
            "`rng.normal` takes one, too). How do you get from the one to the other?",
        ),
        (
            "own layer for the one before",
            "np.sqrt(2 / layer_dims[l])",
            "The number of units of layer l itself seems to stand in the formula, where the number of inputs of a "
            "unit belongs: "
            "as many as the layer before has units, n_{l-1}.",
        ),
        (
            "both errors: no square root, own layer",
            "(2 / layer_dims[l])",
            "Two things come together here. The number of inputs of a unit is n_{l-1}, not n_l; and 2 / n is a "
            "variance, where "
            "the draws are multiplied by a standard deviation.",
        ),
        (
            "1 for 2",
            "np.sqrt(1 / layer_dims[l - 1])",
            "That is the formula without the 2, the line that faded in the plot above. ReLU sets half of the numbers "
            "to 0, and the 2 under the root makes up for it.",
        ),
        (
            "Glorot: inputs and outputs",
            "np.sqrt(2 / (layer_dims[l - 1] + layer_dims[l]))",
            "That is the formula of Glorot and Bengio, made for tanh, with inputs and outputs added in the "
            "denominator. He initialization counts the inputs alone.",
        ),
        (
            "half: 1 / (2 n)",
            "np.sqrt(1 / (2 * layer_dims[l - 1]))",
            "The 2 seems to be in the denominator: 1 / 2n instead of 2 / n. In `1 / 2 * n` and `2 / n`, which number "
            "is "
            "divided by which?",
        ),
        (
            "root of 2 only",
            "np.sqrt(2) / layer_dims[l - 1]",
            "The square root seems to end before the division, so that only the 2 is under it. "
            "Look at where its bracket closes.",
        ),
        (
            "root of n only",
            "2 / np.sqrt(layer_dims[l - 1])",
            "The square root seems to be taken of n_{l-1} alone, and not of the 2. The whole fraction belongs under "
            "it.",
        ),
        (
            "upside down",
            "np.sqrt(layer_dims[l - 1] / 2)",
            "The fraction seems to be upside down, or the draws are divided by the factor instead of multiplied. "
            "The more inputs a unit has, the smaller its weights should be.",
        ),
        ("not scaled", "1", "These are plain draws of N(0, 1), without the factor of He initialization."),
        (
            "10 for the scale",
            "10",
            "That is the factor 10 of the exercise before. Here each layer's factor comes from its number of inputs.",
        ),
        (
            "0.01 for the scale",
            "0.01",
            "That is a fixed factor of 0.01. Here each layer's factor comes from its number of inputs.",
        ),
        (
            "10 left in",
            f"{HE_SCALE} * 10",
            "The scale is right but for a factor of 10, which the exercise before had. It does not belong here.",
        ),
        (
            "first layer's inputs for all",
            "np.sqrt(2 / layer_dims[0])",
            "The size of the input seems to stand in the formula for every layer. It differs from layer to layer: "
            "n_{l-1}.",
        ),
        (
            "number of layers for units",
            "np.sqrt(2 / (len(layer_dims) - 1))",
            "The number of layers seems to stand in the formula, where the number of units of the layer before "
            "belongs.",
        ),
        (
            "number of the layer for units",
            "np.sqrt(2 / l)",
            "The number l of the layer seems to stand in the formula. What is asked for is how many units the layer "
            "before has: an entry of `layer_dims`.",
        ),
        (
            "number of entries for units",
            "np.sqrt(2 / len(layer_dims))",
            "The length of `layer_dims` seems to stand in the formula: that counts layers. What is asked for is the "
            "number of units of one layer.",
        ),
        (
            "all units for those of one layer",
            "np.sqrt(2 / sum(layer_dims))",
            "All units of the network together seem to stand in the formula. Only those of one layer are the inputs "
            "of a unit.",
        ),
        (
            "two layers before",
            "np.sqrt(2 / layer_dims[l - 2])",
            "The number of units seems to be taken two layers before. The inputs of a unit come from the layer just "
            "before its own.",
        ),
        (
            "inputs times outputs",
            "np.sqrt(2 / (layer_dims[l] * layer_dims[l - 1]))",
            "The number of weights of the layer, inputs times outputs, seems to stand in the denominator. "
            "A unit adds up its inputs alone.",
        ),
        (
            "100 units",
            "np.sqrt(2 / 100)",
            "That is the number from the text, for 100 inputs. Here each layer's factor comes from its own number of "
            "inputs.",
        ),
        (
            "multiplied by n under the root",
            "np.sqrt(2 * layer_dims[l - 1])",
            "The 2 seems to be multiplied by the number of inputs, not divided by it. "
            "The more inputs a unit has, the smaller its weights should be.",
        ),
        (
            "2 / 2 * n",
            "np.sqrt(layer_dims[l - 1])",
            "That is the square root of n_{l-1} itself: the draws are multiplied by it, where the fraction belongs. "
            "In `2 / 2 * n` only the second 2 divides.",
        ),
        (
            "precedence of ** 1 / 2",
            "(2 / layer_dims[l - 1]) ** 1 / 2",
            "The factor is 1 / n_{l-1}. Python calculates powers before fractions: `a ** 1 / 2` is `a` divided by 2, "
            "and no square root.",
        ),
        (
            "squared for the root",
            "(2 / layer_dims[l - 1]) ** 2",
            "The fraction seems to be squared. Which is the opposite of a square, and leads from a variance to a "
            "standard deviation?",
        ),
        (
            "root of 2, no n",
            "np.sqrt(2)",
            "The draws seem to be multiplied by the square root of 2 alone. Where is the number of inputs, n_{l-1}?",
        ),
        (
            "2 alone",
            "2",
            "The draws seem to be multiplied by 2 alone. Where is the number of inputs, n_{l-1}?",
        ),
        (
            "first layer without the 2",
            "np.sqrt((2 if l > 1 else 1) / layer_dims[l - 1])",
            "The first layer seems to do without the 2. It has no ReLU before it and could do without the 2. For "
            "simplicity this exercise puts the 2 in every layer.",
        ),
        (
            "last layer without the 2",
            "np.sqrt((2 if l < len(layer_dims) - 1 else 1) / layer_dims[l - 1])",
            "The last layer seems to do without the 2. There is a ReLU before it, and this exercise puts the 2 in "
            "every layer.",
        ),
        (
            "scaled by the outputs of the last layer",
            "np.sqrt(2 / layer_dims[-1])",
            "The size of the last layer seems to stand in the formula for every layer. It differs from layer to "
            "layer: n_{l-1}.",
        ),
    ),
    Mistake(
        "scale added",
        changed(initialize_parameters_he, (f" * {HE_SCALE}", f" + {HE_SCALE}")),
        "The factor seems to be added to the draws, or given to `rng.normal` as its first argument, the mean. "
        "That moves the draws, but does not change their spread.",
    ),
    Mistake(
        "2 / n as the mean",
        changed(initialize_parameters_he, (f" * {HE_SCALE}", " + 2 / layer_dims[l - 1]")),
        "2 / n_{l-1} seems to be added to the draws, or given to `rng.normal` as its first argument, the mean. "
        "It is the variance of the weights, and the second argument is their standard deviation.",
    ),
    Mistake(
        "draws squared",
        changed(initialize_parameters_he, (DRAW, f"{DRAW} ** 2")),
        "The draws themselves seem to be squared, so that no weight is negative. "
        "The square is in the relation of a standard deviation to its variance: leave the draws as they are.",
    ),
    Mistake(
        "uniform with He's variance",
        changed(
            initialize_parameters_he,
            (
                f"{DRAW} * {HE_SCALE}",
                "rng.uniform(-1, 1, (layer_dims[l], layer_dims[l - 1])) * np.sqrt(6 / layer_dims[l - 1])",
            ),
        ),
        "The spread is right, but the draws are uniform. That form of He initialization exists too; "
        "this exercise asks for draws of the normal distribution.",
    ),
    Mistake(
        "square root of a negative number",
        changed(initialize_parameters_he, (f"{DRAW} * {HE_SCALE}", f"np.sqrt({DRAW} * 2 / layer_dims[l - 1])")),
        "The square root of a negative number gives NaN, and half of the draws are negative. "
        "Does the root reach over the draws too?",
    ),
    Mistake(
        "1 subtracted from the number of units",
        changed(initialize_parameters_he, (HE_SCALE, "np.sqrt(2 / layer_dims[l] - 1)")),
        "It looks as if 1 was subtracted from the fraction, which is then negative for a layer of more than two units. "
        "n_{l-1} is `layer_dims[l - 1]`, the number of units of the layer before: mind the square brackets.",
    ),
    Mistake(
        "1 subtracted from the number of units, in brackets",
        changed(initialize_parameters_he, (HE_SCALE, "np.sqrt(2 / (layer_dims[l] - 1))")),
        "It looks as if 1 was subtracted from the number of units, and a layer can have just one. "
        "n_{l-1} is `layer_dims[l - 1]`: the 1 belongs inside the square brackets.",
    ),
    *mistakes_of_drawing(initialize_parameters_he, f" * {HE_SCALE}"),
)


def he(n_in):
    return np.sqrt(2 / n_in)


EXERCISE = Exercise(
    initialize_parameters_he,
    blank_random,
    functools.partial(observe_random, scale=lambda n_in: np.sqrt(2 / n_in)),
    HE,
    (*(with_scale(draw, he) for draw in DRAWN), *others(he)),
)
