"""Normalization: against formulas number by number, stacks, purity, the gradient check, prediction, training."""

import copy
import functools

import numpy as np
import pytest

from helpers import data, network, normalization, plotting
from helpers.exercises import batch_normalization
from helpers.exercises.gradient_checking import gradient_check_n
from helpers.exercises.weight_initialization import initialize_parameters_he

BATCH, LAYER = -1, -2
layer_normalize = functools.partial(normalization.normalize_forward, axis=LAYER)


@pytest.fixture
def layer():
    rng = np.random.RandomState(4)
    return 3 + 2 * rng.randn(3, 5, 7), rng.randn(3, 5, 1), rng.randn(3, 5, 1), rng.randn(3, 5, 7)


@pytest.mark.parametrize("axis", [BATCH, LAYER])
def test_every_number_is_as_the_formula_says(layer, axis):
    Z, gamma, beta, _ = layer
    out, _ = normalization.normalize_forward(Z, gamma, beta, 0.3, axis)
    for s, k, i in np.ndindex(*Z.shape):
        row = list(Z[s, k] if axis == BATCH else Z[s, :, i])
        mean = sum(row) / len(row)
        variance = sum((z - mean) ** 2 for z in row) / len(row)
        wanted = gamma[s, k, 0] * (Z[s, k, i] - mean) / (variance + 0.3) ** 0.5 + beta[s, k, 0]
        assert out[s, k, i] == pytest.approx(wanted)


