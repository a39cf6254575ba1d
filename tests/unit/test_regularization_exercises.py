"""Week 2's solutions against independent arithmetic, and their judgement against chance."""

import numpy as np
import pytest

from helpers import network
from helpers.data import small_batch
from helpers.exercises import grade
from helpers.exercises.judge.judging import differences
from helpers.exercises.parts import changed
from helpers.exercises.regularization import (
    backward_propagation_with_dropout,
    backward_propagation_with_regularization,
    compute_cost_with_regularization,
    forward_propagation_with_dropout,
)
from helpers.exercises.regularization.dropout_masks import RATE_TOLERANCE, WIDE_NETWORKS, observe_dropout_forward


def batch(seed=1):
    X, Y, parameters = small_batch(seed, 8, (3, 5, 4, 1))
    _, cache = network.forward_propagation(X, parameters)
    return X, Y, parameters, cache


def assert_gradients(gradients, cost, parameters, epsilon=1e-5):
    """Each gradient against a two-sided difference of the cost, one number at a time."""
    for name, value in parameters.items():
        for place in np.ndindex(value.shape):
            ends = []
            for step in (epsilon, -epsilon):
                moved = {key: array.copy() for key, array in parameters.items()}
                moved[name][place] += step
                ends.append(cost(moved))
            slope = (ends[0] - ends[1]) / (2 * epsilon)
            assert gradients[f"d{name}"][place] == pytest.approx(slope, abs=1e-7), (name, place)


def cost_with_masks(X, Y, parameters, D1, D2, keep_prob):
    """Forward propagation with given masks, and the cost from probabilities."""
    A = X
    for l, scaled_mask in ((1, D1 / keep_prob), (2, D2 / keep_prob)):
        A = np.where(
            parameters[f"W{l}"] @ A + parameters[f"b{l}"] > 0, parameters[f"W{l}"] @ A + parameters[f"b{l}"], 0
        )
        A = A * scaled_mask
    A3 = 1 / (1 + np.exp(-(parameters["W3"] @ A + parameters["b3"])))
    return -np.mean(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))


# L2


def test_the_cost_worked_out_by_hand():
    parameters = {"W1": np.array([[1.0], [-2.0]]), "W2": np.array([[3.0, 0.0]]), "W3": np.array([[-2.0]])}
    parameters |= {"b1": np.full((2, 1), 7.0), "b2": np.array([[8.0]]), "b3": np.array([[9.0]])}
    cost = compute_cost_with_regularization(np.zeros((1, 2)), np.array([[0, 1]]), parameters, 0.5)
    # 0.5 / (2 * 2) * (1 + 4 + 9 + 4), on top of log(2) for an output of 0.5
    assert cost == pytest.approx(np.log(2) + 2.25)


def test_without_lambd_there_is_no_penalty():
    X, Y, parameters, cache = batch()
    assert compute_cost_with_regularization(cache["Z3"], Y, parameters, 0) == network.compute_cost(cache["Z3"], Y)
    plain = network.backward_propagation(Y, parameters, cache)
    for name, gradient in backward_propagation_with_regularization(Y, parameters, cache, 0).items():
        assert np.array_equal(gradient, plain[name])


@pytest.mark.parametrize("lambd", [0.1, 0.7, 5])
def test_the_gradients_are_the_slopes_of_the_regularized_cost(lambd):
    X, Y, parameters, cache = batch()

    def cost(moved):
        _, cache = network.forward_propagation(X, moved)
        return compute_cost_with_regularization(cache["Z3"], Y, moved, lambd)

    assert_gradients(backward_propagation_with_regularization(Y, parameters, cache, lambd), cost, parameters)


def test_the_penalty_shrinks_the_weights_and_leaves_the_biases():
    X, Y, parameters, cache = batch()
    plain = network.backward_propagation(Y, parameters, cache)
    gradients = backward_propagation_with_regularization(Y, parameters, cache, 0.7)
    for l in (1, 2, 3):
        np.testing.assert_allclose(gradients[f"dW{l}"] - plain[f"dW{l}"], 0.7 / 8 * parameters[f"W{l}"], atol=1e-12)
        assert np.array_equal(gradients[f"db{l}"], plain[f"db{l}"])


# Dropout


class Fixed:
    """A generator that hands out given numbers."""

    def __init__(self, *arrays):
        self.arrays = list(arrays)

    def rand(self, *shape):
        array = self.arrays.pop(0)
        assert array.shape == shape
        return array


