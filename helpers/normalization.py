"""Batch normalization: LINEAR -> NORMALIZE -> RELU for every hidden layer, as plain functions beside ``network``.

A hidden layer has two parameters more: ``"gamma1"`` and ``"beta1"``, of shape (n_1, 1) like ``"b1"``. The cache of the
whole network holds for each hidden layer ``"Z1"`` (before the normalization), ``"N1"`` (after it, what enters ReLU),
``"A1"``, and ``"norm1"``, the cache of the normalization itself.

    start = normalization.with_scale_and_shift(parameters)
    network.train(X, Y, start, forward=normalization.forward_pass, backward=normalization.backward_pass)

Everything takes stacks of networks along a leading axis, as ``network`` does, and changes none of its arguments.
"""

import numpy as np

from helpers import network


def with_scale_and_shift(parameters):
    """The parameters, with gamma (ones) and beta (zeros) for every hidden layer."""
    hidden = range(1, network.number_of_layers(parameters))
    more = {f"gamma{l}": np.ones_like(parameters[f"b{l}"]) for l in hidden}
    return parameters | more | {f"beta{l}": np.zeros_like(parameters[f"b{l}"]) for l in hidden}


def normalize_forward(Z, gamma, beta, epsilon=1e-5, axis=-1):
    """Each unit's numbers with mean 0 and variance 1, times gamma plus beta (Ioffe and Szegedy 2015, algorithm 1).

    Z: (n, m), a row for each unit; gamma, beta: (n, 1).
    axis: -1 takes mean and variance over the examples, batch normalization; -2 over the units of each example, layer
    normalization (Ba, Kiros and Hinton 2016).

    Returns ``out``, shaped like Z, and a cache for the way back, with ``"mean"`` and ``"variance"`` in it. The variance
    divides by how many numbers there are; epsilon stands inside the root.
    """
    mean = Z.mean(axis=axis, keepdims=True)
    Z_hat = Z - mean
    variance = mean_of_products(Z_hat, Z_hat, axis)
    root = np.sqrt(variance + epsilon)
    Z_hat /= root
    cache = {"Z_hat": Z_hat, "gamma": gamma, "mean": mean, "variance": variance, "root": root, "axis": axis}
    out = gamma * Z_hat
    out += beta
    return out, cache


def normalize_backward(dout, cache):
    """The way back through ``normalize_forward``, in its short form.

    dout: the gradient of the cost with respect to out; cache: as ``normalize_forward`` returned it.

    Returns a dictionary with dZ, shaped like Z, and dgamma and dbeta, (n, 1). Mean and variance depend on every number
    that they are taken of; the two means that are subtracted are what flows back through them.
    """
    Z_hat, axis = cache["Z_hat"], cache["axis"]
    dgamma = mean_of_products(dout, Z_hat, -1) * dout.shape[-1]
    dZ_hat = dout * cache["gamma"]
    dZ = Z_hat * mean_of_products(dZ_hat, Z_hat, axis)
    dZ += dZ_hat.mean(axis=axis, keepdims=True)
    np.subtract(dZ_hat, dZ, out=dZ)
    dZ /= cache["root"]
    return {"dZ": dZ, "dgamma": dgamma, "dbeta": dout.sum(axis=-1, keepdims=True)}


def mean_of_products(A, B, axis):
    """The mean of A * B along an axis, kept as an axis of length 1, without the array A * B in between."""
    terms = "...nm,...nm->...n" if axis == -1 else "...nm,...nm->...m"
    return np.expand_dims(np.einsum(terms, A, B), axis) / A.shape[axis]


def update_running(running, mean, variance, momentum=0.9):
    """The running averages after one more batch: momentum times what was, plus 1 - momentum times what is new.

    running: ``{"mean": ..., "variance": ...}``, each (n, 1), as mean and variance are.

    Returns a new dictionary. Here momentum is the share that is kept, as in Keras; in PyTorch it is the other share.
    """
    new = {"mean": mean, "variance": variance}
    return {name: momentum * running[name] + (1 - momentum) * value for name, value in new.items()}