@pytest.mark.parametrize("axis", [BATCH, LAYER])
def test_a_stack_says_the_same_as_each_alone(layer, axis):
    Z, gamma, beta, dout = layer
    out, cache = normalization.normalize_forward(Z, gamma, beta, axis=axis)
    back = normalization.normalize_backward(dout, cache)
    for s in range(len(Z)):
        one, its_cache = normalization.normalize_forward(Z[s], gamma[s], beta[s], axis=axis)
        np.testing.assert_allclose(one, out[s], rtol=1e-12)
        for name, value in normalization.normalize_backward(dout[s], its_cache).items():
            np.testing.assert_allclose(value, back[name][s], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("axis", [BATCH, LAYER])
def test_the_way_back_is_the_slope(layer, axis):
    Z, gamma, beta, dout = (array[0] for array in layer)
    _, cache = normalization.normalize_forward(Z, gamma, beta, axis=axis)
    found = normalization.normalize_backward(dout, cache)

    def cost(**changed):
        given = {"Z": Z, "gamma": gamma, "beta": beta} | changed
        return np.sum(dout * normalization.normalize_forward(**given, axis=axis)[0])

    for name, array in (("Z", Z), ("gamma", gamma), ("beta", beta)):
        for place in np.ndindex(*array.shape):
            step = np.zeros(array.shape)
            step[place] = 1e-5
            slope = (cost(**{name: array + step}) - cost(**{name: array - step})) / 2e-5
            assert found[f"d{name}"][place] == pytest.approx(slope, abs=1e-7)


def test_the_exercises_and_the_helpers_agree(layer):
    Z, gamma, beta, dout = (array[0] for array in layer)
    out, cache = batch_normalization.normalize_forward(Z, gamma, beta)
    ours, our_cache = normalization.normalize_forward(Z, gamma, beta)
    np.testing.assert_allclose(out, ours, rtol=1e-12)
    back, our_back = (
        batch_normalization.normalize_backward(dout, cache),
        normalization.normalize_backward(dout, our_cache),
    )
    for name in ("dZ", "dgamma", "dbeta"):
        np.testing.assert_allclose(back[name], our_back[name], rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(
        batch_normalization.layer_normalize(Z, gamma, beta), layer_normalize(Z, gamma, beta)[0], rtol=1e-12
    )


@pytest.fixture
def network_at_work():
    X, Y, parameters = data.small_batch(2, 8, (3, 4, 4, 1))
    rng = np.random.RandomState(1)
    parameters = normalization.with_scale_and_shift(parameters)
    return X, Y, {n: v + 0.3 * rng.randn(*v.shape) if n[0] in "g" else v for n, v in parameters.items()}


@pytest.mark.parametrize("normalize", [normalization.normalize_forward, layer_normalize])
def test_the_gradients_of_the_network_pass_the_check_of_week_3(network_at_work, normalize):
    X, Y, parameters = network_at_work

    def cost(parameters):
        return network.compute_cost(normalization.forward_pass(X, parameters, normalize)[1]["Z3"], Y)

    _, cache = normalization.forward_pass(X, parameters, normalize)
    gradients = normalization.backward_pass(Y, parameters, cache)
    assert {"dgamma1", "dbeta1", "dgamma2", "dbeta2"} <= gradients.keys()
    assert gradient_check_n(cost, parameters, gradients) < 1e-8
    wrong = gradients | {"dgamma2": 1.01 * gradients["dgamma2"]}
    assert gradient_check_n(cost, parameters, wrong) > 1e-5


def test_nothing_that_is_given_is_changed(network_at_work):
    X, Y, parameters = network_at_work
    _, cache = normalization.forward_pass(X, parameters)
    running = {"mean": np.ones((4, 1)), "variance": np.ones((4, 1))}
    before = copy.deepcopy((X, Y, parameters, cache, running))
    normalization.backward_pass(Y, parameters, cache)
    normalization.update_running(running, cache["norm1"]["mean"], cache["norm1"]["variance"])
    normalization.predict_pass(X, parameters, {1: running, 2: running})
    np.testing.assert_equal((X, Y, parameters, cache, running), before)


def test_a_bias_before_the_normalization_is_without_effect(network_at_work):
    X, Y, parameters = network_at_work
    AL, cache = normalization.forward_pass(X, parameters)
    moved, _ = normalization.forward_pass(X, parameters | {"b1": parameters["b1"] + 100})
    np.testing.assert_allclose(moved, AL, rtol=1e-9)
    assert np.abs(normalization.backward_pass(Y, parameters, cache)["db1"]).max() < 1e-12


def test_with_the_statistics_of_the_batch_prediction_says_what_training_says(network_at_work):
    X, _, parameters = network_at_work
    AL, cache = normalization.forward_pass(X, parameters)
    np.testing.assert_allclose(normalization.predict_pass(X, parameters, normalization.statistics(cache)), AL)


def test_running_averages_keep_the_share_that_is_called_momentum():
    running = {"mean": np.full((1, 1), 10.0), "variance": np.full((1, 1), 1.0)}
    new = normalization.update_running(running, np.zeros((1, 1)), np.full((1, 1), 5.0), momentum=0.75)
    assert (new["mean"].item(), new["variance"].item()) == (7.5, 2.0)


def test_keep_running_averages_every_batch(network_at_work):
    X, _, parameters = network_at_work
    running = {}
    forward = normalization.keep_running(running, momentum=0.5)
    _, cache = forward(X, parameters)
    forward(X, parameters)
    seen = normalization.statistics(cache)
    np.testing.assert_allclose(running[2]["mean"], 0.75 * seen[2]["mean"])
    np.testing.assert_allclose(running[1]["variance"], 0.25 + 0.75 * seen[1]["variance"])


def test_training_moves_gamma_and_beta_and_leaves_a_normalized_bias():
    X, Y, *_ = data.circles(40, 4)
    start = normalization.with_scale_and_shift(initialize_parameters_he([2, 5, 5, 1], np.random.RandomState(1)))
    steps = {"forward": normalization.forward_pass, "backward": normalization.backward_pass}
    trained, costs = network.train(X, Y, start | {"note": "kept by a learner"}, 0.3, 50, **steps)
    assert trained.keys() == start.keys() and costs[50] < costs[0]
    moved = {name for name in start if np.abs(trained[name] - start[name]).max() > 1e-9}
    assert moved == start.keys() - {"b1", "b2"}


def test_without_a_step_of_its_own_training_takes_gamma_and_beta_for_notes():
    X, Y, *_ = data.circles(40, 4)
    start = initialize_parameters_he([2, 5, 1], np.random.RandomState(1))
    trained, _ = network.train(X, Y, normalization.with_scale_and_shift(start), num_iterations=5)
    again, _ = network.train(X, Y, start, num_iterations=5)
    np.testing.assert_equal(trained, again)


def test_a_vector_holds_gamma_and_beta_where_there_are_some(network_at_work):
    _, _, parameters = network_at_work
    names = ["W1", "b1", "gamma1", "beta1", "W2", "b2", "gamma2", "beta2", "W3", "b3"]
    assert network.parameter_names(parameters) == names
    again = network.vector_to_parameters(network.parameters_to_vector(parameters), parameters)
    np.testing.assert_equal(again, parameters)


# Pictures.


def test_the_picture_of_the_layers_says_first_and_last_size(capsys):
    rng = np.random.RandomState(0)
    arrays = [size * rng.uniform(-np.sqrt(3), np.sqrt(3), (4, 20_000)) for size in (1, 0.1, 3e-5)]
    axes = plotting.plot_layers({"fading": arrays, "gone": [arrays[0], np.zeros((4, 10))]})
    assert capsys.readouterr().out.splitlines() == [
        "fading: size 1 in layer 1, 3e-5 in layer 3",
        "gone: size 1 in layer 1, 1e-12 in layer 2",
    ]
    assert len(axes) == 2 and axes[0].get_ylim() == axes[1].get_ylim()


def test_the_picture_of_the_rates_says_which_work(capsys):
    plotting.plot_working_rates({"plain": {0.1: 60, 1.0: 50}, "normalized": {0.1: 97, 1.0: 99.5, 10.0: 50}}, works=95)
    assert capsys.readouterr().out.splitlines() == [
        "plain: no rate with 95 % or more",
        "normalized: 0.1, 1 with 95 % or more",
    ]


# What the notebook says.


def test_a_normalized_network_folds_into_the_network_of_week_1():
    X, Y, *_ = data.circles(60, 4)
    start = normalization.with_scale_and_shift(initialize_parameters_he([2, 5, 5, 1], np.random.RandomState(1)))
    running = {}
    steps = {"forward": normalization.keep_running(running), "backward": normalization.backward_pass}
    parameters, _ = network.train(X, Y, start, 0.3, 30, **steps)
    folded = {"W3": parameters["W3"], "b3": parameters["b3"]}
    for l in (1, 2):
        scale = parameters[f"gamma{l}"] / np.sqrt(running[l]["variance"] + 1e-5)
        shift = parameters[f"b{l}"] - running[l]["mean"]
        folded[f"W{l}"] = scale * parameters[f"W{l}"]
        folded[f"b{l}"] = scale * shift + parameters[f"beta{l}"]
    AL, _ = network.forward_propagation(X, folded)
    np.testing.assert_allclose(AL, normalization.predict_pass(X, parameters, running), rtol=1e-9)


def test_weights_times_3_leave_the_output_and_divide_the_gradient(network_at_work):
    """The quiz: as far as epsilon is negligible."""
    X, Y, parameters = network_at_work
    larger = parameters | {"W1": 3 * parameters["W1"], "b1": 3 * parameters["b1"]}
    (AL, cache), (again, other) = (normalization.forward_pass(X, one) for one in (parameters, larger))
    np.testing.assert_allclose(again, AL, rtol=1e-3)
    one, three = normalization.backward_pass(Y, parameters, cache), normalization.backward_pass(Y, larger, other)
    np.testing.assert_allclose(3 * three["dW1"], one["dW1"], atol=1e-3 * np.abs(one["dW1"]).max())


def test_one_example_comes_out_as_beta():
    beta = np.array([[1.0], [-2.0]])
    out, _ = normalization.normalize_forward(np.array([[7.0], [-3.0]]), np.ones((2, 1)), beta)
    np.testing.assert_array_equal(out, beta)


def test_accuracy_counts_what_lies_on_the_side_of_its_label():
    AL, Y = np.array([[0.9, 0.5, 0.2, 0.6]]), np.array([[1, 0, 1, 1]])
    assert normalization.accuracy(Y, AL) == 0.75
    assert list(normalization.accuracy(Y, np.stack([AL, 1 - AL]))) == [0.75, 0.5]


def test_running_averages_keep_nine_tenths():
    rng, running = np.random.RandomState(0), {}
    X, parameters = (
        rng.randn(2, 8),
        {"W1": rng.randn(3, 2), "b1": rng.randn(3, 1), "W2": rng.randn(1, 3), "b2": rng.randn(1, 1)},
    )
    _, cache = normalization.keep_running(running)(X, normalization.with_scale_and_shift(parameters))
    np.testing.assert_allclose(running[1]["mean"], 0.1 * cache["norm1"]["mean"])
    np.testing.assert_allclose(running[1]["variance"], 0.9 + 0.1 * cache["norm1"]["variance"])
