"""Exercise 4 of week 3: the gradient check of a whole network."""

import numpy as np

from helpers import network
from helpers.exercises.gradient_checking import check
from helpers.exercises.gradient_checking.bugs import network_at_work
from helpers.exercises.judge.gradients import as_gradients
from helpers.exercises.judge.judging import Observed
from helpers.exercises.judge.steps import Factor, Formula, at_once
from helpers.exercises.parts import Exercise, known

# Our solution.


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


def blank_gradient_check_n(cost, parameters, gradients, epsilon=1e-5):
    theta = network.parameters_to_vector(parameters)
    grad = network.gradients_to_vector(gradients, parameters)
    approx = np.zeros_like(grad)
    for i in range(theta.size):
        approx[i] = ...  # your code here: from the cost on either side of theta[i]
    return ...  # your code here: the relative difference of grad and approx


# How an answer is observed.


# The same for gradient_check_n: the cost and the claimed gradients as code, in terms of the three parameters below
# in one vector, and epsilon. Some costs need all parameters, some only the first or the last.
THREE_PARAMETERS = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[2.0]])}

CHECKS_N = [
    ("np.sum(theta ** 2) / 2", "theta", 0.1),
    ("np.sum(theta ** 2) / 2", "theta * [1, -1, -1]", 0.1),
    ("np.sum(theta ** 3)", "3 * theta ** 2", 0.1),
    ("np.sum(theta ** 3 + theta)", "theta * [2, -5, 7]", 0.1),
    ("np.sum(theta ** 2) / 2", "theta * [3, 0.5, 1]", 0.01),
    ("theta[0] ** 2", "theta * [3, 0, 0]", 0.1),
    ("theta[2] ** 3", "theta * [0, 0, 9]", 0.1),
    ("np.sum(np.sin(1000 * theta))", "1000 * np.cos(1000 * theta)", None),
    ("np.sum(theta ** 2) / 5000", "theta * [3, 0.5, 1] / 2500", 0.1),  # small, as at the end of a training
]


def observe_check_n(call):
    """The relative difference on costs that can be followed on paper, and on a network."""
    for (J, dJ, epsilon), arguments in zip(CHECKS_N, check_n_cases()):
        case = f"theta = [1, 2, 2], that is W1 = [[1, 2]] and b1 = [[2]], the cost {J}, the gradients {dJ}"
        yield check.see_difference(call(*arguments), case, epsilon)
    yield from observe_check_of_network(call)


def observe_check_of_network(call):
    """The relative difference for wrong gradients of a network, and that right ones are seen as right."""
    cost, backwards, wrong = wrong_network()
    case = f"wrong gradients of a network, parameters in the order {', '.join(backwards)}, gradients {', '.join(wrong)}"
    yield check.see_difference(call(cost, backwards, wrong), case)
    X, Y, parameters, cache = network_at_work((30, 3, 2, 1), examples=5, seed=2)  # 104: nobody looks at the first 100
    cost = for_parameters_like(parameters, cost_on(X, Y))
    gradients = network.backward_propagation(Y, parameters, cache)  # these hold dZ as well
    both = (call(cost, parameters, some) for some in (gradients, gradients | {"db3": 2 * gradients["db3"]}))
    yield Observed(tuple(check.passed(check.expect_difference(value)) for value in both), describe_both)


def describe_both(got, expected):
    """Right gradients of a network, or those of which the last is wrong, that are not seen as such."""
    if got[0] == expected[0]:
        return "Of the gradients of a network with 104 parameters only `db3` is wrong, and your function passes them."
    return check.describe_right("the gradients of a network with 104 parameters")(got[0], expected[0])


def wrong_network():
    """The cost of a network, its parameters from the last layer to the first, and wrong gradients.

    backward_propagation goes from the last layer to the first too: an order unlike that of either dictionary.
    """
    X, Y, parameters, cache = network_at_work((3, 4, 2, 1), examples=5, seed=135)
    gradients = network.backward_propagation(Y, parameters, cache)
    wrong = {name: value * factor for factor, (name, value) in enumerate(gradients.items(), start=1) if "Z" not in name}
    return for_parameters_like(parameters, cost_on(X, Y)), dict(reversed(parameters.items())), wrong


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


