"""Right answers to week 1."""

import numpy as np


def zeros_by_comprehension(layer_dims):
    pairs = list(zip(layer_dims[:-1], layer_dims[1:]))
    weights = {f"W{l}": np.zeros((n_out, n_in)) for l, (n_in, n_out) in enumerate(pairs, start=1)}
    biases = {f"b{l}": np.zeros((n_out, 1)) for l, (_, n_out) in enumerate(pairs, start=1)}
    return weights | biases


def zeros_by_while(layer_dims):
    parameters, l = dict(), 1
    while l < len(layer_dims):
        parameters["W" + str(l)] = np.full((layer_dims[l], layer_dims[l - 1]), 0.0)
        parameters["b" + str(l)] = np.full((layer_dims[l], 1), 0.0)
        l += 1
    return parameters


RIGHT = {
    "initialize_parameters_zeros": [zeros_by_comprehension, zeros_by_while],
}
