"""The valley: its curvatures, and walks whose every point is known in closed form."""

import numpy as np
import pytest

from helpers import network, valley
from helpers.optimizers import update_with_adam


@pytest.mark.parametrize("degrees", [0, 30, 90])
def test_the_curvatures_are_k_and_1_whatever_the_angle(degrees):
    assert np.linalg.eigvalsh(valley.curvature(50, degrees)) == pytest.approx([1, 50])
    steep = valley.turn(degrees) @ [[1.0], [0.0]]
    assert valley.cost(steep, valley.curvature(50, degrees)) == pytest.approx(25)


def test_gradient_descent_shrinks_each_direction_by_its_own_factor():
    path = valley.walk(network.update_with_gradient_descent, valley.curvature(10), valley.turn(30) @ [1, 1], 0.15, 8)
    own = path @ valley.turn(30)
    t = np.arange(9)
    assert own[:, 0] == pytest.approx((1 - 1.5) ** t) and own[:, 1] == pytest.approx((1 - 0.15) ** t)


def test_along_the_axes_adam_needs_one_step():
    path = valley.walk(update_with_adam, valley.curvature(1000, 0), (1, 1), 1.0, 1)
    assert path[-1] == pytest.approx([0, 0], abs=1e-6)


def test_what_overflows_raises_nothing():
    path = valley.walk(network.update_with_gradient_descent, valley.curvature(1000), (1, 1), 1e9, 60)
    assert path.shape == (61, 2) and not np.isfinite(path[-1]).all()
