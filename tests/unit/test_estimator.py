"""The scikit-learn classifier: scikit-learn's own checks, and the same numbers as scikit-learn's network."""

import functools
import re

import numpy as np
import pytest
from course_files import code_in_text, stored
from sklearn.neural_network import MLPClassifier
from sklearn.utils.estimator_checks import parametrize_with_checks

from helpers import data, network, optimizers
from helpers.estimator import SOLVERS, NetworkClassifier
from helpers.exercises import regularization, tuning
from helpers.exercises import weight_initialization as weeks

# scikit-learn's checks fit some hundred small data sets: a high learning rate and few iterations serve them.
FAST = {"learning_rate": 0.5, "num_iterations": 200, "random_state": 1}


@parametrize_with_checks(
    [
        NetworkClassifier(**FAST),
        NetworkClassifier(**FAST, lambd=0.1, keep_prob=0.9),
        NetworkClassifier(**FAST | {"learning_rate": 0.05}, solver="adam", batch_size=16, schedule="cosine"),
    ]
)
def test_scikit_learn_accepts_the_classifier(estimator, check):
    check(estimator)


@pytest.fixture(scope="module")
def peer():
    """scikit-learn's network, barely trained: what counts is that its weights are not ours."""
    X, Y, _, _ = data.circles()
    classifier = MLPClassifier((10, 5), random_state=1)
    for _ in range(3):
        classifier.partial_fit(X.T, Y.ravel(), classes=[0, 1])
    return classifier


@pytest.fixture(scope="module")
def peer_parameters(peer):
    """The same weights in the course's convention."""
    parameters = {}
    for l, (W, b) in enumerate(zip(peer.coefs_, peer.intercepts_, strict=True), start=1):
        parameters[f"W{l}"], parameters[f"b{l}"] = W.T, b.reshape(-1, 1)
    return parameters


def test_forward_propagation_agrees_with_mlpclassifier(peer, peer_parameters):
    X, _, _, _ = data.circles()
    activations = [X.T, *(np.empty((X.shape[1], units)) for units in (10, 5, 1))]
    peer._forward_pass(activations)
    AL, cache = network.forward_propagation(X, peer_parameters)
    assert len(np.unique(np.round(AL, 6))) > 100
    for l, activation in enumerate(activations):
        np.testing.assert_allclose(cache[f"A{l}"].T, activation, rtol=1e-12, atol=1e-14)


def test_classifier_from_parameters_agrees_with_mlpclassifier(peer, peer_parameters):
    X, _, _, _ = data.circles()
    ours = NetworkClassifier.from_parameters(peer_parameters)
    assert ours.hidden_layer_dims == (10, 5)
    np.testing.assert_allclose(ours.predict_proba(X.T), peer.predict_proba(X.T), rtol=1e-12, atol=1e-14)
    np.testing.assert_array_equal(ours.predict(X.T), peer.predict(X.T))
    np.testing.assert_array_equal(ours.predict(X.T), network.predict(X, peer_parameters).ravel())


def test_fit_learns_the_circles():
    train_X, train_Y, test_X, test_Y = data.circles()
    labels = np.array(["red", "blue"])
    classifier = NetworkClassifier(learning_rate=0.3, num_iterations=1500, random_state=3)
    classifier.fit(train_X.T, labels[train_Y.ravel()])
    assert classifier.score(test_X.T, labels[test_Y.ravel()]) > 0.9
    assert list(classifier.classes_) == ["blue", "red"]


def test_fit_is_the_training_of_the_course():
    X, Y, _, _ = data.circles()
    classifier = NetworkClassifier(num_iterations=20, random_state=3).fit(X.T, Y.ravel())
    rng = np.random.RandomState(3)
    start = {}
    for l, (n_in, n_out) in enumerate([(2, 10), (10, 5), (5, 1)], start=1):
        start[f"W{l}"], start[f"b{l}"] = rng.randn(n_out, n_in) * np.sqrt(2 / n_in), np.zeros((n_out, 1))
    expected, costs = network.train(X, Y, start, 0.01, 20)
    assert classifier.costs_ == costs
    for name, value in expected.items():
        np.testing.assert_array_equal(classifier.parameters_[name], value)


@pytest.mark.parametrize("labels, message", [([0, 0, 0], "1 class"), ([0, 1, 2], "multiclass")])
def test_fit_needs_two_labels(labels, message):
    with pytest.raises(ValueError, match=message):
        NetworkClassifier(num_iterations=1).fit(np.eye(3), labels)


# What can be tuned.


def fitted(**hyperparameters):
    X, Y, _, _ = data.circles()
    return NetworkClassifier(**({"num_iterations": 20, "random_state": 3} | hyperparameters)).fit(X.T, Y.ravel())


def assert_same(classifier, expected):
    for name, value in expected.items():
        np.testing.assert_allclose(classifier.parameters_[name], value, rtol=1e-12)


@pytest.mark.parametrize(
    ("initialization", "start"),
    [
        ("zeros", lambda dims, rng: weeks.initialize_parameters_zeros(dims)),
        ("random", weeks.initialize_parameters_random),
        ("he", weeks.initialize_parameters_he),
        (5, lambda dims, rng: {k: one / 2 for k, one in weeks.initialize_parameters_random(dims, rng).items()}),
    ],
)
def test_training_starts_as_in_week_1(initialization, start):
    X, Y, _, _ = data.circles()
    expected, _ = network.train(X, Y, start([2, 10, 5, 1], np.random.RandomState(3)), 0.01, 20)
    assert_same(fitted(initialization=initialization), expected)


