"""The network of the course: a few pure functions on dictionaries of NumPy arrays.

LINEAR -> RELU for every hidden layer, LINEAR -> SIGMOID for the last one, any number of layers.

Shapes, with m examples and n_l units in layer l:

* ``X`` is (n_0, m): a column for each example; ``Y`` is (1, m), of 0 and 1
* ``parameters`` holds ``"W1", "b1", ..., "WL", "bL"``: W_l is (n_l, n_{l-1}), b_l is (n_l, 1)
* ``cache`` holds ``"A0"`` (= X), ``"Z1", "A1", ..., "ZL", "AL"``, each (n_l, m)
* ``gradients`` holds ``"dW1", "db1", ...``, shaped like the parameters, and ``"dZ1", ...``, shaped like Z

No function changes its arguments.

Several networks of one shape can go through all of this at once, stacked along a leading axis: W_l is then
(S, n_l, n_{l-1}), b_l (S, n_l, 1), and X and Y, where the networks learn from different examples, (S, n_0, m) and
(S, 1, m). Costs and accuracies come as arrays of S numbers. Small networks take a third of the time that way: most of
it is spent on calling NumPy, not on computing.
"""

import functools
import itertools

import numpy as np

from helpers import progress_bar


def sigmoid(Z, out=None):
    """1 / (1 + exp(-Z)) for each element, written with tanh because exp(-Z) overflows.

    out: an array like Z to write into, as in NumPy's own functions.
    """
    A = np.tanh(np.multiply(Z, 0.5, out=out), out=out)
    return np.multiply(np.add(A, 1.0, out=out), 0.5, out=out)


def relu(Z, out=None):
    """The larger of Z and 0, for each element; out: an array like Z to write into."""
    return np.maximum(Z, 0.0, out=out)


def product(A, B, out=None):
    """A @ B by the fastest call for its shapes: A, or A and B, may be stacks; out: an array to write into."""
    if A.ndim == 2 and B.ndim == 2:
        return np.dot(A, B, out=out)
    if A.shape[-1] == 1:  # one term: there is nothing to add up
        return np.multiply(A, B, out=out)
    if B.ndim == 2 and A.flags.c_contiguous:  # all networks learn from the same examples: their rows as one matrix
        rows = A.reshape(-1, A.shape[-1])
        flat = None if out is None else out.reshape(len(rows), -1)
        return np.dot(rows, B, out=flat).reshape(*A.shape[:-1], -1)
    return np.matmul(A, B, out=out)


@functools.lru_cache(maxsize=8)
def column_of_ones(m):
    """(m, 1): dZ @ ones is the sum over the examples, in half the time of dZ.sum(axis=-1)."""
    ones = np.ones((m, 1))
    ones.flags.writeable = False
    return ones


def number_of_layers(parameters):
    """How many layers the parameters describe: W1, b1, W2, ... count, anything else in the dictionary does not."""
    return len({name[1:] for name in parameters if name[:1] in ("W", "b") and name[1:].isdigit()})


def forward_propagation(X, parameters):
    """Run the network from X to its output.

    X: (n_0, m) array.
    parameters: dictionary of W_l (n_l, n_{l-1}) and b_l (n_l, 1).

    Returns ``AL``, the probability of class 1 for each example, of shape (n_L, m), and ``cache``, which
    keeps every Z and A for the backward pass.

    Raises ValueError when a parameter is missing or does not fit the layer before it.
    """
    check_parameters(parameters, X)
    return forward_pass(X.astype(float, copy=False), only_parameters(parameters))


def forward_pass(X, parameters, reuse=None):
    """``forward_propagation`` without its checks, on a dictionary that holds the parameters and nothing else.

    reuse: the cache of an earlier call with the same shapes. Its arrays are written into, which takes half the time
    of making new ones.
    """
    L = len(parameters) // 2
    reuse = reuse or {}
    A = X
    cache = {"A0": X}
    for l in range(1, L + 1):
        Z = product(parameters[f"W{l}"], A, out=reuse.get(f"Z{l}"))
        Z += parameters[f"b{l}"]
        activation = sigmoid if l == L else relu
        A = activation(Z, out=reuse.get(f"A{l}"))
        cache[f"Z{l}"] = Z
        cache[f"A{l}"] = A
    return A, cache


