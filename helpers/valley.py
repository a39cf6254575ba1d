"""A cost of two parameters that is a narrow valley, J(w) = w' A w / 2, to walk down with any optimizer.

Its curvature is k across the valley and 1 along it, and the valley is turned: along the axes an optimizer that scales
each parameter by itself hardly notices k, which no real cost grants it.
"""

import numpy as np


def curvature(k, degrees=30):
    """The matrix A (2, 2) of the valley: curvature k at this angle to the first axis, and 1 at a right angle to it."""
    turned = turn(degrees)
    return turned @ np.diag([float(k), 1.0]) @ turned.T


def turn(degrees):
    """The matrix that turns a plane by an angle, against the clock."""
    angle = np.deg2rad(degrees)
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def cost(w, A):
    """J at the column w (2, 1), or at each of a stack (S, 2, 1)."""
    return np.sum(w * (A @ w), axis=(-2, -1)) / 2


def walk(update, A, start, learning_rate, num_steps):
    """Take steps from a point, each against the gradient A w as ``update`` of ``helpers.optimizers`` makes it.

    start: the two parameters. Returns an array (num_steps + 1, 2), the start first; what overflows becomes infinity.
    """
    parameters, state = {"w": np.reshape(np.asarray(start, dtype=float), (2, 1))}, {}
    path = [parameters["w"]]
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(num_steps):
            parameters, state = update(parameters, {"dw": A @ parameters["w"]}, state, learning_rate)
            path.append(parameters["w"])
    return np.array(path)[:, :, 0]