# How the relative difference comes about, and how its factors are misread.


ASKS_OF_POINTS = check.ASKS_OF_POINTS | {
    "no copy": (
        "Your slope is half of what it should be, as if one of its two points were theta itself: is each of them "
        "shifted? If you shift theta[i] in place, does the second step go back by 2 epsilon, and a third one restore "
        "it? If you gave the vector a second name (`b = a`), that made no copy."
    ),
    "step in proportion to theta": "Your step is epsilon times theta[i]. Epsilon is the distance: it is added.",
    "a whole 1 for epsilon": "Your points lie 1 away from theta[i], and not epsilon: a row of `np.eye` has a 1 in it.",
    "steps from 0": "Your two points have epsilon and -epsilon in the place of theta[i]. Is it added?",
    "whole vector shifted": "All parameters move at once. Shift one component alone.",
    "first component in every round": "Each round shifts the first component. Which one belongs to i?",
    "last component in every round": "Each round shifts the last component. Which one belongs to i?",
    "first place in every round": "Each round puts its slope into the first place. Which one belongs to i?",
    "both costs at one point": (
        "Your approximation is 0 for every parameter. Are both costs taken at the same point, because two names stand "
        "for one array (`b = a` makes no copy), or because a shifted vector does not go into the cost? Or is the slope "
        "not stored?"
    ),
}
ASKS_OF_COMPONENTS = {
    "last parameter skipped": "The last parameter seems left out. range(n) already stops before n.",
    "first parameter skipped": "It looks like the first parameter is left out of the loop. Python counts from 0.",
    "only the first parameter": "Only the first one is looked at. Does the `return` end the first round?",
    "only the last parameter": "Only the last one is looked at. Is the line that fills approx[i] in the loop?",
}
ASKS_OF_NORM = {
    "sum of absolute values": "That adds up absolute values. The norm is the length of the vector.",
    "largest component": "That compares only the largest components. The norm is the length of the vector.",
    "biases left out": "The biases seem left out. Do you go through all that `parameters` holds?",
    "sums of the components": "Components of different sign cancel in your sums. Take the norm of each vector.",
}


def costs_at(names, points):
    """The cost at each of these vectors."""
    return np.array([names["J"](point) for point in points])


def around(names, step):
    """The costs a step to either side, parameter by parameter; step: one for each."""
    steps = np.diag(np.broadcast_to(step, names["theta"].shape))
    return costs_at(names, names["theta"] + steps), costs_at(names, names["theta"] - steps)


def last_alone(costs):
    """The last one in the first place, and 0 elsewhere."""
    return np.append(costs[-1], 0 * costs[1:])


def cost_here(names):
    return costs_at(names, [names["theta"]])


def from_zero(names):
    """The costs with epsilon and -epsilon in the place of a parameter."""
    theta, epsilon = np.diag(names["theta"]), names["epsilon"] * np.eye(names["theta"].size)
    return costs_at(names, names["theta"] - theta + epsilon), costs_at(names, names["theta"] - theta - epsilon)


def all_at_once(names, share=1):
    """The costs a step to either side for all parameters together. share: of the step that each of them takes."""
    return tuple(costs_at(names, [names["theta"] + step * share]) for step in (names["epsilon"], -names["epsilon"]))


def only(*kept):
    """Keeps these components, and 0 in the place of the others."""
    return lambda names: np.isin(np.arange(names["theta"].size), np.arange(names["theta"].size)[slice(*kept)])