def compute_cost(ZL, Y):
    """Cross-entropy, averaged over the examples, from what enters the last sigmoid.

    ZL, Y: (1, m) arrays; Y holds 0 and 1.

    Returns a float, in nats; for a stack an array with one for each network. With a = sigmoid(z) the loss of one
    example, ``-y log(a) - (1 - y) log(1 - a)``, is ``log(1 + exp(z)) - y z``
    (Goodfellow, Bengio and Courville, *Deep Learning*, section 6.2.2.2). In this form no logarithm of
    0 can occur, so the cost is finite for any ZL that a network can have (up to about 1e300).

    Raises ValueError when the shapes differ.
    """
    check_arrays(ZL=ZL, Y=Y)
    if ZL.shape[-2:] != Y.shape[-2:]:
        raise ValueError(f"Y has shape {Y.shape}, but ZL has shape {ZL.shape}: expected the same shape.")
    return mean_of_each(np.logaddexp(0, ZL) - Y * ZL)


def mean_of_each(values):
    """The mean as a float; of a stack (S, 1, m) an array of S means."""
    return np.mean(values, axis=(-2, -1)) if values.ndim > 2 else float(values.sum() / values.size)


def backward_propagation(Y, parameters, cache):
    """Gradients of the cost with respect to every parameter (chain rule, from the last layer to the first).

    Y: (1, m) array of 0 and 1.
    parameters, cache: as ``forward_propagation`` took and returned them.

    Returns ``gradients`` with dW_l, db_l and dZ_l: the gradients of the cost, each shaped like its variable
    (Goodfellow, Bengio and Courville, *Deep Learning*, algorithm 6.4). The 1/m of the average stands in the
    first line, dZ_L = (A_L - Y) / m, and travels back with it.

    Raises ValueError when Y does not fit the cache.
    """
    parameters = only_parameters(parameters)
    L = len(parameters) // 2
    check_arrays(Y=Y)
    if Y.shape[-2:] != cache[f"A{L}"].shape[-2:]:
        raise ValueError(f"Y has shape {Y.shape}, but A{L} has shape {cache[f'A{L}'].shape}: expected the same shape.")
    return backward_pass(Y, parameters, cache)


def backward_pass(Y, parameters, cache, reuse=None):
    """``backward_propagation`` without its checks, on a dictionary that holds the parameters and nothing else.

    reuse: the gradients of an earlier call with the same shapes, whose arrays are written into.
    """
    L = len(parameters) // 2
    m = Y.shape[-1]
    reuse = reuse or {}
    gradients = {}
    dZ = np.subtract(cache[f"A{L}"], Y, out=reuse.get(f"dZ{L}"))
    dZ /= m
    for l in range(L, 0, -1):
        gradients[f"dZ{l}"] = dZ
        gradients[f"dW{l}"] = product(dZ, cache[f"A{l - 1}"].swapaxes(-1, -2), out=reuse.get(f"dW{l}"))
        gradients[f"db{l}"] = product(dZ, column_of_ones(m), out=reuse.get(f"db{l}"))
        if l > 1:
            dZ = product(parameters[f"W{l}"].swapaxes(-1, -2), dZ, out=reuse.get(f"dZ{l - 1}"))
            dZ *= cache[f"Z{l - 1}"] > 0.0
    return gradients


def update_parameters(parameters, gradients, learning_rate):
    """One step of gradient descent: new parameters, each moved against its gradient."""
    return {name: value - learning_rate * gradients[f"d{name}"] for name, value in parameters.items()}


def update_with_gradient_descent(parameters, gradients, state, learning_rate):
    """``update_parameters`` in the form of the optimizers; it needs no state."""
    return update_parameters(parameters, gradients, learning_rate), state


def predict(X, parameters):
    """The more probable class of each example, 0 when both are equal: an integer array, shape (1, m)."""
    AL, _ = forward_propagation(X, parameters)
    return (AL > 0.5).astype(int)


