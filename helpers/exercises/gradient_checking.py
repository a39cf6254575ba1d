"""The exercises of week 3: compare the gradients with what the cost itself says."""

import numpy as np

from helpers import data, network
from helpers.exercises.gradient_rows import gradient_rows
from helpers.exercises.guard import Wrong
from helpers.exercises.judging import Seen, expect_array, expect_dictionary, expect_number

# Our solutions.


def forward_propagation(x, theta):
    """The cost of one example of class 1, in a network of one weight and a sigmoid.

    x: the input; theta: the weight; both are numbers.

    Returns ``J = log(1 + exp(-theta x))``, a float in nats: the cross-entropy ``-log(a)`` of the probability
    ``a = sigmoid(theta x)``.
    """
    return np.log(1 + np.exp(-theta * x))


def backward_propagation(x, theta):
    """The derivative of the cost J of ``forward_propagation`` with respect to theta.

    x: the input; theta: the weight; both are numbers.

    Returns ``dtheta = -x / (1 + exp(theta x))``, a float.
    """
    return -x / (1 + np.exp(theta * x))


def gradient_check(J, dJ, theta, epsilon=1e-5):
    """How far a derivative is from what the function itself says, with a two-sided difference.

    J, dJ: functions of one number, dJ being what is claimed to be the derivative of J.
    theta: where to look; epsilon: the step to either side.

    Returns the relative difference ``|dJ - approx| / (|dJ| + |approx|)``, a float from 0 to 1.
    """
    approx = (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
    grad = dJ(theta)
    return abs(grad - approx) / (abs(grad) + abs(approx))


def gradient_check_n(cost, parameters, gradients, epsilon=1e-5):
    """How far gradients are from what the cost itself says, with a two-sided difference for each parameter.

    cost: a function of a dictionary like ``parameters``, which returns a float.
    parameters: dictionary of W_l (n_l, n_{l-1}) and b_l (n_l, 1); gradients: of dW_l and db_l of the same shapes.
    epsilon: the step to either side.

    Returns the relative difference ``||grad - approx|| / (||grad|| + ||approx||)``, a float from 0 to 1.
    """
    theta = network.parameters_to_vector(parameters)
    grad = network.gradients_to_vector(gradients, parameters)
    approx = np.zeros(theta.size)
    for i in range(theta.size):
        theta_plus, theta_minus = theta.copy(), theta.copy()
        theta_plus[i] += epsilon
        theta_minus[i] -= epsilon
        J_plus = cost(network.vector_to_parameters(theta_plus, parameters))
        J_minus = cost(network.vector_to_parameters(theta_minus, parameters))
        approx[i] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


def backward_propagation_n(Y, parameters, cache):
    """Gradients of the cost of a network of three layers.

    Y: (1, m) array of 0 and 1; parameters: W1, b1, ..., W3, b3; cache: A0, Z1, A1, ..., Z3, A3.

    Returns ``gradients``: dW1, db1, ..., dW3, db3, shaped like the parameters.
    """
    m = Y.shape[1]
    dZ3 = cache["A3"] - Y
    dW3 = 1 / m * dZ3 @ cache["A2"].T
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = parameters["W3"].T @ dZ3
    dZ2 = dA2 * (cache["Z2"] > 0)
    dW2 = 1 / m * dZ2 @ cache["A1"].T
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = parameters["W2"].T @ dZ2
    dZ1 = dA1 * (cache["Z1"] > 0)
    dW1 = 1 / m * dZ1 @ cache["A0"].T
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}


def gradient_table(cost, parameters, gradients, epsilon=1e-5):
    """Print a row for each variable: its gradient beside the two-sided difference of the cost.

    cost, parameters, gradients, epsilon: as for ``gradient_check_n``. A row is right below 1e-7.
    """
    print(gradient_rows(gradients, numerical_gradients(cost, parameters, epsilon), tolerance=1e-7))


