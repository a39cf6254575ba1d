"""The network of the course as a scikit-learn classifier, for all that scikit-learn can do with one.

scikit-learn keeps an example in a row and the course in a column: this is where the one becomes the other.
"""

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils import check_random_state
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from helpers import network


class NetworkClassifier(ClassifierMixin, BaseEstimator):
    """LINEAR -> RELU for each hidden layer, LINEAR -> SIGMOID at the end, trained by gradient descent.

    hidden_layer_dims: units of each hidden layer.
    learning_rate, num_iterations: of gradient descent on all examples at once.
    random_state: None, a seed or a np.random.RandomState, for the weights that training starts from.

    Once fitted it has ``classes_`` (the two labels, sorted), ``parameters_`` (W1, b1, ...) and, where ``fit`` did
    it, ``costs_`` ({iteration: cost in nats}).
    """

    def __init__(self, hidden_layer_dims=(10, 5), learning_rate=0.01, num_iterations=15_000, random_state=None):
        self.hidden_layer_dims = hidden_layer_dims
        self.learning_rate = learning_rate
        self.num_iterations = num_iterations
        self.random_state = random_state

    @classmethod
    def from_parameters(cls, parameters):
        """A fitted classifier for labels 0 and 1 with these parameters: W_l (n_l, n_{l-1}) and b_l (n_l, 1)."""
        layers = range(1, network.number_of_layers(parameters))
        classifier = cls(hidden_layer_dims=tuple(len(parameters[f"W{l}"]) for l in layers))
        classifier.parameters_ = parameters
        classifier.classes_ = np.array([0, 1])
        classifier.n_features_in_ = parameters["W1"].shape[1]
        return classifier

    def fit(self, X, y):
        """Train on X (examples, features) and y (examples,) of two labels, from He initialization.

        Raises ValueError when y has more or fewer than two labels, X and y do not fit together, or the
        training runs into NaN or infinity.
        """
        X, y = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(y)
        self.classes_, y = np.unique(y, return_inverse=True)
        if len(self.classes_) > 2:
            raise ValueError(
                "Only binary classification is supported. The type of the target is multiclass: "
                f"y has {len(self.classes_)} classes, and the network tells two apart."
            )
        if len(self.classes_) < 2:
            raise ValueError("y has 1 class, and the network needs two to tell apart.")
        layer_dims = [X.shape[1], *self.hidden_layer_dims, 1]
        self.parameters_, self.costs_ = network.train(
            X.T,
            y.reshape(1, -1),
            initialize_parameters(layer_dims, check_random_state(self.random_state)),
            self.learning_rate,
            self.num_iterations,
        )
        return self

    def decision_function(self, X):
        """What enters the last sigmoid, shape (examples,): above 0 means ``classes_[1]``."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, reset=False)
        _, cache = network.forward_propagation(X.T, self.parameters_)
        return cache[f"Z{network.number_of_layers(self.parameters_)}"].ravel()

    def predict_proba(self, X):
        """The probabilities of ``classes_[0]`` and ``classes_[1]``, shape (examples, 2)."""
        Z = self.decision_function(X)
        return network.sigmoid(np.column_stack([-Z, Z]))

    def predict(self, X):
        """The more probable label of each example, shape (examples,)."""
        second = self.predict_proba(X)[:, 1] > 0.5
        return self.classes_[second.astype(int)]

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        return tags


def initialize_parameters(layer_dims, rng):
    """Weights from N(0, 2 / n_{l-1}), biases zero (He et al. 2015, equation 10)."""
    parameters = {}
    for l, (n_in, n_out) in enumerate(zip(layer_dims[:-1], layer_dims[1:], strict=True), start=1):
        parameters[f"W{l}"] = rng.randn(n_out, n_in) * np.sqrt(2 / n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters
