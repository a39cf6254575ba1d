"""The data sets: their shapes and ranges, their seeds, and what they promise of their content."""

import numpy as np
import pytest
from sklearn.datasets import make_circles, make_moons
from sklearn.linear_model import LogisticRegression

from helpers import data, network


def check_convention(X, Y, examples):
    """Two rows of floats, a row of 0 and 1, and as many columns as asked for."""
    assert X.shape == (2, examples) and X.dtype == np.float64
    assert Y.shape == (1, examples) and Y.dtype.kind == "i"
    assert set(np.unique(Y)) == {0, 1}


def equal(some, others):
    """Whether all arrays of two data sets are the same."""
    return all(np.array_equal(one, other) for one, other in zip(some, others, strict=True))


# Week 1.


def test_circles_are_the_draws_that_the_course_is_known_for():
    for X, Y, (expected_X, expected_Y) in (
        (*data.circles()[:2], make_circles(300, noise=0.05, random_state=1)),
        (*data.circles()[2:], make_circles(100, noise=0.05, random_state=2)),
    ):
        check_convention(X, Y, len(expected_Y))
        np.testing.assert_array_equal(X, expected_X.T)
        np.testing.assert_array_equal(Y[0], expected_Y)
        assert Y.mean() == 0.5


@pytest.mark.parametrize("examples", [2, 7, 300])
def test_moons_are_those_of_scikit_learn(examples):
    X, Y = data.moon_dots(examples, 0.2, seed=3)
    check_convention(X, Y, examples)
    expected_X, expected_Y = make_moons(examples, noise=0.2, random_state=3)
    np.testing.assert_array_equal(X, expected_X.T)
    np.testing.assert_array_equal(Y[0], expected_Y)


def test_red_lies_outside_and_blue_inside():
    X, Y, _, _ = data.circles(noise=0)
    radius = np.hypot(*X)
    np.testing.assert_allclose(radius[Y[0] == 0], 1)
    np.testing.assert_allclose(radius[Y[0] == 1], 0.8)


def test_circles_of_other_sizes():
    train_X, train_Y, test_X, test_Y = data.circles(train_examples=31, test_examples=2, noise=0.2)
    check_convention(train_X, train_Y, 31)
    check_convention(test_X, test_Y, 2)
    assert np.count_nonzero(train_Y == 0) == 15


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"train_examples": 1}, "train_examples is 1: expected a whole number of at least 2."),
        ({"train_examples": 10.0}, "train_examples is 10.0: expected a whole number of at least 2."),
        ({"test_examples": "many"}, "test_examples is 'many': expected a whole number of at least 2."),
        ({"test_examples": True}, "test_examples is True: expected a whole number of at least 2."),
        ({"noise": -0.1}, "noise is -0.1: expected a number that is 0 or larger."),
        ({"noise": np.nan}, "noise is nan: expected a number that is 0 or larger."),
        ({"noise": np.inf}, "noise is inf: expected a number that is 0 or larger."),
        ({"noise": "a lot"}, "noise is 'a lot': expected a number that is 0 or larger."),
    ],
)
def test_circles_name_a_wrong_argument(wrong, message):
    with pytest.raises(ValueError) as error:
        data.circles(**wrong)
    assert str(error.value) == message


# Week 2.


@pytest.mark.parametrize("seed", range(20))
def test_a_pitch_has_the_promised_shapes_ranges_and_balance(seed):
    train_X, train_Y, test_X, test_Y = data.football(seed)
    check_convention(train_X, train_Y, 211)
    check_convention(test_X, test_Y, 2000)
    for X in (train_X, test_X):
        assert np.abs(X[0]).max() <= 2.1 and np.abs(X[1]).max() <= 1.36
    assert np.abs(test_X[0]).max() > 2.0 and np.abs(test_X[1]).max() > 1.3
    # Both teams win half of the headers on average; the bounds are 5 standard deviations of that.
    assert abs(train_Y.mean() - 0.5) < 5 * 0.5 / np.sqrt(211)
    assert abs(test_Y.mean() - 0.5) < 5 * 0.5 / np.sqrt(2000)


def test_a_pitch_repeats_for_its_seed_and_no_other():
    pitches = [data.football(seed) for seed in range(5)]
    assert equal(data.football(), pitches[1])
    assert equal(data.football(np.int64(3)), pitches[3])
    for i, one in enumerate(pitches):
        assert not np.array_equal(one[0], one[2][:, :211])
        assert all(not np.array_equal(one[0], other[0]) for other in pitches[:i])


