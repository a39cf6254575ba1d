"""The exercises of week 3: compare the gradients with what the cost itself says."""

import copy
import functools

import numpy as np

from helpers import data, network
from helpers.exercises.gradient_rows import gradient_rows, relative_difference
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

    Returns the relative difference ``|dJ - approx| / (|dJ| + |approx|)``, a float from 0 to 1. Where both are 0 it
    is 0 / 0: look elsewhere.
    """
    approx = (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
    grad = dJ(theta)
    return abs(grad - approx) / (abs(grad) + abs(approx))


def gradient_check_n(cost, parameters, gradients, epsilon=1e-5):
    """How far gradients are from what the cost itself says, with a two-sided difference for each parameter.

    cost: a function of a dictionary like ``parameters``, which returns a float.
    parameters: dictionary of W_l (n_l, n_{l-1}) and b_l (n_l, 1); gradients: of dW_l and db_l of the same shapes.
    epsilon: the step to either side.

    Returns the relative difference ``||grad - approx|| / (||grad|| + ||approx||)``, a float from 0 to 1. Where both
    are 0 it is 0 / 0: look elsewhere.
    """
    theta = network.parameters_to_vector(parameters)
    grad = network.gradients_to_vector(gradients, parameters)
    approx = np.zeros_like(grad)
    for i in range(theta.size):
        theta_plus = theta.copy()
        theta_plus[i] += epsilon
        J_plus = cost(network.vector_to_parameters(theta_plus, parameters))
        theta_minus = theta.copy()
        theta_minus[i] -= epsilon
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

    cost, parameters, gradients, epsilon: as for ``gradient_check_n``. A row is right below ``TABLE_TOLERANCE``.
    """
    print(gradient_rows(gradients, numerical_gradients(cost, parameters, epsilon), TABLE_TOLERANCE))


# The two-sided difference is off by 1e-10 or so. What the check refuses is off by 1e-6 in one element, and so by more
# than this in the whole of any variable here.
TABLE_TOLERANCE = 1e-7


def numerical_gradients(cost, parameters, epsilon):
    """The two-sided difference of the cost for every parameter: a dictionary of dW1, db1, ..."""
    theta = network.parameters_to_vector(parameters)
    approx = np.zeros_like(theta)
    for i, step in enumerate(epsilon * np.eye(theta.size)):
        J_plus = cost(network.vector_to_parameters(theta + step, parameters))
        J_minus = cost(network.vector_to_parameters(theta - step, parameters))
        approx[i] = (J_plus - J_minus) / (2 * epsilon)
    return as_gradients(approx, parameters)


def as_gradients(vector, parameters):
    """The numbers of the vector as dW1, db1, ..."""
    return {f"d{name}": value for name, value in network.vector_to_parameters(vector, parameters).items()}


# What the notebook gives.


def blank_one_weight(x, theta): ...


def blank_gradient_check(J, dJ, theta, epsilon=1e-5): ...


def blank_gradient_check_n(cost, parameters, gradients, epsilon=1e-5):
    theta = network.parameters_to_vector(parameters)
    grad = network.gradients_to_vector(gradients, parameters)
    approx = np.zeros_like(grad)
    for i in range(theta.size):
        approx[i] = ...  # your code here: from the cost on either side of theta[i]
    return ...  # your code here: the relative difference of grad and approx


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

# The derivative's formula, in whatever form, is right to 13 digits at these points; a difference quotient to 11 at
# best. It is refused: the gradient check would compare the quotient with itself.
NEARLY, EXACT = 1e-3, 1e-12


def observe_forward(call):
    """J at each point."""
    for x, theta in POINTS:
        yield Seen(expect_number(call(x, theta), "J"), describe_at("J", x, theta), absolute=True)


def observe_backward(call):
    """dtheta at each point, and whether it is the derivative itself or comes from a difference quotient."""
    exact = True
    for x, theta in POINTS:
        value = expect_number(call(x, theta), "dtheta")
        yield Seen(value, describe_at("dtheta", x, theta), NEARLY)
        tolerance = NEARLY if getattr(value, "dtype", None) == np.float32 else EXACT
        exact = exact and bool(np.isclose(value, backward_propagation(x, theta), rtol=tolerance, atol=0))
    yield Seen(exact, lambda got, expected: "`dtheta` is nearly right at every point, but not to its last digits.")


def describe_at(name, x, theta):
    """A wrong value of a function of x and theta."""
    return lambda got, expected: (
        f"For x = {x:g} and theta = {theta:g}: `{name}` is {got + 0:.6g}; expected {expected:.6g}."
    )


