"""Numbers in the prose of the notebooks that no cell prints: measured here. What needs many seeds is in studies/."""

import numpy as np
import pytest

from helpers import data, network
from helpers.exercises.gradient_checking import gradient_check_n
from helpers.exercises.regularization import (
    backward_propagation_with_regularization,
    compute_cost_with_regularization,
)
from helpers.exercises.weeks import EXERCISES
from helpers.exercises.weight_initialization import initialize_parameters_he, initialize_parameters_random


def test_the_front_page_more_than_five_hundred_mistakes():
    steps = [step for exercise in EXERCISES.values() if exercise.formula for step in exercise.formula.steps]
    readings = sum(len(factor.readings) for step in steps for factor in step.factors)
    assert readings + sum(len(exercise.mistakes) for exercise in EXERCISES.values()) > 500


def test_teaching_nineteen_exercises_have_a_formula():
    assert sum(exercise.formula is not None for exercise in EXERCISES.values()) == 19


def deviations(scale, activation):
    """Week 1's standard deviations of 20 layers of 100 units."""
    rng = np.random.RandomState(0)
    A = rng.standard_normal((100, 500))
    for _ in range(20):
        A = activation(scale * rng.standard_normal((100, 100)) @ A)
        yield np.std(A)


def test_week_1_tanh_fades_from_062_to_014():
    first, *_, last = deviations(np.sqrt(1 / 100), np.tanh)
    assert (f"{first:.2f}", f"{last:.2f}") == ("0.62", "0.14")


def test_week_1_he_moves_from_0_69_at_about_iteration_4000():
    train_X, train_Y, _, _ = data.circles()
    rng = np.random.RandomState(3)
    start = {}
    for l, (n_in, n_out) in enumerate([(2, 10), (10, 5), (5, 1)], start=1):
        start[f"W{l}"] = rng.randn(n_out, n_in) * np.sqrt(2 / n_in)
        start[f"b{l}"] = np.zeros((n_out, 1))
    _, costs = network.train(train_X, train_Y, start, num_iterations=6000)
    assert costs[1000] > 0.68 and 0.55 < costs[4000] < 0.65 and costs[6000] < 0.45


@pytest.fixture(scope="module")
def batch():
    X, Y, parameters = data.small_batch()
    _, cache = network.forward_propagation(X, parameters)
    return X, Y, parameters, cache


def regularized(X, Y, lambd):
    def cost(parameters):
        _, cache = network.forward_propagation(X, parameters)
        return compute_cost_with_regularization(cache["Z3"], Y, parameters, lambd)

    return cost


def test_week_3_l2_passes_with_the_penalty_in_the_cost_and_is_at_004_without(batch):
    X, Y, parameters, cache = batch
    gradients = backward_propagation_with_regularization(Y, parameters, cache, 0.7)
    assert gradient_check_n(regularized(X, Y, 0.7), parameters, gradients) < 1e-9
    assert f"{gradient_check_n(regularized(X, Y, 0), parameters, gradients):.2f}" == "0.04"


def test_week_3_a_cost_in_float32_gives_about_a_hundredth_and_with_a_large_step_about_1e_5(batch):
    X, Y, parameters, cache = batch
    gradients = network.backward_propagation(Y, parameters, cache)

    def cost(parameters):
        Z = X.astype(np.float32)
        for l in (1, 2, 3):
            A = np.maximum(Z, 0) if l > 1 else Z
            Z = parameters[f"W{l}"].astype(np.float32) @ A + parameters[f"b{l}"].astype(np.float32)
        return float(np.mean(np.logaddexp(np.float32(0), Z) - Y.astype(np.float32) * Z))

    assert 3e-3 < gradient_check_n(cost, parameters, gradients) < 3e-2
    assert 3e-6 < gradient_check_n(cost, parameters, gradients, epsilon=1e-2) < 3e-5


def test_week_3_a_dead_unit_hides_a_factor(batch):
    X, Y, parameters, _ = batch
    dead = {name: value.copy() for name, value in parameters.items()}
    dead["b1"][0] = -100
    _, cache = network.forward_propagation(X, dead)
    gradients = network.backward_propagation(Y, dead, cache)
    assert not gradients["dW1"][0].any()


@pytest.mark.parametrize("seeds", [range(1, 21), range(101, 121)], ids=["first seeds", "other seeds"])
def test_week_1_large_weights_move_little_although_their_gradients_are_not_small(seeds):
    train_X, train_Y, _, _ = data.circles()
    sizes = []
    for initialize in (initialize_parameters_random, initialize_parameters_he):
        start = network.stack([initialize([2, 10, 5, 1], np.random.RandomState(seed)) for seed in seeds])
        parameters, _ = network.train(train_X, train_Y, start, num_iterations=1000)
        _, cache = network.forward_propagation(train_X, parameters)
        everything = parameters | network.backward_propagation(train_Y, parameters, cache)
        sizes.append({name: np.linalg.norm(value, axis=(1, 2)) for name, value in everything.items() if "W" in name})
    large, he = sizes
    logs = {name: np.log(large[name] / he[name]) for name in large}
    for name in ("dW1", "dW2"):
        assert logs[name].mean() - 2 * logs[name].std(ddof=1) / np.sqrt(len(seeds)) > np.log(5)
    ratio = {name: np.exp(values.mean()) for name, values in logs.items()}
    assert (round(min(ratio[f"W{l}"] for l in (1, 2, 3))), round(ratio["W2"])) == (9, 22)
