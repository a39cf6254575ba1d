"""Exercise 2 of week 1: weights from N(0, 1) times 10."""

import functools

import numpy as np

from helpers.exercises.parts import Exercise
from helpers.exercises.weight_initialization.draws import (
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


def initialize_parameters_random(layer_dims, rng):
    """Weights drawn from N(0, 1) and multiplied by 10, biases zero.

    layer_dims: [n_0, n_1, ..., n_L]; rng: the np.random.RandomState to draw from.

    Returns ``parameters``: W_l of shape (n_l, n_{l-1}) and b_l of shape (n_l, 1), for l = 1 ... L.
    """
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.randn(layer_dims[l], layer_dims[l - 1]) * 10
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


def blank_random(layer_dims, rng): ...


# What people get wrong, each as a small change of our solution.


RANDOM = (
    *mistakes_of_form(initialize_parameters_random),
    *mistakes_of_scale(
        initialize_parameters_random,
        " * 10\n",
        (
            "10 forgotten",
            "\n",
            "These are plain draws of N(0, 1). The exercise asks for large weights: what about the factor 10?",
        ),
        (
            "0.01 for 10",
            " * 0.01\n",
            "A factor of 0.01 makes the weights small, which is the usual advice. Here they are to be large, "
            "to see what that does.",
        ),
        ("divided by 10", " / 10\n", "The draws are divided by 10. Large weights come from multiplying."),
        (
            "10 twice",
            " * 100\n",
            "That is 10 times 10. Either the factor is there twice, or 10 squared was given as a standard deviation, "
            "as in `rng.normal(0, 100)`.",
        ),
        (
            "10 as a variance",
            " * np.sqrt(10)\n",
            "That is the square root of 10, so the variance is 10. Here 10 is the factor itself, so the "
            "standard deviation.",
        ),
        (
            "He instead of 10",
            f" * {HE_SCALE}\n",
            "That is the scale of He initialization, the exercise after this one. Here every layer gets the same "
            "factor, 10.",
        ),
        (
            "10 added",
            " + 10\n",
            "It looks as if 10 was added, or given to `rng.normal` as its first argument, the mean: that moves the "
            "draws, but does not spread them. The factor 10 is for the standard deviation.",
        ),
    ),
    *mistakes_of_drawing(initialize_parameters_random, " * 10"),
)


def ten(n_in):
    return 10


EXERCISE = Exercise(
    initialize_parameters_random,
    blank_random,
    functools.partial(observe_random, scale=lambda n_in: 10),
    RANDOM,
    (*(with_scale(draw, ten) for draw in DRAWN), *others(ten)),
)