POINTS = Factor(
    "step",
    lambda at: (*around(at, at["epsilon"]), 2 * at["epsilon"]),
    {
        "one-sided": lambda at: (around(at, at["epsilon"])[0], cost_here(at), at["epsilon"]),
        "one-sided backwards": lambda at: (cost_here(at), around(at, at["epsilon"])[1], at["epsilon"]),
        "no copy": lambda at: (around(at, at["epsilon"])[0], cost_here(at), 2 * at["epsilon"]),
        "half the step": lambda at: (*around(at, at["epsilon"] / 2), at["epsilon"]),
        "step in proportion to theta": lambda at: (*around(at, at["epsilon"] * at["theta"]), 2 * at["epsilon"]),
        "a whole 1 for epsilon": lambda at: (*around(at, 1), 2 * at["epsilon"]),
        "steps from 0": lambda at: (*from_zero(at), 2 * at["epsilon"]),
        "whole vector shifted": lambda at: (*all_at_once(at), 2 * at["epsilon"]),
        "first component in every round": lambda at: (*all_at_once(at, np.eye(at["theta"].size)[0]), 2 * at["epsilon"]),
        "last component in every round": lambda at: (*all_at_once(at, np.eye(at["theta"].size)[-1]), 2 * at["epsilon"]),
        "first place in every round": lambda at: (*map(last_alone, around(at, at["epsilon"])), 2 * at["epsilon"]),
        "both costs at one point": lambda at: (cost_here(at), cost_here(at), 1),
    },
    ASKS_OF_POINTS,
    typed=lambda at, number: (*around(at, number), 2 * number),
)
COMPONENTS = Factor(
    "components",
    lambda names: 1,
    {
        "last parameter skipped": only(0, -1),
        "first parameter skipped": only(1, None),
        "only the first parameter": only(0, 1),
        "only the last parameter": only(-1, None),
    },
    ASKS_OF_COMPONENTS,
)
NORM = Factor(
    "norm",
    lambda names: np.linalg.norm,
    {
        "sum of absolute values": lambda names: lambda vector: np.sum(np.abs(vector)),
        "largest component": lambda names: lambda vector: np.max(np.abs(vector)),
        "biases left out": lambda names: lambda vector: np.linalg.norm(vector * names["of a weight"]),
        "sums of the components": lambda names: lambda vector: abs(np.sum(vector)),
    },
    ASKS_OF_NORM,
)
DERIVATIVE = Factor(
    "gradients",
    lambda names: names["gradients"],
    {"compared with itself": lambda names: None},
    {"compared with itself": "The approximation is compared with itself. Which argument is to be checked?"},
)


def relative_difference_of(names, one, values):
    *slope, components, norm, grad, numerator, denominator = values
    of_slope = lambda approx: np.broadcast_to(approx, names["theta"].shape) * components
    return check.relative_difference_of(names, one, (*slope, grad, numerator, denominator), norm, of_slope)


SMALL_GRADIENTS = ("np.sum(theta ** 2)", "theta * [0.02, 0.05, 0.01]", 0.1)  # than any slope, for the denominators


def check_n_cases():
    """The arguments of each case."""
    theta = network.parameters_to_vector(THREE_PARAMETERS)
    for J, dJ, epsilon in (*CHECKS_N, SMALL_GRADIENTS):
        cost = for_parameters_like(THREE_PARAMETERS, on_vector(check.function_of_theta(J)))
        parameters = network.vector_to_parameters(theta, THREE_PARAMETERS)
        yield cost, parameters, as_gradients(check.function_of_theta(dJ)(theta), parameters), *check.given(epsilon)
    yield wrong_network()


def check_n_names(arguments, outputs):
    cost, parameters, gradients, epsilon = (*arguments, 1e-5)[:4]
    return {
        "J": lambda vector: cost(network.vector_to_parameters(vector, parameters)),
        "theta": network.parameters_to_vector(parameters),
        "gradients": network.gradients_to_vector(gradients, parameters),
        "of a weight": network.parameters_to_vector({n: np.full(v.shape, n[0] == "W") for n, v in parameters.items()}),
        "epsilon": epsilon,
    }


SLOPE = (POINTS, check.DISTANCE, check.DIFFERENCE, COMPONENTS)
FORMULA = Formula(
    check_n_cases,
    check_n_names,
    check.difference_seen,
    (
        at_once(
            "difference",
            (*SLOPE, NORM, DERIVATIVE, check.NUMERATOR, check.DENOMINATOR),
            check.show_difference,
            relative_difference_of,
            check.DIFFERENCE_TOLERANCE,
        ),
    ),
)


# What people get wrong, each as a small change of our solution.


NORMS = "np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))"
GRAD = "network.gradients_to_vector(gradients, parameters)"

