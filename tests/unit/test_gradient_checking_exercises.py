"""Week 3: our solutions against independent code, and what the checks see."""

import inspect

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from scipy.special import log_expit

from helpers import data, network
from helpers.exercises import grade
from helpers.exercises.gradient_checking import (
    backward_propagation,
    backward_propagation_n,
    forward_propagation,
    given_backward_propagation_n,
    gradient_check,
    gradient_check_n,
    gradient_table,
)
from helpers.exercises.gradient_checking.bugs import NETWORKS
from helpers.exercises.gradient_checking.check_n import cost_on
from helpers.exercises.judge.gradients import gradient_rows
from helpers.exercises.parts import changed
from helpers.exercises.weeks import EXERCISES


def batch(seed=1):
    """A small batch and its cost: cost, Y, parameters, cache."""
    X, Y, parameters = data.small_batch(seed)
    _, cache = network.forward_propagation(X, parameters)
    return cost_on(X, Y), Y, parameters, cache


def mistake(exercise, name):
    """A known mistake of an exercise, by its name."""
    return next(known for known in EXERCISES[exercise].mistakes if known.name == name)


# Our solutions.


@pytest.mark.parametrize("x, theta", [(2.0, 4.0), (-1.5, 0.3), (0.7, -2.0), (3.0, 0.0)])
def test_cost_and_derivative_of_one_weight(x, theta):
    assert forward_propagation(x, theta) == pytest.approx(-log_expit(theta * x))
    expected = approx_fprime(np.array([theta]), lambda t: -log_expit(t[0] * x))[0]
    assert backward_propagation(x, theta) == pytest.approx(expected, abs=1e-7)


@pytest.mark.parametrize("epsilon", [0.1, 0.01, 0.001])
def test_gradient_check_on_a_cubic(epsilon):
    """(t + e)**3 - (t - e)**3 is 2 e (3 t**2 + e**2), so the difference is known exactly."""
    theta = 1.5
    difference = gradient_check(lambda t: t**3, lambda t: 3 * t**2, theta, epsilon)
    assert difference == pytest.approx(epsilon**2 / (6 * theta**2 + epsilon**2), rel=1e-6)


def test_gradient_check_takes_a_step_of_1e_5_by_itself():
    functions = (lambda t: np.sin(1000 * t), lambda t: 1000 * np.cos(1000 * t), 0.3)
    assert gradient_check(*functions) == gradient_check(*functions, epsilon=1e-5)
    assert gradient_check(*functions) != gradient_check(*functions, epsilon=1e-6)


def test_gradient_check_n_against_scipy():
    cost, Y, parameters, cache = batch()
    gradients = given_backward_propagation_n(Y, parameters, cache)
    theta = network.parameters_to_vector(parameters)
    approx = approx_fprime(theta, lambda vector: cost(network.vector_to_parameters(vector, parameters)))
    grad = np.concatenate([gradients[f"d{name}"].ravel() for name in ("W1", "b1", "W2", "b2", "W3", "b3")])
    expected = np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))
    assert gradient_check_n(cost, parameters, gradients) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_backward_propagation_n_is_the_network_s(seed):
    _, Y, parameters, cache = batch(seed)
    expected = network.backward_propagation(Y, parameters, cache)
    gradients = backward_propagation_n(Y, parameters, cache)
    assert gradients.keys() == {f"d{name}" for name in parameters}
    for name, value in gradients.items():
        np.testing.assert_allclose(value, expected[name], rtol=1e-12, atol=1e-15)


# The bugs, and what shows them.


def rows(capsys):
    """The verdict of each variable in the table that was printed."""
    lines = capsys.readouterr().out.splitlines()[1:]
    return {line.split()[0]: "right" if " right " in line else "wrong" for line in lines}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_planted_bugs_show_in_dw3_and_db1_only(seed, capsys):
    cost, Y, parameters, cache = batch(seed)
    gradients = given_backward_propagation_n(Y, parameters, cache)
    assert gradient_check_n(cost, parameters, gradients) > 1e-3
    gradient_table(cost, parameters, gradients)
    assert rows(capsys) == {
        "dW1": "right", "db1": "wrong", "dW2": "right", "db2": "right", "dW3": "wrong", "db3": "right"
    }  # fmt: skip


def test_the_two_bugs_are_what_comes_before_relu_and_a_mean_over_the_units():
    _, Y, parameters, cache = batch()
    given = given_backward_propagation_n(Y, parameters, cache)
    right = backward_propagation_n(Y, parameters, cache)
    units, m = cache["A1"].shape
    bugs = {"dW3": (cache["A3"] - Y) @ cache["Z2"].T / m, "db1": right["db1"] * m / units}
    for name, gradient in (right | bugs).items():
        np.testing.assert_allclose(given[name], gradient)


