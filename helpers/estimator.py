"""The network of the course as a scikit-learn classifier, for all that scikit-learn can do with one.

scikit-learn keeps an example in a row and the course in a column: this is where the one becomes the other.
"""

from functools import partial
from numbers import Integral, Real

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils import check_random_state
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from helpers import network, optimizers
from helpers.exercises import regularization, weight_initialization

SOLVERS = {
    "sgd": network.update_with_gradient_descent,
    "momentum": optimizers.update_with_momentum,
    "rmsprop": optimizers.update_with_rmsprop,
    "adam": optimizers.update_with_adam,
}


class NetworkClassifier(ClassifierMixin, BaseEstimator):
    """LINEAR -> RELU for each hidden layer, LINEAR -> SIGMOID at the end, trained by gradient descent.

    hidden_layer_dims: units of each hidden layer.
    learning_rate, num_iterations: of the training; an iteration is one step.
    solver: "sgd", "momentum", "rmsprop" or "adam", with the constants of ``helpers.optimizers``.
    batch_size: how many examples a step looks at, drawn anew each epoch; None for all.
    schedule: "constant", or "cosine" for half a cosine from learning_rate down to 0.
    num_warmup: the first steps of "cosine", which climb.
    lambd: the price of large weights (week 2); 0 for none.
    keep_prob: the probability to keep a hidden unit (week 2); 1 for no dropout. Below 1 it needs two hidden layers,
    because week 2's functions are written for them.
    initialization: "zeros", "random", "he" (week 1), or a number by which draws from N(0, 1) are multiplied.
    random_state: None, a seed or a np.random.RandomState, for the first weights and then for batches and masks.
    warm_start: whether ``fit`` goes on from the weights of the last ``fit``, for num_iterations more; the solver and
    the schedule begin anew.

    Once fitted it has ``classes_`` (the two labels, sorted), ``parameters_`` (W1, b1, ...) and, where ``fit`` did
    it, ``costs_`` ({iteration: cross-entropy in nats}).
    """

    def __init__(
        self,
        hidden_layer_dims=(10, 5),
        learning_rate=0.01,
        num_iterations=15_000,
        *,
        lambd=0.0,
        keep_prob=1.0,
        initialization="he",
        random_state=None,
        warm_start=False,
        solver="sgd",
        batch_size=None,
        schedule="constant",
        num_warmup=0,
    ):
        self.hidden_layer_dims = hidden_layer_dims
        self.learning_rate = learning_rate
        self.num_iterations = num_iterations
        self.lambd = lambd
        self.keep_prob = keep_prob
        self.initialization = initialization
        self.random_state = random_state
        self.warm_start = warm_start
        self.solver = solver
        self.batch_size = batch_size
        self.schedule = schedule
        self.num_warmup = num_warmup

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
        """Train on X (examples, features) and y (examples,) of two labels.

        Raises ValueError when a hyperparameter is not what it should be, y has more or fewer than two labels, X and y
        do not fit together, or the training runs into NaN or infinity.
        """
        check_hyperparameters(self)
        X, y = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(y)
        classes, y = np.unique(y, return_inverse=True)
        if len(classes) > 2:
            raise ValueError(
                "Only binary classification is supported. The type of the target is multiclass: "
                f"y has {len(classes)} classes, and the network tells two apart."
            )
        if len(classes) < 2:
            raise ValueError("y has 1 class, and the network needs two to tell apart.")
        rng = check_random_state(self.random_state)
        layer_dims = [X.shape[1], *self.hidden_layer_dims, 1]
        start, done = initialize(self.initialization, layer_dims, rng), {}
        if self.warm_start and hasattr(self, "costs_"):
            start, done = self.last_fit(start, classes), self.costs_
        self.parameters_, costs = network.train(
            X.T, y.reshape(1, -1), start, rate(self), self.num_iterations, **steps(self, rng)
        )
        last = max(done, default=0)
        self.costs_ = done | {last + iteration: cost for iteration, cost in costs.items()}
        self.classes_ = classes
        return self

    def last_fit(self, start, classes):
        """The parameters to go on from; ValueError when they are those of another network or of other labels."""
        shapes, earlier = ({name: W.shape for name, W in one.items()} for one in (start, self.parameters_))
        if shapes != earlier or not np.array_equal(classes, self.classes_):
            raise ValueError(
                "warm_start goes on from the last fit, which had other layers or other labels: fit with the same "
                "ones, or set warm_start to False."
            )
        return self.parameters_

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


