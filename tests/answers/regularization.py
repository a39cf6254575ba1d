"""Right answers to week 2."""

import numpy as np

from helpers import network

# compute_cost_with_regularization


def cost_by_norms(Z3, Y, parameters, lambd):
    m = Y.shape[1]
    total = 0
    for l in range(1, 4):
        total += np.linalg.norm(parameters["W" + str(l)]) ** 2
    return network.compute_cost(Z3, Y) + lambd * total / (2 * m)


def cost_by_vdot(Z3, Y, parameters, lambd):
    penalty = sum(np.vdot(W, W) for name, W in parameters.items() if name[0] == "W")
    return float(network.compute_cost(Z3, Y) + 0.5 * lambd / Y.size * penalty)


def cost_by_plain_loops(Z3, Y, parameters, lambd):
    squares = 0.0
    for name in ["W1", "W2", "W3"]:
        for row in parameters[name]:
            for w in row:
                squares = squares + w * w
    return network.compute_cost(Z3, Y) + 1 / len(Z3[0]) * lambd / 2 * squares


def cost_by_einsum(Z3, Y, parameters, lambd):
    cost = network.compute_cost(Z3, Y)
    for l in (3, 2, 1):
        cost += (1.0 / Z3.shape[1]) * (lambd / 2) * np.einsum("ij,ij->", parameters[f"W{l}"], parameters[f"W{l}"])
    return np.array(cost)


def cost_by_one_vector(Z3, Y, parameters, lambd):
    weights = np.concatenate([parameters[f"W{l}"].flatten() for l in (1, 2, 3)])
    return np.mean(np.logaddexp(0, Z3) - Y * Z3) + lambd / 2 * (weights @ weights) / Y.shape[1]


def cost_by_logarithms(Z3, Y, parameters, lambd):
    m = Y.shape[1]
    A3 = 1 / (1 + np.exp(-Z3))
    cross_entropy = -(np.dot(Y, np.log(A3).T) + np.dot(1 - Y, np.log(1 - A3).T)) / m
    L2 = (lambd / (2 * m)) * sum(np.trace(W @ W.T) for W in (parameters["W1"], parameters["W2"], parameters["W3"]))
    return np.squeeze(cross_entropy) + L2


def cost_by_powers(Z3, Y, parameters, lambd):
    examples = Y.shape[-1]
    W1, _, W2, _, W3, _ = (parameters[key] for key in ("W1", "b1", "W2", "b2", "W3", "b3"))
    penalty = np.power(W1, 2).sum() + (W2**2).sum(axis=0).sum() + np.sum(np.multiply(W3, W3))
    penalty *= lambd
    penalty /= 2
    penalty /= examples
    return penalty + network.compute_cost(Z3, Y)


# backward_propagation_with_regularization


def backward_by_lines(Y, parameters, cache, lambd):
    m = Y.shape[1]
    gradients = network.backward_propagation(Y, parameters, cache)
    gradients["dW1"] += lambd / m * parameters["W1"]
    gradients["dW2"] += lambd / m * parameters["W2"]
    gradients["dW3"] += lambd / m * parameters["W3"]
    return gradients


def backward_by_comprehension(Y, parameters, cache, lambd):
    plain = network.backward_propagation(Y, parameters, cache)
    strength = {name: lambd / Y.size if name.startswith("W") else 0 for name in parameters}
    return {f"d{name}": plain[f"d{name}"] + strength[name] * value for name, value in parameters.items()}


def backward_unrolled(Y, parameters, cache, lambd):
    m = Y.shape[1]
    dZ3 = cache["A3"] - Y
    dW3 = 1.0 / m * np.dot(dZ3, cache["A2"].T) + (lambd * parameters["W3"]) / m
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(parameters["W3"].T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(cache["A2"] > 0))
    dW2 = 1.0 / m * np.dot(dZ2, cache["A1"].T) + (lambd * parameters["W2"]) / m
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(parameters["W2"].T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(cache["A1"] > 0))
    dW1 = 1.0 / m * np.dot(dZ1, cache["A0"].T) + (lambd * parameters["W1"]) / m
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dZ3": dZ3, "dW3": dW3, "db3": db3, "dA2": dA2, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}