MISTAKES = {
    "theta not restored": (
        "It looks like theta[i] stays shifted when the loop goes on to the next parameter. Put it back at the end of "
        "each round, to exactly where it was.",
        ("theta_plus = theta.copy()", "theta_plus = theta"),
        ("theta_minus = theta.copy()", "theta_minus = theta"),
        ("theta_minus[i] -= epsilon", "theta_minus[i] -= 2 * epsilon"),
    ),
    "copied once, before the loop": (
        "The steps add up. Start from the unshifted parameters for each i.",
        ("    for i", "    theta_plus, theta_minus = theta.copy(), theta.copy()\n    for i"),
        ("        theta_plus = theta.copy()\n", ""),
        ("        theta_minus = theta.copy()\n", ""),
    ),
    "a part of the parameters": (
        "Only a part of the parameters seems to be looked at. Networks have different numbers of them.",
        ("range(theta.size)", "range(min(50, theta.size))"),
    ),
    "approximation overwritten": (
        "Each round seems to replace the whole approximation, which has a component for each parameter.",
        ("approx[i] =", "approx ="),
    ),
    "parameters and gradients in different orders": (
        "It looks like the gradients are taken in their dictionary's order, and the parameters in another. Component "
        "i of both vectors must belong to the same parameter.",
        (GRAD, "np.concatenate([gradients[name].ravel() for name in gradients if not name.startswith('dZ')])"),
    ),
    "every entry of the dictionary taken": (
        "It looks like vectors were joined in the dictionary's order, and vector_to_parameters takes them apart in "
        "another: W1, b1, W2, b2 and so on.",
        (GRAD, "np.concatenate([gradients[f'd{name}'].ravel() for name in parameters])"),
        (
            "network.parameters_to_vector(parameters)",
            "np.concatenate([value.ravel() for value in parameters.values()])",
        ),
    ),
    "gradients sorted by name": (
        "The gradients seem sorted by name. The vector of the parameters goes layer by layer.",
        (GRAD, "np.concatenate([gradients[f'd{name}'].ravel() for name in sorted(parameters)])"),
    ),
    "column minus row": (
        "It looks like a column of shape (n, 1) minus a flat array of shape (n,). NumPy makes a table of n by n "
        "differences of that. Print the shapes of grad and approx.",
        ("np.zeros_like(grad)", "np.zeros((theta.size, 1))"),
    ),
    "vector instead of dictionary": (
        "A shifted vector goes into the cost as it is. Turn it back into a dictionary first, on both sides.",
        ("network.vector_to_parameters(theta_minus, parameters)", "theta_minus"),
    ),
    "one number instead of dictionary": (
        "One shifted number goes into the cost, but the cost wants a dictionary of all parameters. Shift that number "
        "in the whole vector, and turn the vector back into a dictionary.",
        ("network.vector_to_parameters(theta_plus, parameters)", "theta_plus[i]"),
        ("network.vector_to_parameters(theta_minus, parameters)", "theta_minus[i]"),
    ),
    "average over the components": (
        "That is an average over the components. What is asked for goes by the norms of whole vectors.",
        (NORMS, "np.mean(np.abs(grad - approx) / np.maximum(np.abs(grad) + np.abs(approx), 1e-300))"),
    ),
    "largest of the components": (
        "That is the worst single component. What is asked for goes by the norms of whole vectors.",
        (NORMS, "np.max(np.abs(grad - approx) / np.maximum(np.abs(grad) + np.abs(approx), 1e-300))"),
    ),
    "a vector returned": (
        "That is a number for each parameter: the slopes, or, with `abs`, relative differences. What is asked for is "
        "one number. The size of a vector is its length, which `np.linalg.norm` gives.",
        (NORMS, "np.abs(grad - approx) / (np.abs(grad) + np.abs(approx))"),
    ),
    "verdict returned": (check.VERDICT, (NORMS, NORMS + " < 1e-7")),
}


EXERCISE = Exercise(
    solution=gradient_check_n,
    blank=blank_gradient_check_n,
    observe=observe_check_n,
    mistakes=known(MISTAKES),
    formula=FORMULA,
)
