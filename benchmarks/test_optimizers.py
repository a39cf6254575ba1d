"""One step of each optimizer on the parameters of week 2, its gradients given, beside the same step elsewhere."""

import numpy as np
import pytest
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

from benchmarks import contenders
from benchmarks.side_by_side import side_by_side
from helpers import network, optimizers

NUM_STEPS = 1000
OURS = {
    "SGD": network.update_with_gradient_descent,
    "momentum": optimizers.update_with_momentum,
    "RMSProp": optimizers.update_with_rmsprop,
    "Adam": optimizers.update_with_adam,
    "AdamW": optimizers.update_with_adamw,
}


def case(networks):
    """Parameters of so many networks of 2-20-3-1, and gradients of another sign in each of ten steps."""
    parameters = contenders.start([2, 20, 3, 1])
    if networks > 1:
        parameters = network.stack([parameters] * networks)
    rng = np.random.RandomState(1)
    gradients = [{f"d{name}": rng.randn(*value.shape) for name, value in parameters.items()} for _ in range(10)]
    return parameters, gradients


def ours(method, parameters, gradients, num_steps):
    state = {}
    for step in range(num_steps):
        parameters, state = OURS[method](parameters, gradients[step % 10], state, 0.001)
    return parameters


def scikit_learn(method, parameters, gradients, num_steps):
    """The optimizers of MLPClassifier; it has no RMSProp and no AdamW."""
    values = [value.copy() for value in parameters.values()]
    optimizer = {
        "SGD": lambda: SGDOptimizer(values, 0.001, momentum=0),
        "momentum": lambda: SGDOptimizer(values, 0.001, momentum=0.9, nesterov=False),
        "Adam": lambda: AdamOptimizer(values, 0.001, epsilon=1e-8),
    }[method]()
    given = [list(one.values()) for one in gradients]
    for step in range(num_steps):
        optimizer.update_params(values, given[step % 10])
    return dict(zip(parameters, values))


def pytorch(method, parameters, gradients, num_steps):
    """torch.optim as it is by default on the processor, on one thread."""
    torch = contenders.torch
    torch.set_num_threads(1)
    values = [torch.tensor(value, requires_grad=True) for value in parameters.values()]
    optimizer = {
        "SGD": lambda: torch.optim.SGD(values, lr=0.001),
        "momentum": lambda: torch.optim.SGD(values, lr=0.001, momentum=0.9),
        "RMSProp": lambda: torch.optim.RMSprop(values, lr=0.001, alpha=0.9),
        "Adam": lambda: torch.optim.Adam(values, lr=0.001),
        "AdamW": lambda: torch.optim.AdamW(values, lr=0.001),
    }[method]()
    given = [[torch.tensor(value) for value in one.values()] for one in gradients]
    for step in range(num_steps):
        for value, gradient in zip(values, given[step % 10]):
            value.grad = gradient
        optimizer.step()
    return {name: value.detach().numpy() for name, value in zip(parameters, values)}


@pytest.mark.parametrize("contender", [scikit_learn, pytorch])
@pytest.mark.parametrize("networks", [1, 20])
@pytest.mark.parametrize("method", OURS)
def test_step(benchmark, method, networks, contender):
    if contender is pytorch and contenders.torch is None:
        pytest.skip("PyTorch is not installed")
    if contender is scikit_learn and method in ("RMSProp", "AdamW"):
        pytest.skip(f"scikit-learn has no {method}")
    arguments = method, *case(networks), NUM_STEPS
    row = f"{method}, {networks} at once" if networks > 1 else method
    mine, theirs = (lambda: ours(*arguments)), (lambda: contender(*arguments))
    side_by_side(benchmark, row, contender.__name__, mine, theirs, NUM_STEPS, table="optimizer")
