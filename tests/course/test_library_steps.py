"""The optimizers of the course take the steps of other libraries, after the translation in ``library_steps.py``.

Compared is with stored steps everywhere, and with the libraries themselves where they are installed.
"""

import importlib.util
import json
from functools import partial
from pathlib import Path

import library_steps
import numpy as np
import pytest
from course_files import python

from helpers import network, optimizers

SCRIPT = Path(library_steps.__file__)
STORED = json.loads(SCRIPT.with_suffix(".json").read_text(encoding="utf-8"))
CASES = [(library, method) for library, one in STORED.items() for method in one["steps"]]


def our_steps(method, epsilon):
    """Ten rows of parameters."""
    update = {
        "sgd": network.update_with_gradient_descent,
        "momentum": optimizers.update_with_momentum,
        "rmsprop": partial(optimizers.update_with_rmsprop, epsilon=epsilon),
        "adam": partial(optimizers.update_with_adam, epsilon=epsilon),
        "adamw": partial(optimizers.update_with_adamw, epsilon=epsilon, weight_decay=library_steps.DECAY),
    }[method]
    parameters, state, path = {"W1": library_steps.START}, {}, []
    for gradient in library_steps.GRADIENTS:
        parameters, state = update(parameters, {"dW1": gradient}, state, library_steps.RATE)
        path.append(parameters["W1"])
    return np.array(path)


def assert_takes_our_steps(library, method, steps):
    ours = our_steps(method, library_steps.EPSILON[library])
    np.testing.assert_allclose(steps, ours, rtol=0, atol=1e-10 * np.abs(ours).max())


def test_the_gradients_change_sign_and_size_and_hold_zeros():
    gradients = library_steps.GRADIENTS
    assert (gradients > 0).any() and (gradients < 0).any() and (gradients[0] == 0).any()
    assert np.abs(gradients[gradients != 0]).min() < 1e-3 < 1e3 < np.abs(gradients).max()


def test_every_library_was_asked_for_every_optimizer():
    assert set(STORED) == set(library_steps.PACKAGES)
    for library, one in STORED.items():
        assert one["version"] and len(one["steps"]) == (3 if library == "sklearn" else 5)


@pytest.mark.parametrize(("library", "method"), CASES)
def test_ten_steps_are_those_of_the_library(library, method):
    assert_takes_our_steps(library, method, STORED[library]["steps"][method])


@pytest.mark.everywhere
@pytest.mark.parametrize("library", STORED)
def test_the_library_still_takes_these_steps(library):
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed: the course does without it")
    done = python(SCRIPT, library)
    for method, steps in json.loads(done.stdout)[library]["steps"].items():
        assert_takes_our_steps(library, method, steps)