def accuracy(X, Y, parameters):
    """The share of examples that are predicted right, from 0.0 to 1.0; for a stack one for each network."""
    check_labels(X, Y)
    return mean_of_each(predict(X, parameters) == Y)


EVERY_ONE_UNTIL = 1000  # the iteration until which each cost is recorded


def train(
    X,
    Y,
    parameters,
    learning_rate=0.01,
    num_iterations=15_000,
    *,
    forward=None,
    cost=None,
    backward=None,
    update=None,
    batches=None,
    record_every=100,
):
    """Gradient descent, on all examples at once unless told otherwise.

    X: (n_0, m) array; Y: (1, m) array of 0 and 1.
    parameters: where to start; left unchanged.
    forward(X, parameters) -> AL, cache; cost(ZL, Y, parameters) -> float;
    backward(Y, parameters, cache) -> gradients: the three steps, so that a week can plug in its own. The
    network's own come without their checks: the shapes stay as they are, so they are checked once, here.
    update(parameters, gradients, state, learning_rate) -> parameters, state: one step, as in ``helpers.optimizers``;
    plain gradient descent when None.
    batches(X, Y) -> [(X, Y), ...]: the batches of one epoch, asked for anew each epoch; all examples at once when
    None. An iteration is one step, on one batch, and its recorded cost is that batch's; the last is of all examples.
    Where nothing is plugged in, each iteration writes into the arrays of the one before.
    record_every: the cost is computed at every iteration of the first thousand, where most happens, then at every
    record_every-th, and after the last step.

    learning_rate can be an array (S, 1, 1) for a stack, one for each network, or a function of the iteration.

    Returns the trained parameters and the costs, a dictionary {iteration: cost}. A progress bar appears
    when the training will take longer than about two seconds, and goes away at the end.

    Raises ValueError when the arrays do not fit or hold no examples, and when NaN or infinity turns up in a recorded
    cost or in the trained parameters.
    """
    check_labels(X, Y)
    check_parameters(parameters, X)
    if record_every < 1:
        raise ValueError(f"record_every is {record_every}: expected a number of iterations, 1 or more.")
    # Convert once, not per iteration.
    X, Y = np.ascontiguousarray(X, dtype=float), Y.astype(float)
    # A forward pass that is plugged in may have parameters of its own.
    kept = parameter_names(parameters) if forward else only_parameters(parameters)
    parameters = {name: parameters[name] for name in kept}
    cache = gradients = None
    if all(step is None for step in (forward, cost, backward, update, batches)):
        forward = lambda X, parameters: forward_pass(X, parameters, reuse=cache)
        backward = lambda Y, parameters, cache: backward_pass(Y, parameters, cache, reuse=gradients)
        if parameters["W1"].ndim == 2:
            parameters, gradients, update = in_one_array(parameters)
        else:
            forward, backward = in_groups(X, Y, parameters)
    forward, backward = forward or forward_pass, backward or backward_pass
    rate_at = learning_rate if callable(learning_rate) else lambda iteration: learning_rate
    update = update or update_with_gradient_descent
    examples = batch_of_each_step(X, Y, batches or (lambda X, Y: [(X, Y)]))
    state = {}
    L = number_of_layers(parameters)
    cost = cost or (lambda ZL, Y, parameters: compute_cost(ZL, Y))
    costs = {}
    # Overflow is reported below in words, so NumPy's own warnings would only be noise.
    with np.errstate(over="ignore", invalid="ignore"):
        for iteration in progress_bar.count(num_iterations, "Training"):
            batch_X, batch_Y = next(examples)
            rate = np.array(rate_at(iteration), dtype=float)
            _, cache = forward(batch_X, parameters)
            if iteration < EVERY_ONE_UNTIL or iteration % record_every == 0:
                costs[iteration] = cost(cache[f"Z{L}"], batch_Y, parameters)
                # NaN and infinity stay in the parameters once they are there, and end up in the cost.
                if not np.isfinite(costs[iteration]).all():
                    raise ValueError(explain_divergence(iteration, rate))
            gradients = backward(batch_Y, parameters, cache)
            parameters, state = update(parameters, gradients, state, rate)
        _, cache = forward(X, parameters)
        costs[num_iterations] = cost(cache[f"Z{L}"], Y, parameters)
    # The last step has no iteration after it that would notice.
    if not all(np.isfinite(value).all() for value in (*parameters.values(), costs[num_iterations])):
        raise ValueError(explain_divergence(num_iterations - 1, rate_at(max(num_iterations - 1, 0))))
    return parameters, costs