def backward_from_the_last_layer(Y, parameters, cache, lambd):
    m, dZ, gradients = Y.shape[1], (cache["A3"] - Y) / Y.shape[1], {}
    for l in (3, 2, 1):
        W = parameters[f"W{l}"]
        gradients[f"dW{l}"] = np.einsum("im,jm->ij", dZ, cache[f"A{l - 1}"]) + W * (lambd / m)
        gradients[f"db{l}"] = dZ.sum(1).reshape(-1, 1)
        if l > 1:
            dZ = np.where(cache[f"Z{l - 1}"] > 0, W.T @ dZ, 0)
    return gradients


def backward_by_doubling_the_half(Y, parameters, cache, lambd):
    gradients = dict(network.backward_propagation(Y, parameters, cache))
    for l in range(len(parameters) // 2):
        gradients[f"dW{l + 1}"] = np.add(
            gradients[f"dW{l + 1}"], lambd / (2 * Y.shape[1]) * 2 * parameters[f"W{l + 1}"]
        )
    return gradients


def backward_into_a_new_dictionary(Y, parameters, cache, lambd):
    grads = network.backward_propagation(Y, parameters, cache)
    result = {"lambd": lambd}
    for name, gradient in grads.items():
        result[name] = gradient.copy()
        if name in ("dW1", "dW2", "dW3"):
            result[name] += parameters[name[1:]] / (Y.shape[1] / lambd) if lambd else 0
    return result


# forward_propagation_with_dropout


def forward_by_loop(X, parameters, keep_prob, rng):
    cache, A = {"A0": X}, X
    for l in (1, 2):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        D = rng.random_sample(Z.shape) < keep_prob
        A = network.relu(Z) * D / keep_prob
        cache |= {f"Z{l}": Z, f"D{l}": D, f"A{l}": A}
    cache["Z3"] = parameters["W3"] @ A + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def forward_by_binomial(X, parameters, keep_prob, rng):
    cache = {"A0": X.copy()}
    cache["Z1"] = parameters["W1"] @ X + parameters["b1"]
    cache["A1"] = network.relu(cache["Z1"])
    cache["D1"] = rng.binomial(1, keep_prob, size=cache["A1"].shape)
    cache["A1"] = np.multiply(cache["A1"], cache["D1"])
    cache["A1"] /= keep_prob
    cache["Z2"] = parameters["W2"] @ cache["A1"] + parameters["b2"]
    cache["A2"] = network.relu(cache["Z2"])
    cache["D2"] = rng.binomial(1, keep_prob, size=cache["A2"].shape)
    cache["A2"] *= cache["D2"]
    cache["A2"] /= keep_prob
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def forward_with_float32_masks_drawn_first(X, parameters, keep_prob, rng):
    m = X.shape[1]
    D2 = (rng.uniform(0, 1, (m, parameters["W2"].shape[0])).T >= 1 - keep_prob).astype(np.float32)
    D1 = (rng.uniform(size=(m, parameters["W1"].shape[0])).T >= 1 - keep_prob).astype(np.float32)
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.maximum(0, Z1) * D1 / keep_prob
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2 = np.maximum(0, Z2) * D2 / keep_prob
    Z3 = np.dot(parameters["W3"], A2) + parameters["b3"]
    A3 = 1 / (1 + np.exp(-Z3))
    return A3, {"A0": X, "Z1": Z1, "D1": D1, "A1": A1, "Z2": Z2, "D2": D2, "A2": A2, "Z3": Z3, "A3": A3, "m": m}


def forward_by_plain_loops(X, parameters, keep_prob, rng):
    cache = {"A0": X}
    for l in (1, 2):
        cache[f"Z{l}"] = parameters[f"W{l}"] @ cache[f"A{l - 1}"] + parameters[f"b{l}"]
        A, D = np.zeros_like(cache[f"Z{l}"]), np.ones(cache[f"Z{l}"].shape, dtype=np.uint8)
        for i in range(D.shape[0]):
            for j in range(D.shape[1]):
                if rng.rand() < keep_prob:
                    A[i, j] = max(cache[f"Z{l}"][i, j], 0) / keep_prob
                else:
                    D[i, j] = 0
        cache[f"D{l}"], cache[f"A{l}"] = D, A
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return [cache["A3"], cache]


def forward_by_choice_and_where(X, parameters, keep_prob, rng):
    cache = {"A0": X}
    cache["Z1"] = parameters["W1"] @ X + parameters["b1"]
    cache["A1"] = network.relu(cache["Z1"])
    cache["D1"] = rng.choice([0, 1], size=cache["A1"].shape, p=[1 - keep_prob, keep_prob])
    cache["A1"] = np.where(cache["D1"] == 1, cache["A1"] / keep_prob, 0)
    cache["Z2"] = parameters["W2"] @ cache["A1"] + parameters["b2"]
    cache["A2"] = network.relu(cache["Z2"])
    cache["D2"] = np.floor(rng.rand(*cache["A2"].shape) + keep_prob)
    cache["A2"] = 1 / keep_prob * cache["A2"] * cache["D2"]
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def forward_by_dropping(X, parameters, keep_prob, rng):
    def drop(A):
        dropped = rng.rand(A.size).reshape(A.shape) > keep_prob
        A[dropped] = 0
        return A / keep_prob, ~dropped

    cache = {"A0": X, "Z1": parameters["W1"] @ X + parameters["b1"]}
    cache["A1"], cache["D1"] = drop(network.relu(cache["Z1"]))
    cache["Z2"] = parameters["W2"] @ cache["A1"] + parameters["b2"]
    cache["A2"], cache["D2"] = drop(network.relu(cache["Z2"]))
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    cache["A3"] = network.sigmoid(cache["Z3"])
    return cache["A3"], cache


def forward_with_one_draw_for_both_layers(X, parameters, keep_prob, rng):
    n_1, n_2 = len(parameters["b1"]), len(parameters["b2"])
    draws = rng.randint(0, 10**6, size=(n_1 + n_2, X.shape[1])) / 1e6
    masks = np.less(draws, keep_prob).astype("int8")
    cache = {"A0": X, "D1": masks[:n_1], "D2": masks[n_1:]}
    for l in (1, 2):
        cache[f"Z{l}"] = parameters[f"W{l}"] @ cache[f"A{l - 1}"] + parameters[f"b{l}"]
        cache[f"A{l}"] = network.relu(cache[f"Z{l}"]) * (cache[f"D{l}"] / keep_prob)
    cache["Z3"] = parameters["W3"] @ cache["A2"] + parameters["b3"]
    A3 = cache["A3"] = network.sigmoid(cache["Z3"])
    return A3, cache


# backward_propagation_with_dropout


def dropout_backward_by_loop(Y, parameters, cache, keep_prob):
    dZ, gradients = (cache["A3"] - Y) / Y.shape[1], {}
    for l in (3, 2, 1):
        gradients[f"dZ{l}"] = dZ
        gradients[f"dW{l}"] = dZ @ cache[f"A{l - 1}"].T
        gradients[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            gradients[f"dA{l - 1}"] = parameters[f"W{l}"].T @ dZ * cache[f"D{l - 1}"] / keep_prob
            dZ = gradients[f"dA{l - 1}"] * (cache[f"Z{l - 1}"] > 0)
    return gradients


def dropout_backward_gated_on_A(Y, parameters, cache, keep_prob):
    m = Y.shape[1]
    dZ3 = cache["A3"] - Y
    dA2 = np.dot(parameters["W3"].T, dZ3)
    dA2 = dA2 * cache["D2"]
    dA2 = dA2 / keep_prob
    dZ2 = np.multiply(dA2, np.int64(cache["A2"] > 0))
    dA1 = np.dot(parameters["W2"].T, dZ2)
    dA1 = dA1 * cache["D1"]
    dA1 = dA1 / keep_prob
    dZ1 = np.multiply(dA1, np.int64(cache["A1"] > 0))
    gradients = {"dW3": 1.0 / m * np.dot(dZ3, cache["A2"].T), "dW2": 1.0 / m * np.dot(dZ2, cache["A1"].T)}
    gradients["dW1"] = 1.0 / m * np.dot(dZ1, cache["A0"].T)
    for l, dZ in enumerate([dZ1, dZ2, dZ3], start=1):
        gradients[f"db{l}"] = 1.0 / m * np.sum(dZ, axis=1, keepdims=True)
    return gradients


def dropout_backward_that_reads_the_mask_from_A(Y, parameters, cache, keep_prob):
    """Where a unit was dropped, A is 0: with that gate the mask itself is not needed."""
    dZ3 = (cache["A3"] - Y) / Y.shape[1]
    dZ2 = parameters["W3"].T @ dZ3 * (cache["A2"] > 0) / keep_prob
    dZ1 = parameters["W2"].T @ dZ2 * (cache["A1"] > 0) / keep_prob
    dW = {f"dW{l}": dZ @ cache[f"A{l - 1}"].T for l, dZ in ((1, dZ1), (2, dZ2), (3, dZ3))}
    return dW | {f"db{l}": dZ.sum(axis=1, keepdims=True) for l, dZ in ((1, dZ1), (2, dZ2), (3, dZ3))}


def dropout_backward_in_place(Y, parameters, cache, keep_prob):
    dZ3 = (cache["A3"] - Y) / Y.shape[1]
    dA2 = parameters["W3"].T @ dZ3
    dA2 *= cache["D2"]
    dA2 /= keep_prob
    dA2[cache["Z2"] <= 0] = 0
    dA1 = parameters["W2"].T @ dA2
    dA1[cache["D1"] == 0] = 0
    dA1 /= keep_prob
    dA1[cache["Z1"] <= 0] = 0
    gradients = {"dW1": dA1 @ cache["A0"].T, "dW2": dA2 @ cache["A1"].T, "dW3": dZ3 @ cache["A2"].T}
    gradients.update(db1=dA1.sum(1)[:, None], db2=dA2.sum(1)[:, None], db3=dZ3.sum(1)[:, None])
    return gradients


def dropout_backward_by_where(Y, parameters, cache, keep_prob):
    dZ3 = (cache["A3"] - Y) / Y.shape[1]
    on2 = np.logical_and(cache["D2"], cache["Z2"] > 0)
    dZ2 = np.where(on2, parameters["W3"].T @ dZ3 / keep_prob, 0.0)
    on1 = cache["D1"].astype(bool) & (cache["Z1"] > 0)
    dZ1 = np.where(on1, parameters["W2"].T @ dZ2 / keep_prob, 0.0)
    result = {}
    for l, dZ, A in ((3, dZ3, cache["A2"]), (2, dZ2, cache["A1"]), (1, dZ1, cache["A0"])):
        result[f"db{l}"], result[f"dW{l}"] = dZ @ np.ones((dZ.shape[1], 1)), dZ.dot(A.T)
    return result


def dropout_backward_example_by_example(Y, parameters, cache, keep_prob):
    m = Y.shape[1]
    gradients = {f"d{name}": np.zeros(value.shape) for name, value in parameters.items()}
    for i in range(m):
        dz = (cache["A3"][:, i] - Y[:, i]) / m
        for l in (3, 2, 1):
            gradients[f"dW{l}"] += np.outer(dz, cache[f"A{l - 1}"][:, i])
            gradients[f"db{l}"] += dz.reshape(-1, 1)
            if l > 1:
                scaled_mask = cache[f"D{l - 1}"][:, i] / keep_prob
                dz = (parameters[f"W{l}"].T @ dz) * scaled_mask * np.heaviside(cache[f"Z{l - 1}"][:, i], 0)
    return gradients


RIGHT = {
    "compute_cost_with_regularization": [
        cost_by_norms,
        cost_by_vdot,
        cost_by_plain_loops,
        cost_by_einsum,
        cost_by_one_vector,
        cost_by_logarithms,
        cost_by_powers,
    ],
    "backward_propagation_with_regularization": [
        backward_by_lines,
        backward_by_comprehension,
        backward_unrolled,
        backward_from_the_last_layer,
        backward_by_doubling_the_half,
        backward_into_a_new_dictionary,
    ],
    "forward_propagation_with_dropout": [
        forward_by_loop,
        forward_by_binomial,
        forward_with_float32_masks_drawn_first,
        forward_by_plain_loops,
        forward_by_choice_and_where,
        forward_by_dropping,
        forward_with_one_draw_for_both_layers,
    ],
    "backward_propagation_with_dropout": [
        dropout_backward_by_loop,
        dropout_backward_gated_on_A,
        dropout_backward_that_reads_the_mask_from_A,
        dropout_backward_in_place,
        dropout_backward_by_where,
        dropout_backward_example_by_example,
    ],
}