def test_l2_is_that_of_week_2():
    X, Y, _, _ = data.circles()
    start = weeks.initialize_parameters_he([2, 10, 5, 1], np.random.RandomState(3))
    backward = functools.partial(regularization.backward_propagation_with_regularization, lambd=5)
    expected, _ = network.train(X, Y, start, 0.01, 20, backward=backward)
    assert_same(fitted(lambd=5), expected)


def test_dropout_is_that_of_week_2():
    X, Y, _, _ = data.circles()
    rng = np.random.RandomState(3)
    start = weeks.initialize_parameters_he([2, 10, 5, 1], rng)
    forward = functools.partial(regularization.forward_propagation_with_dropout, keep_prob=0.8, rng=rng)
    backward = functools.partial(regularization.backward_propagation_with_dropout, keep_prob=0.8)
    expected, _ = network.train(X, Y, start, 0.01, 20, forward=forward, backward=backward)
    assert_same(fitted(keep_prob=0.8), expected)


def test_l2_and_dropout_are_there_together():
    plain, dropout, both = fitted(), fitted(keep_prob=0.8), fitted(keep_prob=0.8, lambd=50)
    sizes = [np.sum(np.square(one.parameters_["W1"])) for one in (plain, dropout, both)]
    assert len(set(sizes)) == 3 and sizes[2] < sizes[1]


def test_a_deep_network_has_a_penalty_on_every_layer():
    free, paid = fitted(hidden_layer_dims=(4, 4, 4)), fitted(hidden_layer_dims=(4, 4, 4), lambd=100)
    assert all(np.sum(paid.parameters_[f"W{l}"] ** 2) < np.sum(free.parameters_[f"W{l}"] ** 2) for l in (1, 2, 3, 4))


@pytest.mark.parametrize("solver", ["momentum", "rmsprop", "adam"])
def test_solvers_batches_and_schedules_are_those_of_the_week_on_optimization(solver):
    X, Y, _, _ = data.circles()
    rng = np.random.RandomState(3)
    start = weeks.initialize_parameters_he([2, 10, 5, 1], rng)
    expected, _ = network.train(
        X,
        Y,
        start,
        lambda step: optimizers.cosine_with_warmup(step, 20, 0.01, 4),
        20,
        update=getattr(optimizers, f"update_with_{solver}"),
        batches=lambda X, Y: optimizers.random_mini_batches(X, Y, 64, rng),
    )
    assert_same(fitted(solver=solver, batch_size=64, schedule="cosine", num_warmup=4), expected)


def test_the_search_of_the_project_chooses_solver_batches_and_schedule():
    """The code under "Going further" of its notebook."""
    X, Y, _, _ = data.football(12)
    trained = []

    def score(configuration):
        trained.append(NetworkClassifier((3,), num_iterations=5, **configuration).fit(X.T, Y.ravel()))
        return trained[-1].score(X.T, Y.ravel())

    names = {"np": np, "score": score, "log_uniform": tuning.log_uniform, "random_search": tuning.random_search}
    (block,) = code_in_text(stored("Tuning"))
    exec(block, names)
    assert set(names["best_optimizer"]) == {"solver", "learning_rate", "batch_size", "schedule"}
    assert {one.solver for one in trained} == set(names["ranges"]) <= set(SOLVERS)


def test_sgd_takes_batches_and_schedules_too():
    plain, batches, cosine = fitted(), fitted(batch_size=16), fitted(schedule="cosine")
    assert len({float(one.parameters_["W1"][0, 0]) for one in (plain, batches, cosine)}) == 3


def test_a_warm_up_ends_before_the_training():
    assert fitted(schedule="cosine", num_warmup=19)
    with pytest.raises(ValueError, match="num_warmup is 20: expected less than num_iterations, 20"):
        fitted(schedule="cosine", num_warmup=20)


def test_warm_start_goes_on():
    X, Y, _, _ = data.circles()
    classifier = fitted(warm_start=True).fit(X.T, Y.ravel())
    once = fitted(num_iterations=40)
    assert_same(classifier, once.parameters_)
    assert classifier.costs_ == pytest.approx(once.costs_)
    classifier.set_params(warm_start=False).fit(X.T, Y.ravel())
    assert_same(classifier, fitted().parameters_)


def test_warm_start_with_another_network_is_refused():
    X, Y, _, _ = data.circles()
    classifier = fitted(warm_start=True).set_params(hidden_layer_dims=(3, 3))
    with pytest.raises(ValueError, match="warm_start goes on from the last fit"):
        classifier.fit(X.T, Y.ravel())


@pytest.mark.parametrize(
    ("name", "values"),
    {
        "hidden_layer_dims": [5, (0,), (2.0,), "ab", None],
        "learning_rate": [0, -1, "0.1", np.inf, np.nan, True],
        "num_iterations": [0, 1.5, None],
        "lambd": [-0.1, "1", np.inf],
        "keep_prob": [0, 1.1, None],
        "initialization": ["He", None, -1, True],
        "solver": ["Adam", None, ["sgd"]],
        "batch_size": [0, 2.5, "all", True],
        "schedule": ["step", None],
        "num_warmup": [-1, 5, 0.5],
    }.items(),
)
def test_a_wrong_hyperparameter_is_named_before_any_training(name, values, monkeypatch):
    monkeypatch.setattr(network, "train", lambda *arguments, **options: pytest.fail("it was trained"))
    for value in values:
        with pytest.raises(ValueError, match=rf"^{name} is {re.escape(repr(value))}: expected "):
            fitted(**{name: value})


def test_dropout_needs_two_hidden_layers():
    with pytest.raises(ValueError, match="two hidden layers"):
        fitted(hidden_layer_dims=(4,), keep_prob=0.5)
