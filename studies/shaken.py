"""The last bits of another processor: every product of a network times 1 + 1e-15 noise."""

import numpy as np

from helpers import network, valley

PRODUCT, TRAIN, CURVATURE = network.product, network.train, valley.curvature


def shake(seed):
    """From now on, in this process, shake every product, the examples and starts of ``network.train``, and valleys.

    Which numbers of the noise meet a product depends on the product alone, so that the same calculation gives the same
    result twice, as on a processor. Zeros and the sigmoid of zero stay what they are everywhere.
    """
    noise = 1 + 1e-15 * np.random.RandomState(seed).standard_normal(200_000)

    def shaken(array):
        flat = array.reshape(-1)
        place = hash(float(flat[0])) % max(1, noise.size - flat.size)
        array *= np.resize(noise[place : place + flat.size], array.shape)
        return array

    def train(X, Y, parameters, *arguments, **words):
        start = {name: shaken(one.copy()) for name, one in parameters.items()}
        return TRAIN(shaken(np.array(X, dtype=float)), Y, start, *arguments, **words)

    network.product = lambda A, B, out=None: shaken(PRODUCT(A, B, out))
    network.train = train
    valley.curvature = lambda k, degrees=30: shaken(CURVATURE(k, degrees))


def measured(measure, seed):
    """The row of a study for this seed, with the last bits shaken."""
    shake(seed)
    return measure(seed)
