"""The network: gradients against finite differences, purity, errors in words, training, vectors, the progress bar."""

import copy
import re
from types import SimpleNamespace

import IPython
import nbformat
import numpy as np
import pytest
from course_files import python
from IPython.display import HTML

from helpers import data, network, progress_bar
from helpers.exercises.weight_initialization import initialize_parameters_he
from tools import notebooks

DEPTHS = {1: [3, 1], 2: [3, 4, 1], 3: [4, 5, 3, 1], 4: [2, 4, 3, 4, 1]}
each_depth = pytest.mark.parametrize("layer_dims", DEPTHS.values(), ids=[f"{depth} layers" for depth in DEPTHS])


def small_network(layer_dims, examples=6, seed=0):
    """X, Y and parameters, all drawn."""
    rng = np.random.RandomState(seed)
    X = rng.randn(layer_dims[0], examples)
    Y = np.arange(examples).reshape(1, -1) % 2
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.randn(layer_dims[l], layer_dims[l - 1])
        parameters[f"b{l}"] = rng.randn(layer_dims[l], 1)
    return X, Y, parameters


def numerical_gradient(cost, array, epsilon=1e-6):
    """The two-sided difference of cost() for every element of the array, which is changed and put back."""
    gradient = np.zeros_like(array)
    for place in np.ndindex(array.shape):
        value = array[place]
        array[place] = value + epsilon
        above = cost()
        array[place] = value - epsilon
        gradient[place] = (above - cost()) / (2 * epsilon)
        array[place] = value
    return gradient


def cost_from(l, Z, Y, parameters):
    """The cost of a network whose layer l has the pre-activation Z, by a loop of our own."""
    L = len(parameters) // 2
    for next_layer in range(l + 1, L + 1):
        Z = parameters[f"W{next_layer}"] @ (Z * (Z > 0)) + parameters[f"b{next_layer}"]
    A = 1 / (1 + np.exp(-Z))
    return np.mean(-Y * np.log(A) - (1 - Y) * np.log(1 - A))


# The mathematics.


@each_depth
def test_every_gradient_agrees_with_finite_differences(layer_dims):
    X, Y, parameters = small_network(layer_dims)
    _, cache = network.forward_propagation(X, parameters)
    gradients = network.backward_propagation(Y, parameters, cache)

    def cost():
        Z1 = parameters["W1"] @ X + parameters["b1"]
        return cost_from(1, Z1, Y, parameters)

    for name, value in parameters.items():
        np.testing.assert_allclose(gradients[f"d{name}"], numerical_gradient(cost, value), atol=1e-8, err_msg=name)
    for l in range(1, len(layer_dims)):
        Z = cache[f"Z{l}"].copy()
        expected = numerical_gradient(lambda l=l, Z=Z: cost_from(l, Z, Y, parameters), Z)
        np.testing.assert_allclose(gradients[f"dZ{l}"], expected, atol=1e-8, err_msg=f"Z{l}")


@each_depth
def test_forward_propagation_keeps_what_the_way_back_needs(layer_dims):
    X, _, parameters = small_network(layer_dims)
    AL, cache = network.forward_propagation(X, parameters)
    L = len(layer_dims) - 1
    assert set(cache) == {"A0"} | {f"{kind}{l}" for kind in "ZA" for l in range(1, L + 1)}
    np.testing.assert_array_equal(cache["A0"], X)
    for l in range(1, L + 1):
        Z = np.einsum("ij,jk->ik", parameters[f"W{l}"], cache[f"A{l - 1}"]) + parameters[f"b{l}"]
        np.testing.assert_allclose(cache[f"Z{l}"], Z, rtol=1e-12)
        expected = 1 / (1 + np.exp(-Z)) if l == L else np.where(Z > 0, Z, 0)
        np.testing.assert_allclose(cache[f"A{l}"], expected, rtol=1e-12)
    np.testing.assert_array_equal(AL, cache[f"A{L}"])


def test_the_cost_is_the_cross_entropy():
    rng = np.random.RandomState(0)
    ZL, Y = 5 * rng.randn(1, 200), rng.randint(0, 2, (1, 200))
    A = 1 / (1 + np.exp(-ZL))
    naive = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    cost = network.compute_cost(ZL, Y)
    assert type(cost) is float
    assert cost == pytest.approx(naive, rel=1e-12)


