"""Muon, as far as the study of optimization needs it: the momentum of a weight matrix, made orthogonal."""

import numpy as np

from helpers import network
from helpers.optimizers import update_with_adam


def update_with_muon(parameters, gradients, state, learning_rate, beta=0.95):
    """One step of Muon for the weights between hidden layers, and of Adam for all the rest.

    parameters, gradients, state, learning_rate: as in ``helpers.optimizers``; momentum is Nesterov's. One learning rate
    serves both, since Muon's steps are made as long as Adam's usually are, by 0.2 times the root of the longer side
    ("match_rms_adamw" of ``torch.optim.Muon``, PyTorch 2.9).

    Returns new parameters and the new state (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon).
    """
    hidden = [f"W{l}" for l in range(2, network.number_of_layers(parameters))]
    rest = {name: value for name, value in parameters.items() if name not in hidden}
    new, of_adam = update_with_adam(rest, gradients, state.get("adam", {}), learning_rate)
    before, velocities = state.get("v", {}), {}
    for name in hidden:
        W, gradient = parameters[name], gradients[f"d{name}"]
        velocities[name] = beta * before.get(name, 0.0) + gradient
        length = 0.2 * max(W.shape[-2:]) ** 0.5
        new[name] = W - learning_rate * length * orthogonal(gradient + beta * velocities[name])
    return {name: new[name] for name in parameters}, {"v": velocities, "adam": of_adam}


def orthogonal(M):
    """M, (..., n, k), with its singular values brought to about 1 by five Newton-Schulz iterations."""
    M = M / (np.sqrt(np.sum(M * M, axis=(-2, -1), keepdims=True)) + 1e-7)
    for _ in range(5):
        A = M @ M.swapaxes(-2, -1)
        M = 3.4445 * M + (2.0315 * A @ A - 4.7750 * A) @ M
    return M
