"""What the notebook of week 3 has by its exercises."""

import numpy as np  # noqa: F401
from matplotlib import pyplot as plt  # noqa: F401

from helpers import data, network, plotting  # noqa: F401
from helpers.exercises.gradient_checking import given_backward_propagation_n

X, Y, parameters = data.small_batch()
_, cache = network.forward_propagation(X, parameters)
theta = network.parameters_to_vector(parameters)
gradients = given_backward_propagation_n(Y, parameters, cache)


def cost(parameters):
    return network.compute_cost(network.forward_propagation(X, parameters)[1]["Z3"], Y)