def test_the_cost_is_finite_where_the_naive_formula_is_not():
    ZL, Y = np.array([[-1e6, 1e6, 1e6, -1e308]]), np.array([[1, 0, 1, 0]])
    assert network.compute_cost(ZL, Y) == pytest.approx((1e6 + 1e6 + 0 + 0) / 4)


def test_sigmoid_reaches_both_ends_without_a_warning():
    with np.errstate(all="raise"):
        np.testing.assert_allclose(network.sigmoid(np.array([-1e4, 0, 1e4])), [0, 0.5, 1])


def test_predictions_and_accuracy():
    parameters = {"W1": np.array([[1.0]]), "b1": np.array([[0.0]])}
    X, Y = np.array([[-2.0, -1.0, 1.0, 2.0]]), np.array([[0, 1, 1, 1]])
    predictions = network.predict(X, parameters)
    assert predictions.dtype.kind == "i"
    np.testing.assert_array_equal(predictions, [[0, 0, 1, 1]])
    assert network.accuracy(X, Y, parameters) == 0.75


# Purity.


@each_depth
def test_no_function_changes_its_arguments(layer_dims):
    X, Y, parameters = small_network(layer_dims)
    L = len(layer_dims) - 1
    AL, cache = network.forward_propagation(X, parameters)
    gradients = network.backward_propagation(Y, parameters, cache)
    theta = network.parameters_to_vector(parameters)
    inputs = [X, Y, parameters, cache, gradients, theta]
    before = copy.deepcopy(inputs)
    network.forward_propagation(X, parameters)
    network.compute_cost(cache[f"Z{L}"], Y)
    network.backward_propagation(Y, parameters, cache)
    network.update_parameters(parameters, gradients, 0.1)
    network.predict(X, parameters)
    network.accuracy(X, Y, parameters)
    network.train(X, Y, parameters, num_iterations=3)
    network.gradients_to_vector(gradients, parameters)
    network.vector_to_parameters(theta, parameters)
    np.testing.assert_equal(inputs, before)


def test_results_of_one_iteration_are_not_written_over_by_the_next():
    X, Y, parameters = small_network([4, 5, 3, 1])
    kept = []

    def forward(X, parameters):
        AL, cache = network.forward_propagation(X, parameters)
        kept.append((parameters, cache, copy.deepcopy(parameters), copy.deepcopy(cache)))
        return AL, cache

    network.train(X, Y, parameters, num_iterations=4, forward=forward)
    for parameters_now, cache_now, parameters_then, cache_then in kept:
        np.testing.assert_equal(parameters_now, parameters_then)
        np.testing.assert_equal(cache_now, cache_then)


# Errors in words: the array, the shape that came, the shape expected.


def said_by(call, *arguments, **named):
    """The text of the ValueError that the call raises."""
    with pytest.raises(ValueError) as error:
        call(*arguments, **named)
    return str(error.value)


@pytest.mark.parametrize("call", [network.train, network.accuracy])
def test_labels_that_do_not_fit(call):
    X, Y, parameters = small_network([3, 4, 1])
    assert said_by(call, X, Y[:, 1:], parameters) == "Y has shape (1, 5), but X has shape (3, 6): expected (1, 6)."
    assert said_by(call, X, Y[0], parameters) == "Y has shape (6,), but X has shape (3, 6): expected (1, 6)."
    assert said_by(call, X, Y + 1, parameters) == "Y, of shape (1, 6), holds 2: expected only 0 and 1."
    assert said_by(call, X, Y * np.nan, parameters) == "Y, of shape (1, 6), holds nan: expected only 0 and 1."
    none = "X, of shape (3, 0), holds float64 values: expected at least one example, of numbers."
    assert said_by(call, X[:, :0], Y[:, :0], parameters) == none
    assert said_by(call, X.astype(str), Y, parameters).endswith("values: expected at least one example, of numbers.")
    X[1, 2] = np.inf
    assert said_by(call, X, Y, parameters) == "X, of shape (3, 6), holds NaN or infinity: expected finite numbers."


def test_costs_that_are_to_be_recorded_never():
    said = said_by(network.train, *small_network([3, 4, 1]), record_every=0)
    assert said == "record_every is 0: expected a number of iterations, 1 or more."