# What gradient_check is called on: J and dJ as code, theta and epsilon (None: left out). Whether dJ is right or
# not, the relative difference is a number to compare: a wrong derivative makes it large, a large step too.
CHECKS = [
    ("theta ** 2", "2 * theta", 2.0, 0.1),
    ("theta ** 2", "3 * theta", 2.0, 0.1),
    ("theta ** 3", "3 * theta ** 2", 2.0, 0.1),
    ("theta ** 2", "-theta", 2.0, 0.1),
    ("theta ** 2", "3 * theta", -2.0, 0.1),
    ("np.sin(theta)", "np.cos(theta)", 1.0, 1.0),
    ("theta ** 3", "3 * theta ** 2", -1.0, 0.001),
    ("theta ** 2", "2 * theta + 1", 3.0, 0.1),
    ("np.sin(1000 * theta)", "1000 * np.cos(1000 * theta)", 1.0, None),
]
# Right derivatives, where the default step has to tell so.
RIGHT_CHECKS = [
    ("np.exp(theta)", "np.exp(theta)", 0.3),
    ("np.cos(theta)", "-np.sin(theta)", 1.0),
    ("np.log(1 + np.exp(-2 * theta))", "-2 / (1 + np.exp(2 * theta))", 0.7),
]
# Another order of the same arithmetic moves the smallest of the expected numbers, 1.7e-7, by its rounding of about
# 1e-13. Wrong versions are off by far more.
DIFFERENCE_TOLERANCE = 1e-4


def observe_check(call):
    """The relative difference for wrong derivatives and large steps, and that right derivatives are seen as right."""
    for J, dJ, theta, epsilon in CHECKS:
        calls = set()
        arguments = [function_of_theta(J, "J", calls), function_of_theta(dJ, "dJ", calls), theta]
        value = call(*arguments, *given(epsilon))
        yield Seen(tuple(sorted(calls)), describe_calls)
        yield see_difference(value, f"J = {J}, dJ = {dJ}, theta = {theta:g}", epsilon)
    for J, dJ, theta in RIGHT_CHECKS:
        value = call(function_of_theta(J), function_of_theta(dJ), theta)
        yield Seen(bool(expect_difference(value) < 1e-7), describe_right(f"J = {J}, dJ = {dJ} and theta = {theta:g}"))


def function_of_theta(code, name="", calls=None):
    """The function that this code computes; each call of it leaves its name in ``calls``."""
    compute = eval(f"lambda theta: {code}", {"np": np})

    def function(theta):
        if calls is not None:
            calls.add(name)
        return compute(theta)

    return function


def describe_calls(got, expected):
    """J or dJ isn't used."""
    missing = " and ".join(f"`{name}`" for name in expected if name not in got)
    return f"Your function never calls {missing}, which it was given."


def describe_right(case):
    """Right gradients that are not seen as right."""
    return lambda got, expected: f"For {case}, which are right, your function gives more than 1e-7; expected less."


def expect_difference(value):
    """Raise Wrong unless the value is one number, and not a verdict."""
    if type(value).__name__ == "ellipsis":  # guarded hands over a stand-in of this name
        raise Wrong("Your function still ends with `return ...`: what it returns is missing.")
    if isinstance(value, (bool, np.bool_)):
        raise Wrong(f"Your function returned {value}; expected the relative difference, a number.", key="a verdict")
    return expect_number(value, "difference")


def given(epsilon):
    """The argument epsilon, or none."""
    return () if epsilon is None else (epsilon,)


def see_difference(value, case, epsilon=None):
    """What is seen of a relative difference: 0 where rounding is all there is to it."""
    difference = expect_difference(value)
    step = "epsilon left out" if epsilon is None else f"epsilon = {epsilon:g}"
    return Seen(
        difference if abs(difference) > 1e-8 else 0.0,
        lambda got, expected: f"For {case} and {step}: your function gives {got:.4g}; expected {expected:.4g}.",
        DIFFERENCE_TOLERANCE,
    )


# The same for gradient_check_n: the cost and the claimed gradients as code, in terms of the three parameters below
# in one vector, and epsilon. Some costs need all parameters, some only the first or the last.
THREE_PARAMETERS = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[2.0]])}
CHECKS_N = [
    ("np.sum(theta ** 2) / 2", "theta", 0.1),
    ("np.sum(theta ** 2) / 2", "theta * [1, 1, -1]", 0.1),
    ("np.sum(theta ** 3)", "3 * theta ** 2", 0.1),
    ("np.sum(theta ** 2) / 2", "theta * [3, 0.5, 1]", 0.01),
    ("theta[0] ** 2", "theta * [3, 0, 0]", 0.1),
    ("theta[2] ** 3", "theta * [0, 0, 9]", 0.1),
    ("np.sum(np.sin(1000 * theta))", "1000 * np.cos(1000 * theta)", None),
]


def observe_check_n(call):
    """The relative difference on costs that can be followed on paper, and on a network."""
    theta = network.parameters_to_vector(THREE_PARAMETERS)
    for J, dJ, epsilon in CHECKS_N:
        cost = for_parameters_like(THREE_PARAMETERS, on_vector(function_of_theta(J)))
        parameters = network.vector_to_parameters(theta, THREE_PARAMETERS)
        gradients = as_gradients(function_of_theta(dJ)(theta), parameters)
        case = f"theta = [1, 2, 2], that is W1 = [[1, 2]] and b1 = [[2]], the cost {J}, the gradients {dJ}"
        yield see_difference(call(cost, parameters, gradients, *given(epsilon)), case, epsilon)
    yield from observe_check_of_network(call)