def initialize(initialization, layer_dims, rng):
    """The first parameters, by the name of a start of week 1 or by a scale."""
    if initialization == "zeros":
        return weight_initialization.initialize_parameters_zeros(layer_dims)
    if initialization == "he":
        return weight_initialization.initialize_parameters_he(layer_dims, rng)
    large = weight_initialization.initialize_parameters_random(layer_dims, rng)
    factor = 1.0 if initialization == "random" else initialization / 10
    return {name: factor * value for name, value in large.items()}


def rate(classifier):
    """The learning rate for ``network.train``: a number, or a function of the iteration."""
    if classifier.schedule == "constant":
        return classifier.learning_rate
    return partial(
        optimizers.cosine_with_warmup,
        num_steps=classifier.num_iterations,
        learning_rate=classifier.learning_rate,
        num_warmup=classifier.num_warmup,
    )


def steps(classifier, rng):
    """The steps for ``network.train`` that are not its own, as the hyperparameters ask for them."""
    found = {}
    if classifier.keep_prob < 1:
        keep_prob = float(classifier.keep_prob)
        found["forward"] = partial(regularization.forward_propagation_with_dropout, keep_prob=keep_prob, rng=rng)
        found["backward"] = partial(regularization.backward_propagation_with_dropout, keep_prob=keep_prob)
    if classifier.lambd > 0:
        found["backward"] = with_penalty(found.get("backward", network.backward_pass), classifier.lambd)
    if classifier.solver != "sgd":
        found["update"] = SOLVERS[classifier.solver]
    if classifier.batch_size is not None:
        found["batches"] = partial(optimizers.random_mini_batches, batch_size=int(classifier.batch_size), rng=rng)
    return found


def with_penalty(backward, lambd):
    """A backward pass whose gradients are those with L2 penalty (Goodfellow et al., *Deep Learning*, equation 7.3).

    lambd: a number, or for a stack of networks an array (S, 1, 1) with one for each.
    """

    def regularized(Y, parameters, cache):
        gradients = backward(Y, parameters, cache)
        for name in parameters:
            if name.startswith("W"):
                gradients[f"d{name}"] = gradients[f"d{name}"] + lambd / Y.shape[-1] * parameters[name]
        return gradients

    return regularized


def check_hyperparameters(classifier):
    """Raise ValueError, in words, for the first hyperparameter that is not what it should be."""
    dims = classifier.hidden_layer_dims
    start = classifier.initialization
    warm, size = classifier.num_warmup, classifier.batch_size
    conditions = {
        "hidden_layer_dims": (
            isinstance(dims, (tuple, list)) and all(is_number(units, Integral, 1) for units in dims),
            "whole numbers of units, of at least 1, as in (20, 3)",
        ),
        "learning_rate": (is_number(classifier.learning_rate) and classifier.learning_rate > 0, "a number above 0"),
        "num_iterations": (is_number(classifier.num_iterations, Integral, 1), "a whole number of at least 1"),
        "lambd": (is_number(classifier.lambd), "a number of at least 0"),
        "keep_prob": (is_number(classifier.keep_prob) and 0 < classifier.keep_prob <= 1, "above 0 and at most 1"),
        "solver": (is_one_of(SOLVERS, classifier.solver), f"one of {', '.join(map(repr, SOLVERS))}"),
        "batch_size": (size is None or is_number(size, Integral, 1), "None or a whole number of at least 1"),
        "schedule": (is_one_of(("constant", "cosine"), classifier.schedule), "'constant' or 'cosine'"),
        "num_warmup": (
            is_number(warm, Integral) and (warm == 0 or classifier.schedule == "cosine"),
            "a whole number of at least 0, and 0 with the schedule 'constant'",
        ),
        "initialization": (
            start in ("zeros", "random", "he") if isinstance(start, str) else is_number(start),
            'one of "zeros", "random" and "he", or the scale, a number of at least 0',
        ),
    }
    for name, (is_good, expected) in conditions.items():
        if not is_good:
            raise ValueError(f"{name} is {getattr(classifier, name)!r}: expected {expected}.")
    if warm >= classifier.num_iterations:
        raise ValueError(f"num_warmup is {warm!r}: expected less than num_iterations, {classifier.num_iterations!r}.")
    if classifier.keep_prob < 1 and len(dims) != 2:
        raise ValueError(
            f"keep_prob is {classifier.keep_prob!r} with hidden_layer_dims {dims!r}: dropout below 1 is week 2's, "
            "which is written for two hidden layers."
        )


def is_one_of(names, value):
    return isinstance(value, str) and value in names


def is_number(value, kind=Real, least=0):
    """Whether the value is a finite number of this kind, of at least the least one (True and False are none)."""
    return isinstance(value, kind) and not isinstance(value, (bool, np.bool_)) and least <= value < np.inf