def in_one_array(parameters):
    """Parameters and gradients of one network as parts of two flat arrays, and gradient descent on all at once.

    Small arrays cost the calls of NumPy, not the arithmetic: two calls for all of them instead of two for each.
    """
    theta = parameters_to_vector(parameters).astype(float)
    slope = np.zeros_like(theta)

    def update(parameters, gradients, state, learning_rate):
        np.subtract(theta, learning_rate * slope, out=theta)
        return parameters, state

    gradients = {f"d{name}": part for name, part in parts(slope, parameters).items()}
    return parts(theta, parameters), gradients, update


IN_CACHE = 2**17  # numbers in an array: with those of a few times as many, a pass takes half as long again and more


def groups_in_cache(count, numbers):
    """Slices of so many networks, each with arrays of so many numbers, that a group's stay in the processor's cache."""
    groups = min(-(-count * numbers // IN_CACHE), count)
    return [slice(count * i // groups, count * (i + 1) // groups) for i in range(groups)]


def in_groups(X, Y, parameters):
    """The passes of a stack, a group of networks after the other, whose arrays stay in the processor's cache.

    Forward goes back as well, as long as a group's arrays are there.
    """
    S, L, m = len(parameters["W1"]), number_of_layers(parameters), Y.shape[-1]
    groups = groups_in_cache(S, m * max(value.shape[-2] for value in parameters.values()))
    ZL = np.empty((S, 1, m))
    of_all = {f"d{name}": np.empty(value.shape) for name, value in parameters.items()}
    reuse = {}

    def forward(X, parameters):
        for group in groups:
            some, (some_X, some_Y) = part(parameters, group), of_group(group, X, Y)
            cache, gradients = reuse.get(len(some["W1"]), (None, None))
            _, cache = forward_pass(some_X, some, cache)
            gradients = backward_pass(some_Y, some, cache, gradients)
            reuse[len(some["W1"])] = cache, gradients
            ZL[group] = cache[f"Z{L}"]
            for name, values in of_all.items():
                values[group] = gradients[name]
        return None, {f"Z{L}": ZL}

    return forward, lambda Y, parameters, cache: of_all


def of_group(group, *examples):
    """The examples of these networks: their own, or those of all."""
    return [values[group] if values.ndim == 3 else values for values in examples]


def batch_of_each_step(X, Y, batches):
    """The batches of one epoch after the other, without end."""
    while epoch := batches(X, Y):
        yield from epoch
    raise ValueError("batches(X, Y) gave no batch: expected a list of (X, Y).")


def stack(networks):
    """Several parameters dictionaries of the same shapes as one, stacked along a new first axis."""
    return {name: np.stack([parameters[name] for parameters in networks]) for name in networks[0]}


def part(stacked, i):
    """The parameters of network i of a stack, or of those in a slice."""
    return {name: value[i] for name, value in stacked.items()}


def parameters_to_vector(parameters):
    """All parameters in one flat array: W1, b1, W2, b2, ..., each row by row, whatever the dictionary's order.

    The gamma and beta of a layer that is normalized follow its W and b.
    """
    return np.concatenate([parameters[name].ravel() for name in parameter_names(parameters)])


def gradients_to_vector(gradients, parameters):
    """The gradients of the parameters in one flat array, in the order of ``parameters_to_vector``."""
    return np.concatenate([gradients[f"d{name}"].ravel() for name in parameter_names(parameters)])


def vector_to_parameters(theta, parameters):
    """The inverse of ``parameters_to_vector``: new arrays with theta's numbers and the shapes of ``parameters``."""
    return {name: part.copy() for name, part in parts(theta, parameters).items()}


def parts(theta, parameters):
    """``vector_to_parameters`` without copies: what is written into theta is written into them."""
    names = parameter_names(parameters)
    sizes = [parameters[name].size for name in names]
    if theta.shape != (sum(sizes),):
        raise ValueError(
            f"theta has shape {theta.shape}, but the parameters hold {sum(sizes)} numbers: expected ({sum(sizes)},)."
        )
    ends = itertools.accumulate(sizes)
    pieces = (theta[end - size : end] for size, end in zip(sizes, ends, strict=True))
    return {name: piece.reshape(parameters[name].shape) for name, piece in zip(names, pieces, strict=True)}


def parameter_names(parameters):
    """["W1", "b1", ..., "WL", "bL"]; after a layer's b its gamma and beta, where it has them (``normalization``)."""
    layers = range(1, number_of_layers(parameters) + 1)
    names = [f"{kind}{l}" for l in layers for kind in ("W", "b", "gamma", "beta")]
    return [name for name in names if name in parameters]


def only_parameters(parameters):
    """W and b of every layer alone: a learner may keep notes beside them."""
    L = number_of_layers(parameters)
    if len(parameters) == 2 * L:
        return parameters
    return {f"{kind}{l}": parameters[f"{kind}{l}"] for l in range(1, L + 1) for kind in "Wb"}


def check_parameters(parameters, X):
    """Raise ValueError when a parameter is missing, or does not fit X or the layer before it."""
    check_matrix(X)
    n_previous = X.shape[-2]
    before = "X"
    for l in range(1, max(number_of_layers(parameters), 1) + 1):
        W, b = parameters.get(f"W{l}"), parameters.get(f"b{l}")
        if W is None or b is None:
            missing = f"W{l}" if W is None else f"b{l}"
            raise ValueError(
                f"parameters has no {missing!r}: it needs W and b of every layer, and has {sorted(parameters)}."
            )
        check_arrays(**{f"W{l}": W, f"b{l}": b})
        if W.ndim not in (2, 3) or W.shape[-1] != n_previous:
            raise ValueError(
                f"W{l} has shape {W.shape}, but {before} has {n_previous} rows: expected (any, {n_previous})."
            )
        if b.shape != (*W.shape[:-1], 1):
            raise ValueError(f"b{l} has shape {b.shape}, but W{l} has shape {W.shape}: expected {(*W.shape[:-1], 1)}.")
        n_previous = W.shape[-2]
        before = f"A{l}"


def check_labels(X, Y):
    """Raise ValueError unless X holds numbers, (features, m), and Y 0 and 1, (1, m); or both a stack of these."""
    check_matrix(X)
    check_arrays(Y=Y)
    expected = (*X.shape[:-2], 1, X.shape[-1])
    if Y.shape != expected:
        raise ValueError(f"Y has shape {Y.shape}, but X has shape {X.shape}: expected {expected}.")
    if X.size == 0 or X.dtype.kind not in "biuf":
        raise ValueError(f"X, of shape {X.shape}, holds {X.dtype} values: expected at least one example, of numbers.")
    if not np.isfinite(X).all():
        raise ValueError(f"X, of shape {X.shape}, holds NaN or infinity: expected finite numbers.")
    if not ((Y == 0) | (Y == 1)).all():
        raise ValueError(f"Y, of shape {Y.shape}, holds {Y[(Y != 0) & (Y != 1)][0]}: expected only 0 and 1.")


def check_matrix(X):
    """Raise ValueError unless X is an array with two axes, or three for a stack."""
    check_arrays(X=X)
    if X.ndim not in (2, 3):
        raise ValueError(f"X has shape {X.shape}: expected (features, examples).")


def check_arrays(**named):
    """Raise ValueError unless every value is a NumPy array."""
    for name, value in named.items():
        if not isinstance(value, np.ndarray):
            raise ValueError(f"{name} is a {type(value).__name__}: expected a NumPy array.")


def explain_divergence(iteration, learning_rate):
    """What to tell a learner whose training ran into NaN or infinity."""
    return (
        f"Training stopped at iteration {iteration}: its numbers have become NaN or infinity. "
        f"The likely cause is a learning rate that is too large (it is {learning_rate}) or initial weights "
        "that are; try a tenth of either."
    )
