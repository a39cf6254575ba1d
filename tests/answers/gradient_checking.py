"""Right answers to week 3."""

import math

import numpy as np

from helpers import network

# forward_propagation


def forward_with_math(x, theta):
    return math.log1p(math.exp(-theta * x))


def forward_by_sigmoid(x, theta):
    a = network.sigmoid(theta * x)
    return -np.log(a)


def forward_by_cross_entropy(x, theta):
    y = 1
    a = 1 / (1 + np.exp(-x * theta))
    return -(y * np.log(a) + (1 - y) * np.log(1 - a))


def forward_by_logaddexp(x, theta):
    return np.logaddexp(0, -theta * x)


def forward_by_compute_cost(x, theta):
    return network.compute_cost(np.array([[theta * x]], dtype=float), np.array([[1]]))


def forward_by_network(x, theta):
    """The whole network, with one weight and no bias to speak of."""
    parameters = {"W1": np.array([[float(theta)]]), "b1": np.zeros((1, 1))}
    _, cache = network.forward_propagation(np.array([[float(x)]]), parameters)
    return network.compute_cost(cache["Z1"], np.ones((1, 1)))


def forward_as_array(x, theta):
    return np.array(np.log(np.exp(theta * x) + 1) - theta * x)


def forward_kept_off_zero(x, theta):
    """A tiny number under the logarithm, a habit of many."""
    return -np.log(1 / (1 + np.exp(-theta * x)) + 1e-12)


def forward_single_precision(x, theta):
    return np.float32(np.log(1 + np.exp(-theta * x)))


# backward_propagation


def backward_with_math(x, theta):
    return -x / (1 + math.exp(x * theta))


def backward_by_difference(x, theta):
    a = network.sigmoid(theta * x)
    y = 1
    return (a - y) * x


def backward_by_chain_rule(x, theta):
    z = theta * x
    da = -(1 + np.exp(-z))
    dz = da * np.exp(-z) / (1 + np.exp(-z)) ** 2
    return dz * x


def backward_by_exponentials(x, theta):
    e = np.exp(-theta * x)
    return np.multiply(-x, e / (1.0 + e))


def backward_by_network(x, theta):
    parameters = {"W1": np.array([[float(theta)]]), "b1": np.zeros((1, 1))}
    _, cache = network.forward_propagation(np.array([[float(x)]]), parameters)
    return network.backward_propagation(np.ones((1, 1)), parameters, cache)["dW1"].item()


def backward_as_array(x, theta):
    return np.asarray(-x * (1 - 1 / (1 + np.exp(-theta * x))))


def backward_single_precision(x, theta):
    return np.float32(-x / (1 + np.exp(theta * x)))


# gradient_check