def normalize_predict(Z, gamma, beta, running, epsilon=1e-5):
    """``normalize_forward`` with the running averages in the place of the batch's: examples don't touch each other.

    running: ``{"mean": ..., "variance": ...}``, each (n, 1). Returns out, shaped like Z.
    """
    return gamma * (Z - running["mean"]) / np.sqrt(running["variance"] + epsilon) + beta


def forward_pass(X, parameters, normalize=normalize_forward):
    """``network.forward_pass`` with a normalization before each ReLU.

    normalize(Z, gamma, beta) -> out, cache.
    """
    L = network.number_of_layers(parameters)
    A, cache = X, {"A0": X}
    for l in range(1, L):
        Z = network.product(parameters[f"W{l}"], A) + parameters[f"b{l}"]
        N, cache[f"norm{l}"] = normalize(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"])
        A = network.relu(N)
        cache[f"Z{l}"], cache[f"N{l}"], cache[f"A{l}"] = Z, N, A
    cache[f"Z{L}"] = network.product(parameters[f"W{L}"], A) + parameters[f"b{L}"]
    cache[f"A{L}"] = network.sigmoid(cache[f"Z{L}"])
    return cache[f"A{L}"], cache


def backward_pass(Y, parameters, cache, normalize=normalize_backward):
    """``network.backward_pass`` for the network of ``forward_pass``, with dgamma and dbeta of each hidden layer.

    normalize(dout, cache) -> a dictionary with dZ, dgamma and dbeta.
    """
    L, m = network.number_of_layers(parameters), Y.shape[-1]
    gradients = {}
    dZ = (cache[f"A{L}"] - Y) / m
    for l in range(L, 0, -1):
        gradients[f"dZ{l}"] = dZ
        gradients[f"dW{l}"] = network.product(dZ, cache[f"A{l - 1}"].swapaxes(-1, -2))
        gradients[f"db{l}"] = network.product(dZ, network.column_of_ones(m))
        if l > 1:
            dN = network.product(parameters[f"W{l}"].swapaxes(-1, -2), dZ)
            dN *= cache[f"N{l - 1}"] > 0.0
            back = normalize(dN, cache[f"norm{l - 1}"])
            dZ = back["dZ"]
            gradients[f"dgamma{l - 1}"], gradients[f"dbeta{l - 1}"] = back["dgamma"], back["dbeta"]
    return gradients


def statistics(cache):
    """{layer: {"mean": ..., "variance": ...}} of the batch that a forward pass has seen."""
    hidden = (int(name.removeprefix("norm")) for name in cache if name.startswith("norm"))
    return {l: {name: cache[f"norm{l}"][name] for name in ("mean", "variance")} for l in hidden}


def keep_running(running, momentum=0.9, forward=forward_pass, update=update_running):
    """A forward pass for training that keeps the running averages of every hidden layer.

    running: a dictionary, empty at the start; ``{layer: {"mean": ..., "variance": ...}}`` is written into it, beginning
    with means of 0 and variances of 1.
    """

    def forward_and_keep(X, parameters):
        AL, cache = forward(X, parameters)
        for l, new in statistics(cache).items():
            before = running.get(l, {"mean": np.zeros_like(new["mean"]), "variance": np.ones_like(new["variance"])})
            running[l] = update(before, new["mean"], new["variance"], momentum)
        return AL, cache

    return forward_and_keep


def predict_pass(X, parameters, running, normalize=normalize_predict):
    """The output for each example by itself, with the statistics of ``running``: AL, (1, m).

    normalize(Z, gamma, beta, running of the layer) -> out.
    """
    L = network.number_of_layers(parameters)
    A = X
    for l in range(1, L):
        Z = network.product(parameters[f"W{l}"], A) + parameters[f"b{l}"]
        A = network.relu(normalize(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"], running[l]))
    return network.sigmoid(network.product(parameters[f"W{L}"], A) + parameters[f"b{L}"])


def accuracy(Y, AL):
    """The share of examples for which the output is on the side of Y; for a stack one for each network."""
    return network.mean_of_each((AL > 0.5) == (Y == 1))
