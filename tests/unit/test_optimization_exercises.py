"""Optimization: our solutions against the course's optimizers, and what the checks see."""

import functools

import numpy as np
import pytest

from helpers import optimizers
from helpers.exercises import grade, optimization
from helpers.exercises.judge.observing import expected
from helpers.exercises.optimization.comparison import CASES as COSTS
from helpers.exercises.optimization.comparison import diverged, some_costs
from helpers.exercises.optimization.steps import LAYERS, OTHERS, STEADY, Training
from helpers.exercises.parts import changed
from helpers.exercises.weeks import EXERCISES

UPDATES = ("update_with_momentum", "update_with_rmsprop", "update_with_adam", "update_with_adamw")
each_update = pytest.mark.parametrize("name", UPDATES)


def ours(name):
    """Our solution, and the optimizer of the course."""
    return getattr(optimization, name), getattr(optimizers, name)


# Our solutions.


@each_update
def test_a_step_is_that_of_the_course(name):
    training = Training("", LAYERS, STEADY, 9)
    parameters, states = training.start(), ({}, {})
    for step in range(4):
        results = [
            update(parameters, training.gradients(step), state, 0.2) for update, state in zip(ours(name), states)
        ]
        states = [state for _, state in results]
        assert states[0].keys() == states[1].keys()
        for key in parameters:
            np.testing.assert_allclose(results[0][0][key], results[1][0][key], rtol=1e-12)
        parameters = results[0][0]


def test_batches_are_those_of_the_course():
    X, Y = np.arange(80.0).reshape(2, 40), np.arange(40) % 2 * np.ones((1, 1))
    for batch_size in (1, 7, 40, 50):
        batches, wanted = (split(X, Y, batch_size, np.random.RandomState(1)) for split in ours("random_mini_batches"))
        for batch, other in zip(batches, wanted, strict=True):
            assert all(np.array_equal(part, same) for part, same in zip(batch, other, strict=True))


@pytest.mark.parametrize("num_warmup", [0, 1, 9])
def test_the_schedule_is_that_of_the_course(num_warmup):
    rate, wanted = ([of(step, 10, 0.3, num_warmup) for step in range(10)] for of in ours("cosine_with_warmup"))
    assert rate == pytest.approx(wanted, rel=1e-12) and min(rate) > 0


@pytest.mark.parametrize("costs, first, second", COSTS)
def test_the_comparison_is_that_of_the_course(costs, first, second):
    (best, *numbers), (wanted, *others) = (compare(costs, first, second) for compare in ours("compare_at_best_rates"))
    assert best.tolist() == wanted.tolist() and numbers == pytest.approx(others, rel=1e-12)


# What the checks are made of.


@pytest.mark.parametrize("shapes", [LAYERS, OTHERS])
def test_gradients_change_their_sign_hold_zeros_and_are_handed_out_as_copies(shapes):
    training = Training("", shapes, STEADY, 1)
    for name in shapes:
        values = np.array([training.gradients(step)[f"d{name}"].ravel() for step in range(4)])
        assert not values[:, 0].any() and values[0, 1] and not values[1, 1] and values[2, 1]
        assert (values > 0).any() and (values < 0).any()
    training.gradients(0)["dZ1"][:] = 7
    assert not (training.gradients(0)["dZ1"] == 7).any()


def test_a_right_step_passes_whatever_it_keeps_in_its_state():
    def history(parameters, gradients, state, learning_rate, beta=0.9):
        seen = [gradients, *state.get("my own key", [])]
        velocity = {name: sum(beta**age * old[f"d{name}"] for age, old in enumerate(seen)) for name in parameters}
        return {name: parameters[name] - learning_rate * velocity[name] for name in parameters}, {"my own key": seen}

    assert grade(history, "update_with_momentum").status == "correct"


KEPT = {}


def kept_outside(parameters, gradients, state, learning_rate, beta=0.9):
    new = {}
    for name in parameters:
        velocity = KEPT.get((name, parameters[name].shape), 0)
        KEPT[name, parameters[name].shape] = beta * velocity + gradients[f"d{name}"]
        new[name] = parameters[name] - learning_rate * KEPT[name, parameters[name].shape]
    return new, {"kept": "elsewhere"}


def anew_where_the_state_is_empty(parameters, gradients, state, learning_rate, beta=0.9):
    if not state:
        KEPT.clear()
    return kept_outside(parameters, gradients, state, learning_rate, beta)


def test_what_is_remembered_outside_of_the_state_is_noticed():
    KEPT.clear()
    assert "In a second training" in grade(kept_outside, "update_with_momentum").message
    assert "two trainings that take turns" in grade(anew_where_the_state_is_empty, "update_with_momentum").message


@each_update
def test_a_state_changed_in_place_is_noticed(name):
    def in_place(parameters, gradients, state, learning_rate, **constants):
        new, after = ours(name)[0](parameters, gradients, state, learning_rate, **constants)
        state.update(after)
        return new, state

    result = grade(functools.wraps(ours(name)[0])(in_place), name)
    assert result.mistake == "input changed" and "`state`" in result.message


def test_the_costs_tell_the_lowest_mean_from_the_lowest_median_and_the_lowest_cost():
    for costs in (some_costs(3, 5, 8, 1), some_costs(4, 3, 6, 2)):
        best = costs.mean(axis=2).argmin(axis=1)
        assert not (best == np.median(costs, axis=2).argmin(axis=1)).any()
        assert not (best == costs.min(axis=2).argmin(axis=1)).any()


@pytest.mark.parametrize("number, rolled", [(4, True), (5, False)])
def test_what_diverged_would_be_the_best_without_it(number, rolled):
    costs = some_costs(1, 6, 5, 3)
    best = costs[0].mean(axis=1).argmin()
    lost = np.argwhere(np.isnan(diverged(costs, [(0, np.nan, 1)], number)))
    assert len(lost) == 1 and lost[0, 1] == (0 if rolled else best) and best > 0


@pytest.mark.parametrize("name", [exercise.name for exercise in optimization.WEEK.exercises])
def test_what_our_solution_shows_is_finite(name):
    for one in expected(EXERCISES[name]):
        values = one.value.values() if isinstance(one.value, dict) else [one.value]
        assert all(np.isfinite(value).all() for value in values if not isinstance(value, str))


def test_a_division_by_no_warm_up_is_not_taken_for_a_climb_too_long():
    def smaller(step, num_steps, learning_rate, num_warmup=0):
        climb = learning_rate * (step + 1) / num_warmup
        share = (step - num_warmup) / (num_steps - num_warmup)
        return min(climb, learning_rate * (1 + np.cos(np.pi * share)) / 2)

    assert grade(smaller, "cosine_with_warmup").mistake is None
    longer = changed(optimization.cosine_with_warmup, ("step < num_warmup", "step <= num_warmup"))
    assert "rate at step 3 is 0.8" in grade(longer).message


@pytest.mark.parametrize("which", ["min(value.shape) > 1", "value.ndim > 1"])
def test_only_what_begins_with_w_may_decay(which):
    wrong = changed(optimization.update_with_adamw, ('name.startswith("W")', which))
    assert grade(wrong).status == "wrong"


def test_an_error_says_in_which_training_it_came_up():
    def update_with_momentum(parameters, gradients, state, learning_rate, beta=0.9):
        return exercise.solution(parameters, gradients, state, float(learning_rate), beta)

    exercise = EXERCISES["update_with_momentum"]
    said = grade(update_with_momentum).message
    assert "That was with two networks in a stack, each with its learning rate, in step 1." in said
