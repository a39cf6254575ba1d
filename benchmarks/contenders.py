"""The same training four times: ours, the usual loop, scikit-learn and PyTorch, all on one full batch in float64."""

import warnings
from functools import partial

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from benchmarks import usual_loop
from helpers import network
from helpers.exercises.regularization import (
    backward_propagation_with_dropout,
    backward_propagation_with_regularization,
    forward_propagation_with_dropout,
)
from helpers.exercises.weight_initialization import initialize_parameters_he

try:
    import torch
except ImportError:  # a large package: compared with only where it happens to be installed
    torch = None


def ours(X, Y, layer_dims, learning_rate, num_iterations, lambd, keep_prob):
    """network.train, with the solutions of the exercises plugged in."""
    rng = np.random.RandomState(1)
    steps = {}
    if lambd > 0:
        steps = {"backward": partial(backward_propagation_with_regularization, lambd=lambd)}
    if keep_prob < 1:
        steps = {
            "forward": partial(forward_propagation_with_dropout, keep_prob=keep_prob, rng=rng),
            "backward": partial(backward_propagation_with_dropout, keep_prob=keep_prob),
        }
    return network.train(X, Y, start(layer_dims), learning_rate, num_iterations, **steps)[0]


def usual(X, Y, layer_dims, learning_rate, num_iterations, lambd, keep_prob):
    """The usual loop."""
    rng = np.random.RandomState(1)
    return usual_loop.train(X, Y, start(layer_dims), learning_rate, num_iterations, lambd, keep_prob, rng)[0]


def scikit_learn(X, Y, layer_dims, learning_rate, num_iterations, lambd, keep_prob):
    """MLPClassifier without momentum, shuffling and early stop. It has no dropout."""
    model = MLPClassifier(
        hidden_layer_sizes=layer_dims[1:-1],
        solver="sgd",
        alpha=lambd,
        batch_size=X.shape[1],
        learning_rate_init=learning_rate,
        max_iter=num_iterations,
        shuffle=False,
        tol=0,
        momentum=0,
        n_iter_no_change=num_iterations,
        random_state=1,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # it stops where we want it to
        return model.fit(X.T, Y.ravel())


def pytorch(X, Y, layer_dims, learning_rate, num_iterations, lambd, keep_prob):
    """The usual eager loop of torch.nn and torch.optim.SGD, on one thread: more are slower at this size."""
    torch.set_num_threads(1)
    modules = []
    for n_in, n_out in zip(layer_dims, layer_dims[1:]):
        modules += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
        if keep_prob < 1:
            modules += [torch.nn.Dropout(1 - keep_prob)]
    last = -2 if keep_prob < 1 else -1
    model = torch.nn.Sequential(*modules[:last]).double()
    loss_function = torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, weight_decay=lambd / X.shape[1])
    inputs, labels = torch.tensor(X.T), torch.tensor(Y.T, dtype=torch.float64)
    for _ in range(num_iterations):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), labels)
        loss.backward()
        optimizer.step()
    return model


def start(layer_dims):
    """The weights of weeks 1 and 2."""
    return initialize_parameters_he(layer_dims, np.random.RandomState(3))
