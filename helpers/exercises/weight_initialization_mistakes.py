"""What people get wrong in week 1, each as a small change of our solution."""

from helpers.exercises.judging import Mistake, changed
from helpers.exercises.weight_initialization import (
    initialize_parameters_he,
    initialize_parameters_random,
    initialize_parameters_zeros,
)

MISTAKES = {
    "initialize_parameters_zeros": (
        Mistake(
            "transposed shapes",
            changed(
                initialize_parameters_zeros,
                ("np.zeros((layer_dims[l], layer_dims[l - 1]))", "np.zeros((layer_dims[l - 1], layer_dims[l]))"),
            ),
            "Rows and columns look exchanged. W_l takes n_{l-1} numbers in and gives n_l out: how many rows does W_l @ A have?",
        ),
    ),
    "initialize_parameters_random": (),
    "initialize_parameters_he": (
        Mistake(
            "no square root",
            changed(initialize_parameters_he, ("np.sqrt(2 / layer_dims[l - 1])", "(2 / layer_dims[l - 1])")),
            "2 / n_{l-1} is the variance of the weights. By what do you multiply draws of N(0, 1) to get that variance?",
        ),
    ),
}
