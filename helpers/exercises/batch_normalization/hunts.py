"""The bug hunt on batch normalization: backward passes with one bug each, of a network with one normalized layer.

The layer has 8 units and the batch 8 examples, so that a mean over the wrong axis raises no error.
"""

import functools

import numpy as np

from helpers import network, normalization
from helpers.data import small_batch
from helpers.exercises.gradient_checking.hunts import EXAMPLES, KINDS, Hunt, Kind

SOURCE = """\
def backward_propagation_normalized(Y, parameters, cache):
    m = Y.shape[1]
    dZ2 = (cache["A2"] - Y) / m
    dW2 = dZ2 @ cache["A1"].T
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dA1 = parameters["W2"].T @ dZ2
    dN1 = dA1 * (cache["N1"] > 0)
    dbeta1 = np.sum(dN1, axis=1, keepdims=True)
    dgamma1 = np.sum(dN1 * cache["Z_hat1"], axis=1, keepdims=True)
    dZ_hat1 = dN1 * parameters["gamma1"]
    shift = np.mean(dZ_hat1, axis=1, keepdims=True)
    stretch = cache["Z_hat1"] * np.mean(dZ_hat1 * cache["Z_hat1"], axis=1, keepdims=True)
    dZ1 = (dZ_hat1 - shift - stretch) / cache["root1"]
    dW1 = dZ1 @ cache["A0"].T
    return {"dW1": dW1, "dgamma1": dgamma1, "dbeta1": dbeta1, "dW2": dW2, "db2": db2}
"""


@functools.cache
def on_a_normalized_layer():
    """The arguments of a backward propagation, and the gradients that the cost itself shows.

    b1 is left out: it is without effect.
    """
    X, Y, drawn = small_batch(3, EXAMPLES, (3, 8, 1))
    rng = np.random.RandomState(3)
    drawn |= {"gamma1": rng.uniform(0.5, 2, (8, 1)), "beta1": rng.uniform(-0.5, 0.5, (8, 1))}

    def cost(parameters):
        return network.compute_cost(normalization.forward_pass(X, parameters)[1]["Z2"], Y)

    _, cache = normalization.forward_pass(X, drawn)
    cache |= {f"{name}1": cache["norm1"][name] for name in ("Z_hat", "root")}
    return (Y, drawn, cache), {f"d{name}": slopes(cost, drawn, name) for name in ("W1", "gamma1", "beta1", "W2", "b2")}


def slopes(cost, parameters, name, epsilon=1e-5):
    """The two-sided differences of the cost for one parameter, shaped like it."""
    found = np.zeros(parameters[name].shape)
    for place in np.ndindex(*found.shape):
        sides = []
        for step in (epsilon, -epsilon):
            shifted = parameters[name].copy()
            shifted[place] += step
            sides.append(cost(parameters | {name: shifted}))
        found[place] = (sides[0] - sides[1]) / (2 * epsilon)
    return found


KINDS["normalized"] = Kind(SOURCE, on_a_normalized_layer)
HUNTS = (
    Hunt(
        "normalization bug 1",
        "normalized",
        'dgamma1 = np.sum(dN1 * cache["Z_hat1"], axis=1, keepdims=True)',
        'dgamma1 = np.sum(dN1 * cache["N1"], axis=1, keepdims=True)',
        "Only dgamma1 is off, and nothing is computed from it. Gamma multiplied Z_hat on the way out; N is what came "
        "of it, scaled and shifted.",
    ),
    Hunt(
        "normalization bug 2",
        "normalized",
        'dN1 = dA1 * (cache["N1"] > 0)',
        'dN1 = dA1 * (cache["Z1"] > 0)',
        "Layer 2 is right, and all three rows of layer 1 are off: so it is dA1 or dN1, to which all three go back. "
        "What entered ReLU is N, not the Z before the normalization.",
    ),
    Hunt(
        "normalization bug 3",
        "normalized",
        "dZ1 = (dZ_hat1 - shift - stretch)",
        "dZ1 = (dZ_hat1 - shift)",
        "Only dW1 is off, so the bug lies behind dN1. What flows back through the variance is computed and then "
        "forgotten: the root is treated as if it were a fixed number.",
    ),
    Hunt(
        "normalization bug 4",
        "normalized",
        "shift = np.mean(dZ_hat1, axis=1, keepdims=True)",
        "shift = np.mean(dZ_hat1, axis=0, keepdims=True)",
        "Only dW1 is off. The terms of dZ1 are all there, so look at how each is made: this mean goes over the units. "
        "There are 8 units and 8 examples, so the shapes fit.",
    ),
)