@pytest.mark.parametrize(
    "name, value, message",
    [
        ("W1", np.ones((4, 2)), "W1 has shape (4, 2), but X has 3 rows: expected (any, 3)."),
        ("W2", np.ones((3, 1)), "W2 has shape (3, 1), but A1 has 4 rows: expected (any, 4)."),
        ("W2", np.ones(4), "W2 has shape (4,), but A1 has 4 rows: expected (any, 4)."),
        ("b1", np.ones(4), "b1 has shape (4,), but W1 has shape (4, 3): expected (4, 1)."),
        ("b2", np.ones((1, 3)), "b2 has shape (1, 3), but W2 has shape (2, 4): expected (2, 1)."),
        ("W1", [[1, 2, 3]] * 4, "W1 is a list: expected a NumPy array."),
        ("b3", 0.0, "b3 is a float: expected a NumPy array."),
    ],
)
def test_a_parameter_that_does_not_fit(name, value, message):
    X, Y, parameters = small_network([3, 4, 2, 1])
    parameters[name] = value
    assert said_by(network.forward_propagation, X, parameters) == message
    assert said_by(network.predict, X, parameters) == message
    assert said_by(network.train, X, Y, parameters) == message


@pytest.mark.parametrize("name", ["W1", "b1", "W2", "b2"])
def test_a_missing_parameter_is_named(name):
    X, _, parameters = small_network([3, 4, 1])
    parameters["other"] = parameters.pop(name)
    message = said_by(network.forward_propagation, X, parameters)
    assert message.startswith(f"parameters has no {name!r}: it needs W and b of every layer, and has [")


def test_arrays_of_a_wrong_kind_or_number_of_axes():
    X, Y, parameters = small_network([3, 4, 1])
    assert said_by(network.train, X.tolist(), Y, parameters) == "X is a list: expected a NumPy array."
    assert said_by(network.train, X, Y.tolist(), parameters) == "Y is a list: expected a NumPy array."
    message = "X has shape (3,): expected (features, examples)."
    assert said_by(network.forward_propagation, X[:, 0], parameters) == message
    assert said_by(network.train, X[:, 0], Y, parameters) == message


def test_costs_and_gradients_of_shapes_that_differ():
    X, Y, parameters = small_network([3, 4, 1])
    _, cache = network.forward_propagation(X, parameters)
    message = "Y has shape (6,), but ZL has shape (1, 6): expected the same shape."
    assert said_by(network.compute_cost, cache["Z2"], Y[0]) == message
    assert said_by(network.compute_cost, cache["Z2"], 1) == "Y is a int: expected a NumPy array."
    message = "Y has shape (1, 5), but A2 has shape (1, 6): expected the same shape."
    assert said_by(network.backward_propagation, Y[:, :5], parameters, cache) == message


# Training.


def test_training_is_the_steps_one_after_the_other():
    X, Y, parameters = small_network([4, 5, 3, 1])
    trained, costs = network.train(X, Y, parameters, learning_rate=0.2, num_iterations=5)
    expected = {}
    for iteration in range(5):
        _, cache = network.forward_propagation(X, parameters)
        expected[iteration] = network.compute_cost(cache["Z3"], Y)
        gradients = network.backward_propagation(Y, parameters, cache)
        parameters = network.update_parameters(parameters, gradients, 0.2)
    expected[5] = network.compute_cost(network.forward_propagation(X, parameters)[1]["Z3"], Y)
    assert costs == pytest.approx(expected, rel=1e-12)
    for name, value in parameters.items():
        np.testing.assert_allclose(trained[name], value, rtol=1e-12, err_msg=name)


def test_training_takes_what_is_plugged_in():
    X, Y, start = small_network([3, 4, 1])
    called = []

    def forward(X_given, parameters):
        called.append("forward")
        np.testing.assert_array_equal(X_given, X)
        AL, cache = network.forward_propagation(X_given, parameters)
        return AL, {**cache, "mark": "from forward"}

    def cost(ZL, Y_given, parameters):
        called.append("cost")
        assert ZL.shape == Y_given.shape == (1, 6)
        return float(parameters["b1"][0, 0])

    def backward(Y_given, parameters, cache):
        called.append("backward")
        assert cache["mark"] == "from forward"
        np.testing.assert_array_equal(Y_given, Y)
        return {f"d{name}": np.ones_like(value) for name, value in parameters.items()}

    plugged = {"forward": forward, "cost": cost, "backward": backward}
    after, costs = network.train(X, Y, start, learning_rate=0.5, num_iterations=3, **plugged)
    assert called == ["forward", "cost", "backward"] * 3 + ["forward", "cost"]
    for name, value in start.items():
        np.testing.assert_allclose(after[name], value - 1.5)
    assert costs == pytest.approx({i: start["b1"][0, 0] - i / 2 for i in range(4)})