def check_by_norms(J, dJ, theta, epsilon=1e-5):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    J_plus = J(thetaplus)
    J_minus = J(thetaminus)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = dJ(theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator


def check_with_a_verdict(J, dJ, theta, epsilon=1e-5):
    slope = (J(theta + epsilon) - J(theta - epsilon)) / 2 / epsilon
    difference = np.abs(slope - dJ(theta)) / (np.abs(slope) + np.abs(dJ(theta)))
    if difference < 1e-7:
        print("The gradient is right.")
    else:
        print("The gradient is wrong.")
    return difference


def check_with_math(J, dJ, theta, epsilon=1e-5):
    left, right = theta - epsilon, theta + epsilon
    approx = 0.5 / epsilon * (J(right) - J(left))
    return math.fabs(dJ(theta) - approx) / (math.fabs(dJ(theta)) + math.fabs(approx))


def check_by_roots(J, dJ, theta, epsilon=1e-5):
    approx = np.divide(J(theta + epsilon) - J(theta - epsilon), 2 * epsilon)
    return np.sqrt((dJ(theta) - approx) ** 2) / (np.sqrt(dJ(theta) ** 2) + np.sqrt(approx**2))


def check_by_loop(J, dJ, theta, epsilon=1e-5):
    costs = []
    for sign in (1, -1):
        costs.append(J(theta + sign * epsilon))
    approx = (costs[0] - costs[1]) / (2 * epsilon)
    return np.array(abs(dJ(theta) - approx) / (abs(approx) + abs(dJ(theta))))


def check_kept_off_zero(J, dJ, theta, epsilon=1e-5):
    """J is called at theta too, without need, and a tiny number keeps the denominator off 0."""
    J(theta)
    approx = (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
    return abs(dJ(theta) - approx) / max(abs(dJ(theta)) + abs(approx), 1e-8)


def check_mean_of_one_sided(J, dJ, theta, epsilon=1e-5):
    """The mean of the slopes on either side is the two-sided one."""
    forward = (J(theta + epsilon) - J(theta)) / epsilon
    backward = (J(theta) - J(theta - epsilon)) / epsilon
    approx = (forward + backward) / 2
    return abs(dJ(theta) - approx) / (abs(dJ(theta)) + abs(approx))


def check_on_arrays(J, dJ, theta, epsilon=1e-5):
    theta = np.array(theta, dtype=float)
    approx = (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
    grad = dJ(theta)
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


# gradient_check_n


def check_n_of_columns(cost, parameters, gradients, epsilon=1e-5):
    """Columns (n, 1) all along."""
    values = network.parameters_to_vector(parameters).reshape(-1, 1)
    grad = network.gradients_to_vector(gradients, parameters).reshape(-1, 1)
    count = values.shape[0]
    J_plus, J_minus, gradapprox = np.zeros((count, 1)), np.zeros((count, 1)), np.zeros((count, 1))
    for i in range(count):
        thetaplus = np.copy(values)
        thetaplus[i][0] = thetaplus[i][0] + epsilon
        J_plus[i] = cost(network.vector_to_parameters(thetaplus.ravel(), parameters))
        thetaminus = np.copy(values)
        thetaminus[i][0] = thetaminus[i][0] - epsilon
        J_minus[i] = cost(network.vector_to_parameters(thetaminus.ravel(), parameters))
        gradapprox[i] = (J_plus[i] - J_minus[i]) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))


def check_n_shift_and_restore(cost, parameters, gradients, epsilon=1e-5):
    """One vector of its own, shifted in place and put back."""
    theta = network.parameters_to_vector(parameters)
    grad = network.gradients_to_vector(gradients, parameters)
    approx = np.empty(theta.shape)
    for i, value in enumerate(theta.tolist()):
        theta[i] = value + epsilon
        approx[i] = cost(network.vector_to_parameters(theta, parameters))
        theta[i] = value - epsilon
        approx[i] -= cost(network.vector_to_parameters(theta, parameters))
        theta[i] = value
    approx /= 2 * epsilon
    return np.sqrt(np.sum((grad - approx) ** 2)) / (np.sqrt(np.sum(grad**2)) + np.sqrt(np.sum(approx**2)))


def check_n_up_and_down(cost, parameters, gradients, epsilon=1e-5):
    """As above, put back by adding: this leaves a rounding error behind, in its own vector."""
    theta = network.parameters_to_vector(parameters)
    approx = np.zeros(len(theta))
    for i in range(len(theta)):
        theta[i] += epsilon
        J_plus = cost(network.vector_to_parameters(theta, parameters))
        theta[i] -= 2 * epsilon
        J_minus = cost(network.vector_to_parameters(theta, parameters))
        theta[i] += epsilon
        approx[i] = (J_plus - J_minus) / (2 * epsilon)
    grad = network.gradients_to_vector(gradients, parameters)
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


def check_n_over_entries(cost, parameters, gradients, epsilon=1e-5):
    """No vectors: every entry of every array of the dictionary, and plain sums."""
    apart = size_grad = size_approx = 0.0
    for name, value in parameters.items():
        for index in np.ndindex(value.shape):
            costs = []
            for step in (epsilon, -epsilon):
                shifted = {key: array.copy() for key, array in parameters.items()}
                shifted[name][index] += step
                costs.append(cost(shifted))
            approx = (costs[0] - costs[1]) / (2 * epsilon)
            grad = gradients["d" + name][index]
            apart += (grad - approx) ** 2
            size_grad += grad**2
            size_approx += approx**2
    return math.sqrt(apart) / (math.sqrt(size_grad) + math.sqrt(size_approx))


def check_n_in_the_parameters(cost, parameters, gradients, epsilon=1e-5):
    """The given arrays are shifted and put back to the last bit: the caller can't tell."""
    grad, approx = [], []
    for name in parameters:
        for index in np.ndindex(parameters[name].shape):
            old = parameters[name][index]
            parameters[name][index] = old + epsilon
            J_plus = cost(parameters)
            parameters[name][index] = old - epsilon
            J_minus = cost(parameters)
            parameters[name][index] = old
            approx.append((J_plus - J_minus) / (2 * epsilon))
            grad.append(gradients[f"d{name}"][index])
    grad, approx = np.array(grad), np.array(approx)
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


def check_n_by_comprehension(cost, parameters, gradients, epsilon=1e-5):
    theta = network.parameters_to_vector(parameters)
    grad = network.gradients_to_vector(gradients, parameters)

    def J(vector):
        return cost(network.vector_to_parameters(vector, parameters))

    steps = np.eye(len(theta)) * epsilon
    approx = np.array([J(theta + step) - J(theta - step) for step in steps]) / (2 * epsilon)
    apart = grad - approx
    return np.sqrt(apart @ apart) / (np.sqrt(grad @ grad) + np.sqrt(approx @ approx))


def check_n_vectorized(cost, parameters, gradients, epsilon=1e-5):
    theta = network.parameters_to_vector(parameters)

    def slope(i):
        step = np.where(np.arange(theta.size) == i, epsilon, 0)
        J_plus = cost(network.vector_to_parameters(theta + step, parameters))
        return (J_plus - cost(network.vector_to_parameters(theta - step, parameters))) / (2 * epsilon)

    approx = np.vectorize(slope, otypes=[float])(np.arange(theta.size))
    grad = network.gradients_to_vector(gradients, parameters)
    return np.float64(np.linalg.norm(approx - grad) / (np.linalg.norm(approx) + np.linalg.norm(grad)))


def check_n_backwards(cost, parameters, gradients, epsilon=1e-5):
    """From the last parameter to the first, gradients flattened by hand, a 0-d array returned."""
    theta = network.parameters_to_vector(parameters)
    layers = len(parameters) // 2
    grad = np.concatenate(
        [gradients[f"d{kind}{l}"].reshape(-1) for l in range(1, layers + 1) for kind in ("W", "b")], axis=0
    )
    approx = {}
    for i in reversed(range(theta.size)):
        plus, minus = np.array(theta), np.array(theta)
        plus[i], minus[i] = plus[i] + epsilon, minus[i] - epsilon
        plus, minus = (network.vector_to_parameters(vector, parameters) for vector in (plus, minus))
        approx[i] = cost(plus) / (2 * epsilon) - cost(minus) / (2 * epsilon)
    approx = np.array([approx[i] for i in range(theta.size)])
    return np.asarray(np.linalg.norm(grad - approx, 2) / (np.linalg.norm(grad, 2) + np.linalg.norm(approx, 2)))


# backward_propagation_n


def backward_n_mended_elsewhere(Y, parameters, cache):
    """1/m in the first line, as the course's network has it; dZ and dA are returned too."""
    m = Y.shape[1]
    dZ3 = 1.0 / m * (cache["A3"] - Y)
    dW3 = np.dot(dZ3, cache["A2"].T)
    db3 = np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(parameters["W3"].T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(cache["A2"] > 0))
    dW2 = np.dot(dZ2, cache["A1"].T)
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(parameters["W2"].T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(cache["A1"] > 0))
    dW1 = np.dot(dZ1, cache["A0"].T)
    db1 = np.sum(dZ1, axis=1, keepdims=True)
    return dict(dZ3=dZ3, dW3=dW3, db3=db3, dA2=dA2, dZ2=dZ2, dW2=dW2, db2=db2, dA1=dA1, dZ1=dZ1, dW1=dW1, db1=db1)


def backward_n_delegated(Y, parameters, cache):
    return network.backward_propagation(Y, parameters, cache)


def backward_n_by_loop(Y, parameters, cache):
    gradients = {}
    dA = None
    for l in (3, 2, 1):
        dZ = cache["A3"] - Y if l == 3 else np.where(cache[f"Z{l}"] > 0, dA, 0)
        gradients[f"dW{l}"] = dZ.dot(cache[f"A{l - 1}"].T) / Y.shape[1]
        gradients[f"db{l}"] = dZ.mean(axis=1, keepdims=True)
        dA = parameters[f"W{l}"].T.dot(dZ)
    return gradients


def backward_n_by_einsum(Y, parameters, cache):
    m = Y.size
    gradients = {}
    dZ = cache["A3"] - Y
    for l in (3, 2, 1):
        gradients[f"dW{l}"] = np.einsum("im,jm->ij", dZ, cache[f"A{l - 1}"]) / m
        gradients[f"db{l}"] = np.einsum("im->i", dZ)[:, np.newaxis] / m
        dZ = np.einsum("ij,im->jm", parameters[f"W{l}"], dZ) * np.heaviside(cache.get(f"Z{l - 1}", 0), 0)
    return gradients


def backward_n_example_by_example(Y, parameters, cache):
    gradients = {f"d{name}": np.zeros(value.shape) for name, value in parameters.items()}
    m = Y.shape[1]
    for i in range(m):
        dZ = cache["A3"][:, i : i + 1] - Y[:, i : i + 1]
        for l in (3, 2, 1):
            gradients[f"dW{l}"] += dZ @ cache[f"A{l - 1}"][:, i : i + 1].T / m
            gradients[f"db{l}"] += dZ / m
            if l > 1:
                dZ = parameters[f"W{l}"].T @ dZ * (cache[f"Z{l - 1}"][:, i : i + 1] > 0)
    return gradients


def backward_n_in_place(Y, parameters, cache):
    """In-place work on its own arrays."""
    m = Y.shape[1]
    dZ3 = cache["A3"].copy()
    dZ3[Y == 1] -= 1
    dZ3 /= m
    dZ2 = parameters["W3"].T @ dZ3
    dZ2[cache["Z2"] <= 0] = 0
    dZ1 = parameters["W2"].T @ dZ2
    dZ1 *= cache["Z1"] > 0
    ones = np.ones((m, 1))
    return {
        "dW3": dZ3 @ cache["A2"].T, "db3": dZ3 @ ones,
        "dW2": dZ2 @ cache["A1"].T, "db2": dZ2 @ ones,
        "dW1": dZ1 @ cache["A0"].T, "db1": dZ1 @ ones,
    }  # fmt: skip


def backward_n_single_precision(Y, parameters, cache):
    return {name: value.astype(np.float32) for name, value in backward_n_delegated(Y, parameters, cache).items()}


RIGHT = {
    "forward_propagation": [
        forward_with_math,
        forward_by_sigmoid,
        forward_by_cross_entropy,
        forward_by_logaddexp,
        forward_by_compute_cost,
        forward_by_network,
        forward_as_array,
        forward_kept_off_zero,
        forward_single_precision,
    ],
    "backward_propagation": [
        backward_with_math,
        backward_by_difference,
        backward_by_chain_rule,
        backward_by_exponentials,
        backward_by_network,
        backward_as_array,
        backward_single_precision,
    ],
    "gradient_check": [
        check_by_norms,
        check_with_a_verdict,
        check_with_math,
        check_by_roots,
        check_by_loop,
        check_kept_off_zero,
        check_mean_of_one_sided,
        check_on_arrays,
    ],
    "gradient_check_n": [
        check_n_of_columns,
        check_n_shift_and_restore,
        check_n_up_and_down,
        check_n_over_entries,
        check_n_in_the_parameters,
        check_n_by_comprehension,
        check_n_vectorized,
        check_n_backwards,
    ],
    "backward_propagation_n": [
        backward_n_mended_elsewhere,
        backward_n_delegated,
        backward_n_by_loop,
        backward_n_by_einsum,
        backward_n_example_by_example,
        backward_n_in_place,
        backward_n_single_precision,
    ],
}
