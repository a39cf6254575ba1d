"""Weeks 1 and 2 as they are usually written in public versions of this course: what ours is compared with.

Three layers spelled out, the cost at every iteration whether it is kept or not, ``np.multiply`` with an integer mask,
names of parameters put together at every step. The code is ours, the style is not.
"""

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(0, x)


def forward(X, parameters, keep_prob, rng):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    D1 = D2 = None
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    if keep_prob < 1:
        D1 = rng.rand(A1.shape[0], A1.shape[1])
        D1 = (D1 < keep_prob).astype(int)
        A1 = np.multiply(A1, D1)
        A1 = A1 / keep_prob
    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    if keep_prob < 1:
        D2 = rng.rand(A2.shape[0], A2.shape[1])
        D2 = (D2 < keep_prob).astype(int)
        A2 = np.multiply(A2, D2)
        A2 = A2 / keep_prob
    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)


def compute_cost(A3, Y, parameters, lambd):
    m = Y.shape[1]
    losses = np.multiply(-np.log(A3), Y) + np.multiply(-np.log(1 - A3), 1 - Y)
    cost = 1 / m * np.nansum(losses)
    if lambd > 0:
        W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]
        cost = cost + lambd / (2 * m) * (np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3)))
    return cost


def backward(X, Y, cache, lambd, keep_prob):
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = 1 / m * (A3 - Y)
    dW3 = np.dot(dZ3, A2.T)
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(W3.T, dZ3)
    if keep_prob < 1:
        dA2 = np.multiply(dA2, D2)
        dA2 = dA2 / keep_prob
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = np.dot(dZ2, A1.T)
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(W2.T, dZ2)
    if keep_prob < 1:
        dA1 = np.multiply(dA1, D1)
        dA1 = dA1 / keep_prob
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = np.dot(dZ1, X.T)
    db1 = np.sum(dZ1, axis=1, keepdims=True)
    if lambd > 0:
        dW3 = dW3 + lambd / m * W3
        dW2 = dW2 + lambd / m * W2
        dW1 = dW1 + lambd / m * W1
    return {
        "dZ3": dZ3, "dW3": dW3, "db3": db3,
        "dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2,
        "dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1,
    }  # fmt: skip


def update(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for k in range(L):
        parameters["W" + str(k + 1)] = parameters["W" + str(k + 1)] - learning_rate * grads["dW" + str(k + 1)]
        parameters["b" + str(k + 1)] = parameters["b" + str(k + 1)] - learning_rate * grads["db" + str(k + 1)]
    return parameters


def train(X, Y, parameters, learning_rate, num_iterations, lambd=0, keep_prob=1, rng=None):
    parameters = dict(parameters)
    costs = []
    for i in range(num_iterations):
        A3, cache = forward(X, parameters, keep_prob, rng)
        cost = compute_cost(A3, Y, parameters, lambd)
        grads = backward(X, Y, cache, lambd, keep_prob)
        parameters = update(parameters, grads, learning_rate)
        if i % 1000 == 0:
            costs.append(cost)
    return parameters, costs