def test_costs_are_recorded_densely_at_first_then_now_and_then_and_at_the_end():
    X, Y, parameters = small_network([3, 1])
    _, costs = network.train(X, Y, parameters, num_iterations=1250)
    assert list(costs) == [*range(1000), 1000, 1100, 1200, 1250]


def test_a_learning_rate_that_is_too_large_is_named():
    X, Y, parameters = small_network([4, 5, 3, 1], examples=20)
    message = said_by(network.train, X, Y, parameters, learning_rate=1e150, num_iterations=50)
    assert re.fullmatch(r"Training stopped at iteration [1-9]\d*: .*learning rate.*\(it is 1e\+150\).*", message)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_nan_and_infinity_in_the_start_are_told(value):
    X, Y, parameters = small_network([4, 5, 3, 1])
    parameters["W1"][0, 0] = value
    message = said_by(network.train, X, Y, parameters, num_iterations=5)
    assert re.match(r"Training stopped at iteration [01]: its numbers have become NaN or infinity.", message)
    assert "initial weights" in message


def test_a_cost_that_overflows_is_told():
    """The output saturates at 1, so the gradient is that of a right answer."""
    X, Y = np.full((2, 3), 10.0), np.ones((1, 3))
    with pytest.raises(ValueError, match="Training stopped at iteration 0: its numbers have become NaN or infinity"):
        network.train(X, Y, {"W1": np.array([[1e308, 1e308]]), "b1": np.zeros((1, 1))}, num_iterations=1)


# Parameters to a vector and back.


@each_depth
def test_a_vector_goes_back_to_the_same_parameters(layer_dims):
    _, _, parameters = small_network(layer_dims)
    theta = network.parameters_to_vector(parameters)
    assert theta.shape == (sum(value.size for value in parameters.values()),)
    np.testing.assert_equal(network.vector_to_parameters(theta, parameters), parameters)


def test_the_vector_has_the_documented_order_whatever_the_dictionary_has():
    _, _, parameters = small_network([2, 3, 1])
    expected = np.concatenate([parameters[name].ravel() for name in ("W1", "b1", "W2", "b2")])
    mixed = {name: parameters[name] for name in ("b2", "W2", "b1", "W1")}
    gradients = {f"d{name}": 2 * value for name, value in mixed.items()} | {"dZ2": np.ones((1, 6))}
    np.testing.assert_array_equal(network.parameters_to_vector(mixed), expected)
    np.testing.assert_array_equal(network.gradients_to_vector(gradients, mixed), 2 * expected)
    np.testing.assert_equal(network.vector_to_parameters(expected, mixed), parameters)


def test_a_vector_and_its_parameters_share_no_memory():
    _, _, parameters = small_network([2, 3, 1])
    theta = network.parameters_to_vector(parameters)
    back = network.vector_to_parameters(theta, parameters)
    theta[:] = 0
    assert all((value != 0).all() for value in (*parameters.values(), *back.values()))


def test_a_vector_of_a_wrong_length():
    _, _, parameters = small_network([2, 3, 1])
    message = said_by(network.vector_to_parameters, np.ones(12), parameters)
    assert message == "theta has shape (12,), but the parameters hold 13 numbers: expected (13,)."


# The progress bar.