def test_nothing_betrays_the_bugs():
    assert "#" not in inspect.getsource(given_backward_propagation_n)
    result = grade(given_backward_propagation_n, "backward_propagation_n")
    assert (result.status, result.mistake) == ("not started", None)
    for words in (result.message, mistake("backward_propagation_n", "both bugs still there").message):
        assert "dW3" not in words and "db1" not in words


@pytest.mark.parametrize("mended, other", [("db1 still off", "dW3"), ("dW3 still off", "db1")])
def test_the_bug_that_is_left_stands_in_the_table_alone(mended, other):
    result = grade(
        EXERCISES["backward_propagation_n"].wrong_version(mistake("backward_propagation_n", mended)),
        "backward_propagation_n",
    )
    wrong = [line.split()[0] for line in result.message.splitlines() if " wrong " in line]
    assert wrong == [mended.split()[0]]
    assert other not in result.message.splitlines()[-1]


def test_the_step_decides_between_truncation_and_rounding():
    """The error falls with epsilon squared down to about 1e-5, and grows again below 1e-6."""
    cost, Y, parameters, cache = batch()
    gradients = backward_propagation_n(Y, parameters, cache)
    difference = {
        exponent: gradient_check_n(cost, parameters, gradients, 10.0**-exponent) for exponent in (2, 3, 5, 7, 8)
    }
    assert 1e-7 < difference[2] < 1e-5
    assert difference[2] / difference[3] == pytest.approx(100, rel=0.1)
    assert difference[5] < 1e-8
    assert difference[8] > 10 * difference[5]
    assert difference[8] > difference[7] > difference[5]


def test_a_step_of_1e_7_can_fail_right_code_and_one_of_1e_5_does_not():
    thetas = np.linspace(3.5, 4.5, 11)
    J, dJ = (lambda theta: forward_propagation(2, theta)), (lambda theta: backward_propagation(2, theta))
    assert max(gradient_check(J, dJ, theta, 1e-7) for theta in thetas) > 1e-7
    assert max(gradient_check(J, dJ, theta) for theta in thetas) < 1e-7


# The table.


def test_the_rows_are_aligned_and_say_what_is_wrong():
    expected = {"dW1": np.ones((2, 10)), "db1": np.full((2, 1), 3.0), "dW2": np.ones((1, 2)), "db2": np.ones((1, 1))}
    got = {"dW1": -expected["dW1"], "db1": expected["db1"] * (1 + 1e-9), "dW2": np.ones(2)}
    assert gradient_rows(got, expected).splitlines() == [
        "variable  shape           relative difference",
        "dW1       (2, 10)  wrong  1",
        "db1       (2, 1)   right  below 1e-6",
        "dW2       (1, 2)   wrong  its shape is (2,)",
        "db2       (1, 1)   wrong  missing",
    ]


@pytest.mark.parametrize(
    "got, ending",
    [
        (np.zeros(3), "right  below 1e-7"),
        (np.array([0, 0, 1e-12]), "wrong  1"),
        (np.array([0, np.nan, 0]), "wrong  nan"),
    ],
)
def test_a_gradient_of_zero(got, ending):
    assert gradient_rows({"db1": got}, {"db1": np.zeros(3)}, tolerance=1e-7).endswith(ending)


def test_a_small_difference_has_one_digit():
    expected = {"db1": np.ones(4)}
    assert gradient_rows({"db1": np.full(4, 1.0005)}, expected).endswith("wrong  0.0002")
    assert gradient_rows({"db1": np.full(4, 1.000005)}, expected).endswith("wrong  2e-6")


# What the checks are made of.


def test_the_networks_tell_layers_and_examples_apart():
    for layer_dims, examples, _ in NETWORKS:
        assert all(n != following for n, following in zip(layer_dims, layer_dims[1:], strict=False))
        assert examples not in layer_dims


def test_no_gradient_of_the_networks_is_0():
    """A gradient of 0 hides a wrong factor."""
    for layer_dims, examples, seed in NETWORKS:
        X, Y, parameters = data.small_batch(seed, examples, layer_dims)
        _, cache = network.forward_propagation(X, parameters)
        assert all(value.all() for value in backward_propagation_n(Y, parameters, cache).values())


@pytest.mark.parametrize(
    "old, new, where",
    [
        ("1 / m", "4 / m", "from layer 3 back"),
        ("dA2 = ", "dA2 = 2 * ", "from layer 2 back"),
        ("dZ1 = ", "dZ1 = 0.3 * ", "in layer 1"),
        ("dA2 = ", "dW3 = 2 * dW3; dA2 = 2 * ", None),
        ("dW2 = ", "dW2 = 2 * ", None),
    ],
)
def test_an_error_that_spreads_is_told_from_one_in_a_single_line(old, new, where):
    message = grade(changed(backward_propagation_n, (old, new)), "backward_propagation_n").message
    assert (f"Everything {where} is off." if where else "dW2       (3, 5)  wrong") in message
    assert ("Everything" in message) == bool(where)