def numerical_gradients(cost, parameters, epsilon=1e-5):
    """The two-sided difference of the cost for every parameter: a dictionary of dW1, db1, ..."""
    theta = network.parameters_to_vector(parameters)
    approx = np.zeros(theta.size)
    for i, step in enumerate(epsilon * np.eye(theta.size)):
        J_plus, J_minus = (
            cost(network.vector_to_parameters(shifted, parameters)) for shifted in (theta + step, theta - step)
        )
        approx[i] = (J_plus - J_minus) / (2 * epsilon)
    return {f"d{name}": value for name, value in network.vector_to_parameters(approx, parameters).items()}


# What the notebook gives.


def blank_one_weight(x, theta): ...


def blank_gradient_check(J, dJ, theta, epsilon=1e-5): ...


def blank_gradient_check_n(cost, parameters, gradients, epsilon=1e-5):
    theta = network.parameters_to_vector(parameters)
    grad = network.gradients_to_vector(gradients, parameters)
    approx = np.zeros(theta.size)
    for i in range(theta.size):
        ...  # your code here: approx[i], from the cost on either side of theta[i]
    ...  # your code here: the relative difference of grad and approx


def given_backward_propagation_n(Y, parameters, cache):
    m = Y.shape[1]
    dZ3 = cache["A3"] - Y
    dW3 = 1 / m * dZ3 @ cache["A2"].T
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = parameters["W3"].T @ dZ3
    dZ2 = dA2 * (cache["Z2"] > 0)
    dW2 = 1 / m * dZ2 @ cache["A1"].T * 2
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = parameters["W2"].T @ dZ2
    dZ1 = dA1 * (cache["Z1"] > 0)
    dW1 = 1 / m * dZ1 @ cache["A0"].T
    db1 = 4 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}


GIVEN = (
    "This is the function as it was given, bugs and all. The table of gradients shows which variables are off: "
    "mend the lines that compute them, and run both cells again."
)

# How an answer is observed.

# (x, theta): both signs of each, zero of each, |theta x| below 8 where exp and log keep their digits, and a pair of
# whole numbers. No x equals its theta, so that the one taken for the other shows.
POINTS = [(2.0, 0.0), (2.0, 1.0), (-1.0, 2.0), (0.5, -3.0), (-1.5, -2.5), (0.0, 3.0), (-3.0, 1.3), (2, 3)]


def observe_forward(call):
    """J at each point."""
    for x, theta in POINTS:
        yield Seen(expect_number(call(x, theta), "J"), describe_at("J", x, theta))


def observe_backward(call):
    """dtheta at each point, and whether it is the derivative itself or comes from a difference quotient."""
    values = {}
    for x, theta in POINTS:
        values[x, theta] = expect_number(call(x, theta), "dtheta")
        yield Seen(values[x, theta], describe_at("dtheta", x, theta))
    double = all(getattr(value, "dtype", float) != np.float32 for value in values.values())
    # The formula, in whatever form, is exact to 13 digits at these points; a quotient with the best step to 10.
    exact = all(np.isclose(value, backward_propagation(*point), rtol=1e-12, atol=0) for point, value in values.items())
    yield Seen(
        exact or not double, lambda got, expected: "`dtheta` is nearly right, but exact to only some of its digits."
    )


def describe_at(name, x, theta):
    """A wrong value of a function of x and theta."""
    return lambda got, expected: f"For x = {x:g} and theta = {theta:g}: `{name}` is {got:.4g}; expected {expected:.4g}."


def cubes(theta):
    """theta ** 3, a function on which a two-sided difference is off by epsilon ** 2."""
    return theta**3


