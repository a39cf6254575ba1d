"""Exercise 2 of week 1: weights from N(0, 1) times 10."""

import functools

import numpy as np

from helpers.exercises.judge.steps import Factor
from helpers.exercises.parts import Exercise, known
from helpers.exercises.weight_initialization.draws import formula_of_scale, mistakes_of_drawing, observe_random
from helpers.exercises.weight_initialization.form import FORM

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


# How the scale comes about, and how it is misread.


TEN = Factor(
    "factor",
    lambda at: 10,
    {
        "10 forgotten": lambda at: 1,
        "0.01 for 10": lambda at: 0.01,
        "divided by 10": lambda at: 0.1,
        "10 twice": lambda at: 100,
        "10 as a variance": lambda at: np.sqrt(10),
        "He instead of 10": lambda at: np.sqrt(2 / at["n_in"]),
    },
    {
        "10 forgotten": "These are plain draws of N(0, 1). What about the factor 10?",
        "0.01 for 10": "A factor of 0.01 is the usual advice. Here large weights are to show what they do.",
        "divided by 10": "The draws are divided by 10. Large weights come from multiplying.",
        "10 twice": "That is 10 times 10. Is it there twice, or squared, as in `rng.normal(0, 100)`?",
        "10 as a variance": "Here 10 is the factor itself, so the standard deviation, and not the variance.",
        "He instead of 10": "That is the scale of the next exercise. Here every layer gets the factor 10.",
        "typed in": "The exercise asks for 10.",
    },
    typed=lambda at, number: number,
)
FORMULA = formula_of_scale((TEN,), lambda at, one, values: values[0])


# What people get wrong, each as a small change of our solution.


MISTAKES = {
    **FORM,
    "10 added": (
        "It looks as if 10 was added, or given to `rng.normal` as its first argument, the mean: that moves the draws, "
        "but does not spread them. The factor 10 is for the standard deviation.",
        (" * 10\n", " + 10\n"),
    ),
    **mistakes_of_drawing(" * 10"),
}


EXERCISE = Exercise(
    solution=initialize_parameters_random,
    observe=functools.partial(observe_random, scale=lambda n_in: 10),
    mistakes=known(MISTAKES),
    formula=FORMULA,
)