@pytest.mark.parametrize("name", ["dW1", "db1", "dW2", "db2", "dW3", "db3"])
def test_the_table_of_a_wrong_answer_shows_at_least_one_wrong_row(name):
    """Its limit for a whole variable is below what the check refuses in one element, 1e-6 of the largest."""

    def slightly_off(Y, parameters, cache):
        gradients = backward_propagation_n(Y, parameters, cache)
        gradients[name][0, 0] += 1.1e-6 * np.max(np.abs(gradients[name]))
        return gradients

    message = grade(slightly_off, "backward_propagation_n").message
    assert [line.split()[0] for line in message.splitlines() if " wrong " in line] == [name]
    assert message.count("below 1e-7") == 5


# Wrong in ways that nobody listed.


@pytest.mark.parametrize("step", [1e-2, 1e-4, 1e-5, 1e-6, 1e-8])
def test_a_difference_quotient_is_no_derivative(step):
    """Deliberately: right to some digits, but the gradient check would compare the quotient with itself."""

    def quotient(x, theta):
        return (forward_propagation(x, theta + step) - forward_propagation(x, theta - step)) / (2 * step)

    result = grade(quotient, "backward_propagation")
    assert (result.status, result.mistake) == ("wrong", "difference quotient")


def check_by_five_points(J, dJ, theta, epsilon=1e-5):
    near = J(theta + epsilon) - J(theta - epsilon)
    far = J(theta + 2 * epsilon) - J(theta - 2 * epsilon)
    approx = (8 * near - far) / (12 * epsilon)
    return abs(dJ(theta) - approx) / (abs(dJ(theta)) + abs(approx))


def check_of_nothing(J, dJ, theta, epsilon=1e-5):
    return 1e-9


def check_n_shifting_for_good(cost, parameters, gradients, epsilon=1e-5):
    for name in parameters:
        parameters[name] += epsilon
    return 1e-9


def check_n_of_another_shape(cost, parameters, gradients, epsilon=1e-5):
    return cost({name: value.T for name, value in parameters.items()})


def check_n_half_done(cost, parameters, gradients, epsilon=1e-5):
    return ...


def gradients_of_one_batch(Y, parameters, cache):
    return backward_propagation_n(Y, parameters, cache) | {"db1": np.ones((5, 1))}


def gradients_for_8_examples(Y, parameters, cache):
    return {name: value * Y.shape[1] / 8 for name, value in backward_propagation_n(Y, parameters, cache).items()}


@pytest.mark.parametrize(
    "exercise, function, said",
    [
        ("gradient_check", check_by_five_points, "J = theta ** 3, dJ = 3 * theta ** 2"),
        ("gradient_check", check_of_nothing, "never calls `J` and `dJ`"),
        ("gradient_check_n", check_n_shifting_for_good, "changed its input `parameters`"),
        ("gradient_check_n", check_n_of_another_shape, "cost takes a dictionary of the shapes"),
        ("gradient_check_n", check_n_half_done, "still ends with `return ...`"),
        ("backward_propagation_n", gradients_of_one_batch, "db1       (5, 1)  wrong"),
        ("backward_propagation_n", gradients_for_8_examples, "3-2-4-1 and 7 examples"),
    ],
)
def test_a_wrong_answer_is_told_what_came(exercise, function, said):
    result = grade(function, exercise)
    assert result.status == "wrong"
    assert said in result.message


def test_a_wrong_answer_does_not_spoil_the_next_judgement():
    assert grade(check_n_shifting_for_good, "gradient_check_n").status == "wrong"
    assert grade(gradient_check_n).status == "correct"


@pytest.mark.parametrize("old, new", [("/ (2 * epsilon)", "/ (2 * epsilon) * 1.001"), ("epsilon=1e-5", "epsilon=2e-5")])
def test_a_check_that_is_slightly_off_is_wrong(old, new):
    for function in (gradient_check, gradient_check_n):
        assert grade(changed(function, (old, new)), function.__name__).status == "wrong"


def test_a_limit_is_told_as_the_notebook_writes_it():
    exercise = EXERCISES["gradient_check_n"]
    stays_shifted = next(one for one in exercise.mistakes if one.name == "theta not restored")
    assert "gives more than 1e-7; expected less" in grade(exercise.wrong_version(stays_shifted), exercise.name).message
