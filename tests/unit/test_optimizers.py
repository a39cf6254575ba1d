"""The optimizers: ten steps against formulas for one number, purity, stacks, batches, schedule, comparison."""

import copy
import math

import numpy as np
import pytest

from helpers import network, optimizers
from helpers.exercises.weight_initialization import initialize_parameters_he

UPDATES = [
    optimizers.update_with_momentum,
    optimizers.update_with_rmsprop,
    optimizers.update_with_adam,
    optimizers.update_with_adamw,
]
each_update = pytest.mark.parametrize("update", UPDATES, ids=lambda update: update.__name__)


def changing_gradients(parameters, steps=10, seed=0):
    """Gradients that change sign and size from step to step, with zeros, one parameter's all zero at first."""
    rng = np.random.RandomState(seed)
    for step in range(steps):
        gradients = {
            f"d{name}": rng.randn(*value.shape) * 10.0 ** rng.randint(-3, 2) for name, value in parameters.items()
        }
        for gradient in gradients.values():
            gradient[rng.rand(*gradient.shape) < 0.3] = 0.0
        if step < 2:
            gradients["db1"] = np.zeros_like(gradients["db1"])
        yield gradients


def some_parameters(seed=1):
    rng = np.random.RandomState(seed)
    return {"W1": rng.randn(3, 2), "b1": rng.randn(3, 1), "W2": rng.randn(1, 3), "b2": rng.randn(1, 1)}


def one_number(update, w, gradients, rate, decays):
    """The same steps for one number, in closed form: every average is a sum over all gradients so far."""
    for t in range(1, len(gradients) + 1):
        seen = gradients[:t]

        def weighted(beta, power, seen=seen):
            return math.fsum(beta ** (len(seen) - 1 - i) * g**power for i, g in enumerate(seen))

        if update is optimizers.update_with_momentum:
            w -= rate * weighted(0.9, 1)
        elif update is optimizers.update_with_rmsprop:
            w -= rate * seen[-1] / (math.sqrt(0.1 * weighted(0.9, 2)) + 1e-8)
        else:
            v = 0.1 * weighted(0.9, 1) / (1 - 0.9**t)
            s = 0.001 * weighted(0.999, 2) / (1 - 0.999**t)
            shrink = 0.01 * w if update is optimizers.update_with_adamw and decays else 0.0
            w -= rate * (v / (math.sqrt(s) + 1e-8) + shrink)
    return w


@each_update
def test_ten_steps_are_those_of_the_formula(update):
    start = parameters = some_parameters()
    state, steps = {}, list(changing_gradients(start))
    for gradients in steps:
        parameters, state = update(parameters, gradients, state, 0.05)
    for name, value in start.items():
        for place in np.ndindex(value.shape):
            seen = [float(gradients[f"d{name}"][place]) for gradients in steps]
            expected = one_number(update, float(value[place]), seen, 0.05, decays=name[0] == "W")
            assert parameters[name][place] == pytest.approx(expected, abs=1e-10)


@each_update
def test_a_step_leaves_its_arguments_alone(update):
    parameters, state = some_parameters(), {}
    for gradients in changing_gradients(parameters):
        before = copy.deepcopy((parameters, gradients, state))
        new_parameters, new_state = update(parameters, gradients, state, 0.05)
        np.testing.assert_equal((parameters, gradients, state), before)
        parameters, state = new_parameters, new_state


@each_update
def test_a_stack_takes_the_steps_of_its_networks(update):
    networks = [some_parameters(1), some_parameters(2)]
    streams = [list(changing_gradients(one, seed=i)) for i, one in enumerate(networks)]
    together, state, states = network.stack(networks), {}, [{}, {}]
    for pair in zip(*streams, strict=True):
        together, state = update(together, network.stack(pair), state, 0.05)
        for i, gradients in enumerate(pair):
            networks[i], states[i] = update(networks[i], gradients, states[i], 0.05)
    for i, one in enumerate(networks):
        for name, value in network.part(together, i).items():
            np.testing.assert_allclose(value, one[name], rtol=0, atol=1e-12)