# What gradient_check is called on: J and dJ, as code and as functions, theta and epsilon (None: left out).
CHECKS = [
    ("theta ** 2", "3 * theta", 2.0, 0.1),
    ("theta ** 3", "3 * theta ** 2", 2.0, 0.1),
    ("theta ** 2", "-theta", 2.0, 0.1),
    ("theta ** 2", "3 * theta", -2.0, 0.1),
    ("np.exp(theta)", "np.exp(theta + 1)", 0.5, 0.01),
    ("theta ** 3", "3 * theta ** 2", -1.0, 0.001),
    ("np.sin(theta)", "-np.cos(theta)", 1.0, 0.01),
    ("theta ** 2", "2 * theta + 1", 3, 0.1),
    ("np.sin(1000 * theta)", "1000 * np.cos(1000 * theta)", 1.0, None),
]
RIGHT_CHECKS = [
    ("np.exp(theta)", "np.exp(theta)", 0.3),
    ("np.cos(theta)", "-np.sin(theta)", 1.0),
    ("np.log(1 + np.exp(-2 * theta))", "-2 / (1 + np.exp(2 * theta))", 0.7),
]


def function_of_theta(code):
    """The function that this code computes."""
    return eval(f"lambda theta: {code}", {"np": np})


def observe_check(call):
    """The relative difference for wrong derivatives, large steps, the default step, and right derivatives."""
    for J, dJ, theta, epsilon in CHECKS:
        arguments = [function_of_theta(J), function_of_theta(dJ), theta] + ([] if epsilon is None else [epsilon])
        yield Seen(expect_difference(call(*arguments)), describe_check(J, dJ, theta, epsilon))
    for J, dJ, theta in RIGHT_CHECKS:
        value = expect_difference(call(function_of_theta(J), function_of_theta(dJ), theta))
        yield Seen(bool(value < 1e-7), describe_right(J, dJ, theta))


def describe_check(J, dJ, theta, epsilon):
    """A wrong relative difference of a derivative."""
    step = "the default epsilon" if epsilon is None else f"epsilon = {epsilon:g}"
    return lambda got, expected: (
        f"For J = {J}, dJ = {dJ}, theta = {theta:g} and {step}: your function gives {got:.4g}; expected {expected:.4g}."
    )


def describe_right(J, dJ, theta):
    """A right derivative that is not seen as right."""
    return lambda got, expected: (
        f"For J = {J} and its derivative {dJ}, at theta = {theta:g}, your function gives more than 1e-7; expected less."
    )


def expect_difference(value):
    """Raise Wrong unless the value is one number, and not a verdict."""
    if isinstance(value, (bool, np.bool_)):
        raise Wrong(f"Your function returned {value}; expected the relative difference, a number.", key="a verdict")
    return expect_number(value, "the relative difference")


def observe_check_n(call):
    yield Seen(0.0, None)


# Layers and examples: no two neighbouring layers equal, and m equal to none of them. Seeds as small as they come.
NETWORKS = [((4, 5, 3, 1), 8), ((3, 2, 4, 1), 7), ((2, 6, 3, 1), 11)]


def observe_backward_n(call):
    """The gradients of three networks."""
    for layer_dims, examples in NETWORKS:
        _, Y, parameters, cache = network_at_work(layer_dims, examples)
        shapes = {f"d{name}": value.shape for name, value in parameters.items()}
        gradients = call(Y, parameters, cache)
        expect_dictionary(gradients, "gradients", shapes)
        gradients = {name: expect_array(gradients[name], name, shape) for name, shape in shapes.items()}
        yield Seen(gradients, describe_gradients(layer_dims, examples))


def network_at_work(layer_dims, examples):
    """A batch in which no unit is dead, parameters, and the cache of the forward pass."""
    X, Y, parameters = data.small_batch(layer_dims=layer_dims, examples=examples)
    _, cache = network.forward_propagation(X, parameters)
    return X, Y, parameters, cache


def describe_gradients(layer_dims, examples):
    """Which variables are off."""
    layers = "-".join(map(str, layer_dims))
    return lambda got, expected: f"For a network of {layers} and {examples} examples:\n{gradient_rows(got, expected)}"


QUESTIONS = [
    (forward_propagation, blank_one_weight, observe_forward),
    (backward_propagation, blank_one_weight, observe_backward),
    (gradient_check, blank_gradient_check, observe_check),
    (gradient_check_n, blank_gradient_check_n, observe_check_n),
    (backward_propagation_n, given_backward_propagation_n, observe_backward_n, GIVEN),
]