def test_dropout_worked_out_by_hand():
    parameters = {"W1": np.array([[1.0], [2.0]]), "b1": np.zeros((2, 1)), "W2": np.array([[1.0, 1.0]])}
    parameters |= {"b2": np.array([[1.0]]), "W3": np.array([[2.0]]), "b3": np.array([[-1.0]])}
    rng = Fixed(np.array([[0.1, 0.9], [0.6, 0.4]]), np.array([[0.0, 0.49]]))
    A3, cache = forward_propagation_with_dropout(np.array([[1.0, 3.0]]), parameters, 0.5, rng)
    assert cache["D1"].tolist() == [[1, 0], [0, 1]]
    assert cache["A1"].tolist() == [[2, 0], [0, 12]]
    assert cache["Z2"].tolist() == [[3, 13]]
    assert cache["A2"].tolist() == [[6, 26]]
    assert cache["Z3"].tolist() == [[11, 51]]
    np.testing.assert_allclose(A3, 1 / (1 + np.exp([[-11.0, -51.0]])))


def test_with_keep_prob_1_dropout_is_plain_propagation():
    X, Y, parameters, cache = batch()
    A3, with_dropout = forward_propagation_with_dropout(X, parameters, 1, np.random.RandomState(0))
    assert np.array_equal(A3, cache["A3"])
    plain = network.backward_propagation(Y, parameters, cache)
    gradients = backward_propagation_with_dropout(Y, parameters, with_dropout, 1)
    for name, gradient in gradients.items():
        np.testing.assert_allclose(gradient, plain[name], atol=1e-12)


def test_on_average_dropout_changes_no_activation():
    X, _, parameters, cache = batch()
    rng = np.random.RandomState(0)
    draws = [forward_propagation_with_dropout(X, parameters, 0.86, rng)[1]["A1"] for _ in range(2000)]
    # One draw varies by sqrt(0.14 / 0.86) of the activation, so the mean of 2,000 by 0.9 % of it.
    np.testing.assert_allclose(np.mean(draws, axis=0), cache["A1"], rtol=0.05)


@pytest.mark.parametrize("keep_prob", [0.5, 0.86])
def test_dropout_gradients_are_the_slopes_of_the_cost_with_these_masks(keep_prob):
    X, Y, parameters, _ = batch()
    _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, np.random.RandomState(5))
    assert 0 < cache["D1"].mean() < 1 and 0 < cache["D2"].mean() < 1

    def cost(moved):
        return cost_with_masks(X, Y, moved, cache["D1"], cache["D2"], keep_prob)

    assert_gradients(backward_propagation_with_dropout(Y, parameters, cache, keep_prob), cost, parameters)


# The judgement


EXPECTED = list(observe_dropout_forward(forward_propagation_with_dropout))


def is_right(function, seed):
    return not any(differences(observe_dropout_forward(function, seed), EXPECTED))


def test_bad_luck_never_refuses_a_right_mask():
    assert all(is_right(forward_propagation_with_dropout, seed) for seed in range(60))


def with_rate(wrong):
    """Dropout that keeps another share than keep_prob and is right in all else."""

    def forward(X, parameters, keep_prob, rng):
        rate = min(wrong(keep_prob), 1)

        class Shifted:
            def rand(self, *shape):
                return np.where(rng.rand(*shape) < rate, 0, 1)

        return forward_propagation_with_dropout(X, parameters, keep_prob, Shifted())

    return forward


@pytest.mark.parametrize(
    "function",
    [
        with_rate(lambda keep_prob: keep_prob - 0.05),
        with_rate(lambda keep_prob: keep_prob + 0.05),
        lambda X, parameters, keep_prob, rng: forward_propagation_with_dropout(X, parameters, keep_prob, Normal(rng)),
    ],
    ids=["too low", "too high", "normal draws"],
)
def test_good_luck_never_passes_a_wrong_rate(function):
    assert not any(is_right(function, seed) for seed in range(60))


class Normal:
    """Whoever asks for uniform numbers gets normal ones."""

    def __init__(self, rng):
        self.rand = rng.randn


def test_the_stated_odds():
    for layer_dims, m, keep_prob in WIDE_NETWORKS:
        for units in layer_dims[1:3]:
            assert units * m >= 6000
            assert RATE_TOLERANCE > 7 * np.sqrt(keep_prob * (1 - keep_prob) / (units * m)) * 0.99


def keep_the_largest(X, parameters, keep_prob, rng):
    """The rate is right, but the mask goes by the size of the activations."""
    cache = {"A0": X}
    for l in (1, 2):
        cache[f"Z{l}"] = parameters[f"W{l}"] @ cache[f"A{l - 1}"] + parameters[f"b{l}"]
        noisy = cache[f"Z{l}"] + 1e-3 * rng.randn(*cache[f"Z{l}"].shape)
        cache[f"D{l}"] = (noisy > np.quantile(noisy, 1 - keep_prob)).astype(int)
        cache[f"A{l}"] = network.relu(cache[f"Z{l}"]) * cache[f"D{l}"] / keep_prob
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def one_unit_not_scaled(X, parameters, keep_prob, rng):
    A3, cache = forward_propagation_with_dropout(X, parameters, keep_prob, rng)
    cache["A2"][0, :] *= keep_prob
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


