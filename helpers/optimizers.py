"""Optimizers: one step each, as plain functions on dictionaries of NumPy arrays.

Every step has one form, ``update(parameters, gradients, state, learning_rate) -> parameters, state``. ``gradients``
holds ``"dW1"`` for the parameter ``"W1"``, shaped like it; the parameters can have any names and shapes, stacks too.
``state`` is ``{}`` before the first step, and what the step before returned from then on. A step changes none of its
arguments.
"""

import math

import numpy as np


def as_arrays(*numbers):
    """The numbers as arrays: NumPy converts a float again in each product, which for small ones takes half the time."""
    return [np.asarray(number) for number in numbers]


def update_with_momentum(parameters, gradients, state, learning_rate, beta=0.9):
    """One step of gradient descent with momentum: v = beta v + dW, W = W - learning_rate v.

    state: ``{"v": {name: velocity}}``, each velocity shaped like its parameter.

    Returns new parameters and the new state (Polyak 1964, in the form of Sutskever et al. 2013). The other form,
    v = beta v + (1 - beta) dW, takes the same steps at a learning rate that is 1 / (1 - beta) times as large.
    """
    beta, learning_rate = as_arrays(beta, learning_rate)
    before, velocities, new = state.get("v", {}), {}, {}
    for name, value in parameters.items():
        velocities[name] = beta * before.get(name, 0.0) + gradients[f"d{name}"]
        new[name] = value - learning_rate * velocities[name]
    return new, {"v": velocities}


def update_with_rmsprop(parameters, gradients, state, learning_rate, beta=0.9, epsilon=1e-8):
    """One step of RMSProp: s = beta s + (1 - beta) dW^2, W = W - learning_rate dW / (sqrt(s) + epsilon).

    state: ``{"s": {name: average of the squared gradients}}``, each shaped like its parameter.

    Returns new parameters and the new state (Tieleman and Hinton 2012, lecture 6.5). Epsilon stands outside the root.
    """
    beta, share, learning_rate, epsilon = as_arrays(beta, 1 - beta, learning_rate, epsilon)
    before, squares, new = state.get("s", {}), {}, {}
    for name, value in parameters.items():
        gradient = gradients[f"d{name}"]
        squares[name] = beta * before.get(name, 0.0) + share * (gradient * gradient)
        new[name] = value - learning_rate * gradient / (np.sqrt(squares[name]) + epsilon)
    return new, {"s": squares}


def update_with_adam(parameters, gradients, state, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """One step of Adam: momentum as an average over RMSProp's root, both corrected for their start at zero.

    state: ``{"v": {name: average gradient}, "s": {name: average square}, "t": steps taken}``.

    Returns new parameters and the new state (Kingma and Ba 2015, algorithm 1). Epsilon stands outside the root of the
    corrected average.
    """
    t = state.get("t", 0) + 1
    # Numbers instead of arrays: v / (1 - beta1^t) over the root of s / (1 - beta2^t), plus epsilon.
    root = math.sqrt(1 - beta2**t)
    rate, least = as_arrays(learning_rate * root / (1 - beta1**t), epsilon * root)
    beta1, share1, beta2, share2 = as_arrays(beta1, 1 - beta1, beta2, 1 - beta2)
    v, s, averages, squares, new = state.get("v", {}), state.get("s", {}), {}, {}, {}
    for name, value in parameters.items():
        gradient = gradients[f"d{name}"]
        averages[name] = beta1 * v.get(name, 0.0) + share1 * gradient
        squares[name] = beta2 * s.get(name, 0.0) + share2 * (gradient * gradient)
        new[name] = value - rate * averages[name] / (np.sqrt(squares[name]) + least)
    return new, {"v": averages, "s": squares, "t": t}


def update_with_adamw(
    parameters, gradients, state, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.01
):
    """One step of Adam with decoupled weight decay: each W shrinks by learning_rate weight_decay W besides Adam's step.

    state: as in ``update_with_adam``; the decay leaves no trace in it.

    Returns new parameters and the new state (Loshchilov and Hutter 2019, algorithm 2). Only parameters whose name
    begins with W decay: biases do not.
    """
    new, state = update_with_adam(parameters, gradients, state, learning_rate, beta1, beta2, epsilon)
    (shrink,) = as_arrays(learning_rate * weight_decay)
    for name, value in parameters.items():
        if name.startswith("W"):
            new[name] = new[name] - shrink * value
    return new, state


def random_mini_batches(X, Y, batch_size, rng):
    """The examples in a new random order, split into batches: a list of (X, Y).

    X: (n_0, m) array; Y: (1, m) array, or both a stack, whose networks then share the order.
    batch_size: how many examples a batch holds; the last one can hold fewer.
    rng: a ``numpy.random.RandomState``.

    Raises ValueError when batch_size is below 1.
    """
    if batch_size < 1:
        raise ValueError(f"batch_size is {batch_size}: expected at least 1.")
    m = X.shape[-1]
    order = rng.permutation(m)
    parts = [order[start : start + batch_size] for start in range(0, m, batch_size)]
    return [(X[..., part], Y[..., part]) for part in parts]


def cosine_with_warmup(step, num_steps, learning_rate, num_warmup=0):
    """The learning rate of a step: a straight line up, then half a cosine down to 0 (Loshchilov and Hutter 2017).

    step: from 0 to num_steps - 1. The first num_warmup steps take 1, 2, ... num_warmup parts of learning_rate, so that
    no step is of size 0; 0 is reached at num_steps, after the last step, and stays.

    Raises ValueError unless 0 <= num_warmup < num_steps.
    """
    if not 0 <= num_warmup < num_steps:
        raise ValueError(f"num_warmup is {num_warmup}: expected 0 to {num_steps - 1}, as there are {num_steps} steps.")
    if step < num_warmup:
        return learning_rate * (step + 1) / num_warmup
    done = min(1.0, (step - num_warmup) / (num_steps - num_warmup))
    return learning_rate * (1 + math.cos(math.pi * done)) / 2


def compare_at_best_rates(costs, first, second):
    """Two methods compared, each at the learning rate whose cost, averaged over the seeds, is lowest.

    costs: (methods, rates, seeds) array; NaN or infinity where the training diverged.
    first, second: indices of two methods.

    Returns ``best``, the index of the best rate of every method; ``difference``, the mean over the seeds of first minus
    second; and its standard error, from the differences seed by seed (ddof=1). Any seed that diverged rules its rate
    out.

    Raises ValueError when there are fewer than two seeds, or when a compared method diverged at every rate.
    """
    if costs.shape[-1] < 2:
        raise ValueError(f"costs has {costs.shape[-1]} seeds: a standard error needs at least 2.")
    means = np.where(np.isfinite(costs), costs, np.inf).mean(axis=-1)
    best = means.argmin(axis=-1)
    for method in (first, second):
        if not np.isfinite(means[method]).any():
            raise ValueError(f"Method {method} diverged at every rate: there is nothing to compare.")
    differences = costs[first, best[first]] - costs[second, best[second]]
    return best, float(differences.mean()), float(differences.std(ddof=1) / math.sqrt(differences.size))