def test_batches_hold_every_example_once_and_in_pairs():
    X, Y = np.arange(20.0).reshape(2, 10), np.arange(10.0).reshape(1, 10)
    rng = np.random.RandomState(0)
    batches = optimizers.random_mini_batches(X, Y, 4, rng)
    assert [x.shape[1] for x, _ in batches] == [4, 4, 2]
    assert all((x[0] == y[0]).all() and (x[1] == y[0] + 10).all() for x, y in batches)
    order = np.concatenate([y[0] for _, y in batches])
    assert sorted(order) == list(range(10)) and list(order) != list(range(10))
    again = np.concatenate([y[0] for _, y in optimizers.random_mini_batches(X, Y, 4, rng)])
    assert list(again) != list(order)
    assert len(optimizers.random_mini_batches(X, Y, 1, rng)) == 10
    with pytest.raises(ValueError, match="batch_size is 0"):
        optimizers.random_mini_batches(X, Y, 0, rng)


def test_the_schedule_rises_in_a_line_and_falls_to_zero_after_the_last_step():
    rates = [optimizers.cosine_with_warmup(step, 12, 2.0, 4) for step in range(14)]
    assert rates[:5] == [0.5, 1.0, 1.5, 2.0, 2.0]
    assert rates[8] == pytest.approx(1.0)
    assert rates[11] > 0 and rates[12:] == [0.0, 0.0]
    assert optimizers.cosine_with_warmup(0, 12, 2.0) == 2.0
    with pytest.raises(ValueError, match="num_warmup is 12"):
        optimizers.cosine_with_warmup(0, 12, 2.0, 12)


def test_methods_are_compared_at_their_own_best_rates_seed_by_seed():
    costs = np.array([[[5.0, 5.0, 5.0], [1.0, 2.0, 3.0]], [[0.5, 1.0, 2.4], [0.0, 0.0, np.nan]]])
    best, difference, error = optimizers.compare_at_best_rates(costs, 0, 1)
    assert list(best) == [1, 0]
    assert difference == pytest.approx((0.5 + 1.0 + 0.6) / 3)
    assert error == pytest.approx(np.std([0.5, 1.0, 0.6], ddof=1) / math.sqrt(3))
    with pytest.raises(ValueError, match="costs has 1 seeds"):
        optimizers.compare_at_best_rates(costs[..., :1], 0, 1)
    with pytest.raises(ValueError, match="diverged at every rate"):
        optimizers.compare_at_best_rates(np.full((2, 2, 3), np.nan), 0, 1)


def test_train_takes_an_optimizer_batches_and_a_schedule():
    X, Y = np.random.RandomState(0).randn(2, 10), np.arange(10).reshape(1, 10) % 2
    parameters = initialize_parameters_he([2, 4, 1], np.random.RandomState(0))
    start = copy.deepcopy(parameters)
    batches = lambda X, Y, rng: optimizers.random_mini_batches(X, Y, 4, rng)  # noqa: E731

    def rate(step):
        return optimizers.cosine_with_warmup(step, 7, 0.1, 2)

    drawn = np.random.RandomState(1)
    trained, costs = network.train(
        X, Y, parameters, rate, 7, update=optimizers.update_with_adam, batches=lambda X, Y: batches(X, Y, drawn)
    )
    by_hand, state, rng, seen = start, {}, np.random.RandomState(1), []
    steps = [batch for _ in range(3) for batch in batches(X, Y.astype(float), rng)][:7]
    for step, (x, y) in enumerate(steps):
        _, cache = network.forward_pass(x, by_hand)
        seen.append(network.compute_cost(cache["Z2"], y))
        by_hand, state = optimizers.update_with_adam(
            by_hand, network.backward_pass(y, by_hand, cache), state, rate(step)
        )
    np.testing.assert_equal(parameters, start)
    np.testing.assert_equal(trained, by_hand)
    _, cache = network.forward_pass(X, by_hand)
    assert list(costs.values()) == [*seen, network.compute_cost(cache["Z2"], Y.astype(float))]
    with pytest.raises(ValueError, match="gave no batch"):
        network.train(X, Y, parameters, 0.1, 1, batches=lambda X, Y: [])