class Repeating:
    """Draws half of what is asked for and lays it out twice along an axis."""

    def __init__(self, rng, axis):
        self.rng, self.axis = rng, axis

    def rand(self, *shape):
        half = [-(-size // 2) if axis == self.axis else size for axis, size in enumerate(shape)]
        return np.concatenate(2 * [self.rng.rand(*half)], axis=self.axis)[: shape[0], : shape[1]]


def units_repeat(X, parameters, keep_prob, rng):
    return forward_propagation_with_dropout(X, parameters, keep_prob, Repeating(rng, axis=0))


def examples_repeat(X, parameters, keep_prob, rng):
    return forward_propagation_with_dropout(X, parameters, keep_prob, Repeating(rng, axis=1))


@pytest.mark.parametrize("function", [keep_the_largest, one_unit_not_scaled, units_repeat, examples_repeat])
def test_wrong_dropout_that_no_list_knows_is_wrong(function):
    assert grade(function, "forward_propagation_with_dropout").status == "wrong"


class Counting:
    """Keeps as many units of each example, or examples of each unit, as of any other, or of both in each call."""

    def __init__(self, rng, axis, more=0):
        self.rng, self.axis, self.more = rng, axis, more

    def rand(self, *shape):
        draws = self.rng.rand(*shape)
        ranks = -self.more + np.argsort(np.argsort(draws, axis=self.axis), axis=self.axis).reshape(shape)
        return ranks / (draws.size if self.axis is None else shape[self.axis])


class LeavingOut:
    """Keeps all of what stands at an edge."""

    def __init__(self, rng, where):
        self.rng, self.where = rng, where

    def rand(self, *shape):
        draws = self.rng.rand(*shape)
        draws[self.where] = 0
        return draws


UNEVEN = {
    "all counted": lambda rng: Counting(rng, axis=None),
    "all counted, and one more": lambda rng: Counting(rng, axis=None, more=1),
    "units counted": lambda rng: Counting(rng, axis=0),
    "examples counted": lambda rng: Counting(rng, axis=1),
    "first unit": lambda rng: LeavingOut(rng, np.s_[0]),
    "last unit": lambda rng: LeavingOut(rng, np.s_[-1]),
    "first example": lambda rng: LeavingOut(rng, np.s_[:, 0]),
    "last example": lambda rng: LeavingOut(rng, np.s_[:, -1]),
}


@pytest.mark.parametrize("drawing", UNEVEN.values(), ids=UNEVEN)
def test_masks_that_leave_something_to_no_chance_are_wrong(drawing):
    def function(X, parameters, keep_prob, rng):
        _, cache = forward_propagation_with_dropout(X, parameters, keep_prob, drawing(rng))
        cache["D2"] = (rng.rand(*cache["D2"].shape) < keep_prob).astype(int)
        cache["A2"] = network.relu(cache["Z2"]) * cache["D2"] / keep_prob
        cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
        cache["A3"] = network.sigmoid(cache["Z3"])
        return cache["A3"], cache

    assert not is_right(function, 0)


def rows(message):
    """{"dW1": "right", ...} from the table in a message."""
    lines = [line.split() for line in message.splitlines()]
    return {
        words[0]: "wrong" if "wrong" in words else "right" for words in lines if words and words[0][:2] in ("dW", "db")
    }


def test_the_table_shows_which_gradients_are_off():
    def without_the_first_layer(Y, parameters, cache, lambd):
        gradients = backward_propagation_with_regularization(Y, parameters, cache, lambd)
        return gradients | {"dW1": gradients["dW1"] * 1.01, "db2": gradients["db2"] + 1e-3}

    message = grade(without_the_first_layer, "backward_propagation_with_regularization").message
    assert rows(message) == {
        "dW1": "wrong",
        "db1": "right",
        "dW2": "right",
        "db2": "wrong",
        "dW3": "right",
        "db3": "right",
    }
    assert "`db2[" in message  # the last layer that is off is named first


def test_a_wrong_cost_is_shown_in_numbers():
    message = grade(lambda Z3, Y, parameters, lambd: 0.25, "compute_cost_with_regularization").message
    assert message.startswith("With lambd = 0 the cost is 0.25; expected ")


@pytest.mark.parametrize("kind", [int, bool, float])
def test_a_way_back_that_needs_one_type_of_mask_is_wrong(kind):
    def picky(Y, parameters, cache, keep_prob):
        if cache["D1"].dtype != kind:
            return network.backward_propagation(Y, parameters, cache)
        return backward_propagation_with_dropout(Y, parameters, cache, keep_prob)

    assert grade(picky, "backward_propagation_with_dropout").status == "wrong"


def masks_by_np_random(Y, parameters, cache, keep_prob):
    """Fresh masks in the backward pass."""
    masks = {name: np.random.rand(*cache[name].shape) < keep_prob for name in ("D1", "D2")}
    return backward_propagation_with_dropout(Y, parameters, cache | masks, keep_prob)


def masks_by_seeded_np_random(Y, parameters, cache, keep_prob):
    np.random.seed(1)
    return masks_by_np_random(Y, parameters, cache, keep_prob)


@pytest.mark.parametrize("function", [masks_by_np_random, masks_by_seeded_np_random])
def test_nobody_is_sent_to_look_for_rng_on_the_way_back(function):
    result = grade(function, "backward_propagation_with_dropout")
    assert result.mistake == "fresh masks"
    assert "must come from the argument" not in result.message


@pytest.mark.parametrize("layers", ["2", "1", "21"])
def test_masking_the_cache_on_the_way_back_is_told_by_the_layer(layers):
    def masked_in_place(Y, parameters, cache, keep_prob):
        for l in layers:
            cache[f"A{l}"] *= cache[f"D{l}"] / keep_prob
        return network.backward_propagation(Y, parameters, cache)

    result = grade(masked_in_place, "backward_propagation_with_dropout")
    assert result.mistake == "activations in cache masked again"
    assert result.message.startswith(f"Your function changed {' and '.join(f'`A{l}`' for l in layers)} in `cache`.")
    assert "copy" not in result.message


def test_another_change_of_the_cache_is_not_taken_for_masked_activations():
    def adding(Y, parameters, cache, keep_prob):
        cache["dA2"] = 0
        return backward_propagation_with_dropout(Y, parameters, cache, keep_prob)

    result = grade(adding, "backward_propagation_with_dropout")
    assert (result.status, result.mistake) == ("wrong", "input changed")
    assert "make a dictionary of your own" in result.message


@pytest.mark.parametrize(
    "layer, shape", [("1", "20, 211"), ("2", "3, 211"), ("1", '20, cache["A1"].shape[1] + 1'), ("2", "3, X.shape[1]")]
)
def test_any_shape_typed_in_is_told(layer, shape):
    function = changed(forward_propagation_with_dropout, (f'rng.rand(*cache["A{layer}"].shape)', f"rng.rand({shape})"))
    assert grade(function, "forward_propagation_with_dropout").mistake == "shape typed in"


def test_a_shape_typed_in_between_brackets_is_told():
    function = changed(
        forward_propagation_with_dropout,
        ('cache["A1"] = cache["A1"] * cache["D1"] / keep_prob', 'cache["A1"][rng.rand(20, 211) > keep_prob] = 0'),
    )
    assert grade(function, "forward_propagation_with_dropout").mistake == "shape typed in"


def test_a_result_not_stored_is_asked_for():
    unstored = changed(
        backward_propagation_with_dropout,
        ('dA2 = dA2 * cache["D2"] / keep_prob', 'dA2 * cache["D2"] / keep_prob'),
        ('dA1 = dA1 * cache["D1"] / keep_prob', 'dA1 * cache["D1"] / keep_prob'),
    )
    assert "is the result stored, and before" in grade(unstored, "backward_propagation_with_dropout").message
    unstored = changed(
        forward_propagation_with_dropout,
        ('* cache["D1"] / keep_prob', '* cache["D1"]\n    cache["A1"] / keep_prob'),
        ('* cache["D2"] / keep_prob', '* cache["D2"]\n    cache["A2"] / keep_prob'),
    )
    assert "is the result stored?" in grade(unstored, "forward_propagation_with_dropout").message


# The first step of the way back that goes wrong.


@pytest.mark.parametrize("layer", [1, 2])
def test_the_first_wrong_step_back_is_told(layer):
    line = f'dA{layer} = dA{layer} * cache["D{layer}"] / keep_prob'
    message = grade(changed(backward_propagation_with_dropout, (line, "")), "backward_propagation_with_dropout").message
    assert f"`dZ{layer}` is the first to go wrong: it is [" in message


@pytest.mark.parametrize(
    ("old", "wrong", "right"), [('dZ2 @ cache["A1"].T', "dW2", "dZ2"), ("dZ1.sum(axis=1", "db1", "dZ1")]
)
def test_a_line_that_is_wrong_beside_a_right_step_is_told(old, wrong, right):
    answer = changed(backward_propagation_with_dropout, (old, f"3 * {old}"))
    message = grade(answer, "backward_propagation_with_dropout").message
    assert f"the first line to go wrong on the way back is that of `{wrong}`: `{right}` is right." in message
