"""The scikit-learn classifier: scikit-learn's own checks, and the same numbers as scikit-learn's network."""

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier
from sklearn.utils.estimator_checks import parametrize_with_checks

from helpers import data, network
from helpers.estimator import NetworkClassifier


# scikit-learn's checks fit some hundred small data sets: a high learning rate and few iterations serve them.
@parametrize_with_checks([NetworkClassifier(learning_rate=0.5, num_iterations=200, random_state=1)])
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
