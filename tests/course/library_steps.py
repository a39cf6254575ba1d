"""Ten steps of each optimizer, as other libraries take them, translated into the formulas of the course.

``python tests/course/library_steps.py torch keras optax sklearn`` prints them as JSON, with the libraries' versions, as
``library_steps.json`` has them. Each library is asked in the process that was started for it: JAX and Keras compute in
float64 only when told so before anything else.
"""

import json
import os
import sys
from importlib.metadata import version

import numpy as np

RATE, DECAY, TINY = 0.05, 0.1, 1e-20
START = np.array([1.0, -2.0, 0.5, 3.0])
# Both signs, sizes from 1e-3 to 1e3, and zeros: at first, in between and always.
SIZES = np.array([1, 1e-3, 10, 1, 1e3, 1e-2, 1, 100, 1e-3, 1]).reshape(-1, 1)
GRADIENTS = SIZES * np.random.RandomState(0).standard_normal((10, 4)) * [1, 0.1, 10, 0]
GRADIENTS[:2, 1] = GRADIENTS[5, 0] = GRADIENTS[4:7, 2] = 0
# The epsilon with which library and course have one formula; 1e-20 where it stands in another place.
EPSILON = {"torch": 1e-8, "optax": 1e-8, "keras": TINY, "sklearn": TINY}


def torch_steps():
    import torch

    optimizers = {
        "sgd": lambda p: torch.optim.SGD(p, lr=RATE),
        "momentum": lambda p: torch.optim.SGD(p, lr=RATE, momentum=0.9),
        "rmsprop": lambda p: torch.optim.RMSprop(p, lr=RATE, alpha=0.9, eps=1e-8),
        "adam": lambda p: torch.optim.Adam(p, lr=RATE, eps=1e-8),
        "adamw": lambda p: torch.optim.AdamW(p, lr=RATE, eps=1e-8, weight_decay=DECAY),
    }
    for name, make in optimizers.items():
        parameter = torch.tensor(START, requires_grad=True)
        optimizer, path = make([parameter]), []
        for gradient in GRADIENTS:
            parameter.grad = torch.tensor(gradient)
            optimizer.step()
            path.append(parameter.detach().numpy().copy())
        yield name, path


def keras_steps():
    os.environ["KERAS_BACKEND"] = "jax"
    import jax

    jax.config.update("jax_enable_x64", True)
    import keras

    keras.config.set_floatx("float64")
    optimizers = {
        "sgd": lambda: keras.optimizers.SGD(RATE),
        "momentum": lambda: keras.optimizers.SGD(RATE, momentum=0.9),
        "rmsprop": lambda: keras.optimizers.RMSprop(RATE, rho=0.9, epsilon=TINY),
        "adam": lambda: keras.optimizers.Adam(RATE, epsilon=TINY),
        "adamw": lambda: keras.optimizers.AdamW(RATE, epsilon=TINY, weight_decay=DECAY),
    }
    for name, make in optimizers.items():
        parameter = keras.Variable(START, dtype="float64")
        optimizer, path = make(), []
        optimizer.build([parameter])
        for gradient in GRADIENTS:
            optimizer.apply([keras.ops.convert_to_tensor(gradient)])
            path.append(np.array(parameter))
        yield name, path


def optax_steps():
    import jax

    jax.config.update("jax_enable_x64", True)
    import optax

    optimizers = {
        "sgd": optax.sgd(RATE),
        "momentum": optax.sgd(RATE, momentum=0.9),
        "rmsprop": optax.rmsprop(RATE, decay=0.9, eps=1e-8, eps_in_sqrt=False),
        "adam": optax.adam(RATE, eps=1e-8),
        "adamw": optax.adamw(RATE, eps=1e-8, weight_decay=DECAY),
    }
    for name, optimizer in optimizers.items():
        parameter = jax.numpy.array(START)
        state, path = optimizer.init(parameter), []
        for gradient in GRADIENTS:
            updates, state = optimizer.update(jax.numpy.array(gradient), state, parameter)
            parameter = optax.apply_updates(parameter, updates)
            path.append(np.array(parameter))
        yield name, path


def sklearn_steps():
    from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

    for name, make in {
        "sgd": lambda p: SGDOptimizer(p, RATE, momentum=0),
        "momentum": lambda p: SGDOptimizer(p, RATE, momentum=0.9, nesterov=False),
        "adam": lambda p: AdamOptimizer(p, RATE, epsilon=TINY),
    }.items():
        parameter, path = START.copy(), []
        optimizer = make([parameter])
        for gradient in GRADIENTS:
            optimizer.update_params([parameter], [gradient])
            path.append(parameter.copy())
        yield name, path


PACKAGES = {"torch": "torch", "keras": "keras", "optax": "optax", "sklearn": "scikit-learn"}


def ask(library):
    """{"version": ..., "steps": {method: 10 rows of 4 numbers}}."""
    steps = {name: np.array(path).tolist() for name, path in globals()[f"{library}_steps"]()}
    return {"version": version(PACKAGES[library]).partition("+")[0], "steps": steps}


if __name__ == "__main__":
    print(json.dumps({library: ask(library) for library in sys.argv[1:]}, indent=1))