class Clock:
    """A clock that goes forward by a fixed time whenever an iteration is done."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class Shown(list):
    """Stands for the display of a notebook: the HTML of everything that was shown, in order."""

    def display(self, content, display_id):
        assert isinstance(content, HTML) and display_id
        self.update(content)
        return self

    def update(self, content):
        self.append(content.data)


KERNEL = SimpleNamespace(kernel="of a notebook")


def shown_while_counting(monkeypatch, iterations, seconds, stop_at=None, ipython=KERNEL):
    """What the bar shows for so many iterations, so many seconds each."""
    clock, shown = Clock(), Shown()
    monkeypatch.setenv("COURSE_PROGRESS", "on")
    monkeypatch.setattr(IPython, "get_ipython", lambda: ipython)
    monkeypatch.setattr(progress_bar, "display", shown.display)
    counted = []
    for i in progress_bar.count(iterations, "Training", clock):
        counted.append(i)
        clock.now += seconds
        if i == stop_at:
            break
    assert counted == list(range(iterations if stop_at is None else stop_at + 1))
    return shown


def test_a_training_of_less_than_two_seconds_shows_no_bar(monkeypatch):
    assert shown_while_counting(monkeypatch, 15_000, 1.9 / 15_000) == []


@pytest.mark.parametrize("iterations", [15_000, 20])
def test_a_longer_training_shows_a_bar_that_moves_and_goes_away(monkeypatch, iterations):
    shown = shown_while_counting(monkeypatch, iterations, 4 / iterations)
    done = [int(re.search(rf'<progress value="(\d+)" max="{iterations}">', content)[1]) for content in shown[:-1]]
    assert len(done) > 5 and done == sorted(set(done))
    assert shown[-1] == ""


@pytest.mark.parametrize("ipython", [None, SimpleNamespace()], ids=["plain Python", "IPython in a terminal"])
def test_there_is_no_bar_outside_a_notebook(monkeypatch, ipython):
    assert shown_while_counting(monkeypatch, 15_000, 4 / 15_000, ipython=ipython) == []


def test_the_bar_goes_away_when_training_is_interrupted(monkeypatch):
    shown = shown_while_counting(monkeypatch, 15_000, 4 / 15_000, stop_at=9000)
    assert len(shown) > 1 and shown[-1] == ""


@pytest.mark.parametrize("wanted", ["on", "off"])
def test_a_real_kernel_shows_the_bar_of_a_training_and_keeps_nothing_of_it(monkeypatch, tmp_path, wanted):
    monkeypatch.setenv("COURSE_PROGRESS", wanted)
    source = f"""
        import sys
        sys.path.insert(0, {str(notebooks.ROOT)!r})
        import numpy as np
        from helpers import network, progress_bar
        progress_bar.PATIENCE, progress_bar.FIRST_LOOK = 0, -1  # every training counts as long
        X, Y = np.ones((2, 4)), np.array([[0, 1, 0, 1]])
        start = {{"W1": np.ones((1, 2)), "b1": np.zeros((1, 1))}}
        _ = network.train(X, Y, start, num_iterations=500)
        """
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("if True:" + source)])
    notebooks.execute(notebook, tmp_path)
    left = [output.data["text/html"] for output in notebook.cells[0].outputs]
    assert left == ([""] if wanted == "on" else [])


# Several networks at once.


def networks(count, layer_dims=(2, 10, 5, 1)):
    return [initialize_parameters_he(list(layer_dims), np.random.RandomState(seed)) for seed in range(count)]


@pytest.mark.parametrize("own", [False, True])
def test_a_stack_in_groups_trains_like_one_that_fits_into_the_cache(own, monkeypatch):
    X, Y, _, _ = data.circles()
    X, Y = (np.stack([values] * 3) if own else values for values in (X, Y))
    whole, costs_of_whole = network.train(X, Y, network.stack(networks(3)), 0.3, 20)
    monkeypatch.setattr(network, "IN_CACHE", 2 * 10 * Y.shape[-1])  # two and one of them
    trained, costs = network.train(X, Y, network.stack(networks(3)), 0.3, 20)
    assert np.array(list(costs.values())) == pytest.approx(np.array(list(costs_of_whole.values())))
    for name, values in whole.items():
        assert trained[name] == pytest.approx(values)


def test_a_stack_trains_like_its_networks_one_by_one():
    X, Y, _, _ = data.circles()
    one_by_one = [network.train(X, Y, start, 0.3, 50) for start in networks(3)]
    trained, costs = network.train(X, Y, network.stack(networks(3)), 0.3, 50)
    for i, (parameters, own_costs) in enumerate(one_by_one):
        for name, value in network.part(trained, i).items():
            np.testing.assert_allclose(value, parameters[name], rtol=1e-9, atol=1e-12)
        assert [cost[i] for cost in costs.values()] == pytest.approx(list(own_costs.values()))
    accuracies = network.accuracy(X, Y, trained)
    assert accuracies.shape == (3,) and accuracies[2] == network.accuracy(X, Y, one_by_one[2][0])


def test_each_network_of_a_stack_can_have_its_own_data_and_learning_rate():
    pitches = [data.football(seed, 30, 10)[:2] for seed in (1, 2)]
    X, Y = (np.stack(arrays) for arrays in zip(*pitches))
    rates = np.array([0.1, 0.5]).reshape(2, 1, 1)
    trained, _ = network.train(X, Y, network.stack(networks(2)), rates, 50)
    for i, start in enumerate(networks(2)):
        expected, _ = network.train(*pitches[i], start, rates[i, 0, 0], 50)
        np.testing.assert_allclose(trained["W1"][i], expected["W1"], rtol=1e-9, atol=1e-12)


def test_a_stack_of_which_one_diverges_stops():
    X, Y, _, _ = data.circles()
    start = network.stack(networks(2))
    start["W3"][1] = np.nan
    with pytest.raises(ValueError, match="Training stopped at iteration 0"):
        network.train(X, Y, start)


@pytest.mark.parametrize("steps", [1, 3])
def test_a_last_step_that_diverges_is_told_with_its_own_rate(steps):
    X, Y, _, _ = data.circles()
    rates = {steps - 1: np.inf}
    with pytest.raises(ValueError, match=rf"at iteration {steps - 1}:.*\(it is inf\)"):
        network.train(X, Y, networks(1)[0], lambda iteration: rates.get(iteration, 0.01), steps)


def test_labels_that_fit_no_stack_are_refused():
    X, Y, _, _ = data.circles()
    with pytest.raises(ValueError, match=r"Y has shape \(1, 300\), .* expected \(2, 1, 300\)"):
        network.train(np.stack([X, X]), Y, network.stack(networks(2)))


ALONE = """
import sys
class Only:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in ("numpy", "helpers", *sys.stdlib_module_names):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Only())
import numpy as np
from helpers import data, network
train_X, train_Y, test_X, test_Y = data.circles()
start = {"W1": np.ones((1, 2)), "b1": np.zeros((1, 1))}
parameters, costs = network.train(train_X, train_Y, start, num_iterations=10)
"""


def test_the_network_and_its_data_need_numpy_alone():
    done = python("-c", ALONE)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("count", [1, 3])
def test_a_step_that_reuses_arrays_gives_the_same_and_touches_nothing_else(count):
    X, Y, one = data.small_batch()
    parameters = one if count == 1 else network.stack([one] * count)
    other = {name: value + 0.1 for name, value in parameters.items()}
    _, cache = network.forward_pass(X, other)
    gradients = network.backward_pass(Y, other, cache)
    given = [X.copy(), Y.copy(), {name: value.copy() for name, value in parameters.items()}]
    A, fresh = network.forward_pass(X, parameters)
    again, reused = network.forward_pass(X, parameters, reuse=cache)
    assert again is cache[f"A{len(parameters) // 2}"] and np.array_equal(again, A)
    assert all(np.array_equal(fresh[name], reused[name]) for name in fresh)
    expected = network.backward_pass(Y, parameters, fresh)
    found = network.backward_pass(Y, parameters, reused, reuse=gradients)
    assert all(np.array_equal(expected[name], found[name]) for name in expected)
    assert all(found[name] is gradients[name] for name in found if count == 1)
    assert np.array_equal(X, given[0]) and np.array_equal(Y, given[1])
    assert all(np.array_equal(parameters[name], value) for name, value in given[2].items())


def test_a_training_keeps_the_parameters_it_starts_from_and_two_of_them_share_nothing():
    X, Y, parameters = data.small_batch()
    before = {name: value.copy() for name, value in parameters.items()}
    first, _ = network.train(X, Y, parameters, num_iterations=5)
    kept = {name: value.copy() for name, value in first.items()}
    network.train(X, Y, first, num_iterations=5)
    assert all(np.array_equal(parameters[name], before[name]) for name in before)
    assert all(np.array_equal(first[name], kept[name]) for name in kept)


@pytest.mark.parametrize("dtype", [float, np.float32, int])
def test_all_parameters_in_one_array_move_as_one_after_the_other(dtype):
    X, Y, parameters = data.small_batch()
    parameters = {name: (10 * value).astype(dtype) for name, value in parameters.items()}
    found, costs = network.train(X, Y, parameters, num_iterations=20)
    expected, same = network.train(X, Y, parameters, num_iterations=20, update=network.update_with_gradient_descent)
    assert costs == same and all(np.array_equal(found[name], expected[name]) for name in expected)