def observe_check_of_network(call):
    """The relative difference for wrong gradients of a network, and that right ones are seen as right."""
    X, Y, parameters, cache = network_at_work((3, 4, 2, 1), examples=5, seed=135)
    gradients = network.backward_propagation(Y, parameters, cache)
    cost = for_parameters_like(parameters, cost_on(X, Y))
    backwards = dict(reversed(parameters.items()))
    # backward_propagation goes from the last layer to the first: an order unlike that of either dictionary.
    wrong = {name: value * factor for factor, (name, value) in enumerate(gradients.items(), start=1) if "Z" not in name}
    case = f"wrong gradients of a network, parameters in the order {', '.join(backwards)}, gradients {', '.join(wrong)}"
    yield see_difference(call(cost, backwards, wrong), case)
    # These gradients hold dZ as well.
    value = expect_difference(call(cost, parameters, gradients))
    yield Seen(bool(value < 1e-7), describe_right("the gradients of a network"))


def on_vector(J):
    """The cost of parameters that J gives for their vector."""
    return lambda parameters: float(J(network.parameters_to_vector(parameters)))


def cost_on(X, Y):
    """The cost of the network on these examples, as a function of its parameters."""

    def cost(parameters):
        _, cache = network.forward_propagation(X, parameters)
        return network.compute_cost(cache[f"Z{network.number_of_layers(parameters)}"], Y)

    return cost


def for_parameters_like(parameters, cost):
    """The cost, with plain words for whatever isn't a dictionary of the same names and shapes."""
    shapes = {name: value.shape for name, value in parameters.items()}

    def checked(parameters):
        if not isinstance(parameters, dict):
            raise ValueError(f"cost takes a dictionary like `parameters`, but was given a {type(parameters).__name__}.")
        given = {name: np.shape(value) for name, value in parameters.items()}
        if given != shapes:
            raise ValueError(f"cost takes a dictionary of the shapes {shapes}, but was given {given}.")
        return cost(parameters)

    return checked


# Layers, examples and seed: no two neighbouring layers equal, and the examples as many as no layer has units. With
# these seeds no gradient is 0.
NETWORKS = [((4, 5, 3, 1), 8, 54), ((3, 2, 4, 1), 7, 198), ((5, 3, 2, 1), 9, 177)]


def observe_backward_n(call):
    """The gradients of three networks."""
    for layer_dims, examples, seed in NETWORKS:
        _, Y, parameters, cache = network_at_work(layer_dims, examples, seed)
        shapes = {f"d{name}": value.shape for name, value in parameters.items()}
        gradients = call(Y, parameters, cache)
        expect_dictionary(gradients, "gradients", shapes)
        gradients = {name: expect_array(gradients[name], name, shape) for name, shape in shapes.items()}
        yield Seen(gradients, describe_gradients(layer_dims, examples))


def network_at_work(layer_dims, examples, seed):
    """A batch in which no unit is dead, parameters, and the cache of the forward pass. The arrays are the caller's."""
    X, Y, parameters = copy.deepcopy(drawn(layer_dims, examples, seed))
    _, cache = network.forward_propagation(X, parameters)
    return X, Y, parameters, cache


@functools.cache
def drawn(layer_dims, examples, seed):
    """A small batch, drawn once: an answer that is wrong is compared with many others on it."""
    return data.small_batch(seed, examples, layer_dims)


def describe_gradients(layer_dims, examples):
    """Which variables are off."""
    layers = "-".join(map(str, layer_dims))

    def describe(got, expected):
        rows = gradient_rows(got, expected, TABLE_TOLERANCE)
        return f"For a network of {layers} and {examples} examples:\n{rows}{describe_spreading(got, expected)}"

    return describe


def describe_spreading(got, expected):
    """What to say when all variables from some layer back are off, and no others; '' otherwise."""
    off = {name for name in expected if relative_difference(got[name], expected[name]) >= TABLE_TOLERANCE}
    last = max((int(name[2:]) for name in off), default=0)
    if not off or off != {name for name in expected if int(name[2:]) <= last}:
        return ""
    where = f"from layer {last} back" if last > 1 else "in layer 1"
    return (
        f"\nEverything {where} is off. Look at what these lines share: the first line that all go back to, or a factor."
    )


QUESTIONS = [
    (forward_propagation, blank_one_weight, observe_forward),
    (backward_propagation, blank_one_weight, observe_backward),
    (gradient_check, blank_gradient_check, observe_check),
    (gradient_check_n, blank_gradient_check_n, observe_check_n),
    (backward_propagation_n, given_backward_propagation_n, observe_backward_n, GIVEN),
]