def test_pitches_of_unequal_sizes():
    train_X, train_Y, test_X, test_Y = data.football(4, train_examples=50, test_examples=33)
    check_convention(train_X, train_Y, 50)
    check_convention(test_X, test_Y, 33)


def test_chance_decides_only_near_the_line():
    _, _, X, Y = data.football(7, test_examples=20_000)
    distance = (X[1] - data.BOUNDARY_SLOPE * X[0]) / np.hypot(1, data.BOUNDARY_SLOPE)
    wrong = (distance > 0) != Y[0].astype(bool)
    steps = np.abs(distance) / data.BOUNDARY_NOISE
    assert not wrong[steps > 4.5].any()
    shares = [wrong[(steps >= start) & (steps < start + 0.5)].mean() for start in (0, 0.5, 1, 2)]
    assert 0.3 < shares[0] < 0.5 and shares == sorted(shares, reverse=True) and 0 < shares[-1] < 0.03


def test_the_true_boundary_is_a_slanted_line():
    _, _, X, Y = data.football(7, test_examples=20_000)
    model = LogisticRegression().fit(X.T, Y[0])
    along, across = model.coef_[0]
    assert -along / across == pytest.approx(data.BOUNDARY_SLOPE, abs=0.03)
    assert model.intercept_[0] / across == pytest.approx(0, abs=0.03)


@pytest.mark.parametrize("make", [data.football, data.small_batch])
@pytest.mark.parametrize("seed", [-1, 2**32, 1.0, "1", None, True])
def test_a_wrong_seed_is_named(make, seed):
    with pytest.raises(ValueError) as error:
        make(seed)
    assert str(error.value) == f"seed is {seed!r}: expected a whole number from 0 to 4294967295."


def test_wrong_numbers_of_positions_are_named():
    for wrong in ({"train_examples": 0}, {"test_examples": 1}):
        with pytest.raises(ValueError, match=f"{next(iter(wrong))} is .: expected a whole number of at least 2."):
            data.football(1, **wrong)


# Week 3.


@pytest.mark.parametrize("seed", range(50))
def test_every_hidden_unit_of_the_small_batch_is_on_for_some_and_off_for_others(seed):
    X, Y, parameters = data.small_batch(seed)
    _, cache = network.forward_propagation(X, parameters)
    for l in (1, 2):
        on = (cache[f"Z{l}"] > 0).sum(axis=1)
        assert (0 < on).all() and (on < X.shape[1]).all()


def test_the_small_batch_has_the_promised_shapes():
    X, Y, parameters = data.small_batch()
    assert X.shape == (4, 8) and Y.shape == (1, 8) and Y.sum() == 4
    shapes = {name: value.shape for name, value in parameters.items()}
    assert shapes == {"W1": (5, 4), "b1": (5, 1), "W2": (3, 5), "b2": (3, 1), "W3": (1, 3), "b3": (1, 1)}


def test_a_bug_in_the_gradients_of_any_unit_shows_on_the_small_batch():
    X, Y, parameters = data.small_batch()
    _, cache = network.forward_propagation(X, parameters)
    gradients = network.backward_propagation(Y, parameters, cache)
    assert all((gradients[f"d{name}"] != 0).any(axis=1).all() for name in parameters)


def test_the_small_batch_repeats_for_its_seed_and_no_other():
    X, Y, parameters = data.small_batch(5)
    again_X, again_Y, again = data.small_batch(5)
    assert equal([X, Y, *parameters.values()], [again_X, again_Y, *again.values()])
    assert not np.array_equal(X, data.small_batch(6)[0])


def test_a_small_batch_of_another_size():
    X, Y, parameters = data.small_batch(2, examples=11, layer_dims=(3, 4, 1))
    assert X.shape == (3, 11) and Y.shape == (1, 11) and parameters["W2"].shape == (1, 4)
    with pytest.raises(ValueError, match="examples is 1: expected a whole number of at least 2."):
        data.small_batch(1, examples=1)


# All of them.


@pytest.mark.parametrize("make", [data.circles, data.football, data.small_batch])
def test_global_randomness_is_neither_used_nor_changed(make):
    before = np.random.get_state(legacy=False)
    first = make()
    after = np.random.get_state(legacy=False)
    np.testing.assert_equal(after, before)
    np.random.rand()  # move the global generator on: the data must not notice
    second = make()
    np.random.set_state(before)
    np.testing.assert_equal(second, first)


def test_a_small_batch_that_cannot_be_found_is_an_error_in_words(monkeypatch):
    monkeypatch.setattr(data, "MOST_DRAWS", 50)
    with pytest.raises(ValueError, match="50 draws gave no batch of 8 examples .* without a dead unit"):
        data.small_batch(layer_dims=(4, 100, 1))
