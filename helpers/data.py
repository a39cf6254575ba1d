"""The data sets of the course, made from seeds: nothing is downloaded and nothing is read from disk.

Every array is in the convention of the course: X is (features, examples), Y is (1, examples) of 0 (red)
and 1 (blue).
"""

from numbers import Real

import numpy as np

from helpers.network import forward_pass

# Positions are given in units of 25 m: numbers of about the size of 1 suit a network best.
PITCH_LENGTH = 105 / 25  # a pitch of 105 m by 68 m, as in international football
PITCH_WIDTH = 68 / 25
# The true boundary is slanted, and what happens near it is partly chance.
BOUNDARY_SLOPE = 0.8
BOUNDARY_NOISE = 12 / 25

MOST_DRAWS = 20_000  # of a small batch: about two seconds


def circles(train_examples=300, test_examples=100, noise=0.05):
    """Two noisy rings, the outer one red (0) and the inner one blue (1).

    train_examples, test_examples: how many dots; half of them (rounded down) lie on the outer ring.
    noise: standard deviation of the distance by which a dot is off its ring, in the unit of X.

    Returns ``train_X, train_Y, test_X, test_Y``. X has two rows, the coordinates, without a unit: the outer
    ring has radius 1 and the inner one 0.8. The dots are scikit-learn's ``make_circles`` with
    seed 1 for training and seed 2 for testing.

    Raises ValueError when a number of dots is not a whole number of at least 2, or when noise is negative.
    """
    check_count("train_examples", train_examples)
    check_count("test_examples", test_examples)
    if not isinstance(noise, Real) or isinstance(noise, bool) or not 0 <= noise < np.inf:
        raise ValueError(f"noise is {noise!r}: expected a number that is 0 or larger.")
    return (*ring_dots(train_examples, noise, seed=1), *ring_dots(test_examples, noise, seed=2))


def ring_dots(examples, noise, seed):
    """Half of the dots on a ring of radius 1, the others on one of 0.8, in a random order, each moved by noise.

    scikit-learn's ``make_circles`` gives the same numbers, to the last bit; without it a kernel takes half the memory.
    """
    outer, inner = (np.linspace(0, 2 * np.pi, count, endpoint=False) for count in halves(examples))
    return shuffled([np.cos(outer), np.sin(outer)], [0.8 * np.cos(inner), 0.8 * np.sin(inner)], noise, seed)


def moon_dots(examples, noise, seed):
    """Two half moons that reach into each other, the upper one 0 and the lower one 1, in a random order, with noise.

    scikit-learn's ``make_moons`` gives the same numbers, to the last bit.
    """
    upper, lower = (np.linspace(0, np.pi, count) for count in halves(examples))
    return shuffled([np.cos(upper), np.sin(upper)], [1 - np.cos(lower), 1 - np.sin(lower) - 0.5], noise, seed)


def halves(examples):
    return examples // 2, examples - examples // 2


def shuffled(first, second, noise, seed):
    """The dots of class 0 and those of class 1, each [x_1, x_2], in a random order, each moved by noise."""
    rng = np.random.RandomState(seed)
    X = np.concatenate([first, second], axis=1).T
    order = np.arange(len(X))
    rng.shuffle(order)
    X = X[order] + rng.normal(scale=noise, size=X.shape)
    return X.T, (order >= len(first[0])).astype(int).reshape(1, -1)


def football(seed=1, train_examples=211, test_examples=2000):
    """Where headers were won: by the other team (red, 0) or by ours (blue, 1). A made-up pitch for each seed.

    Our team wins above a slanted line across the pitch. Near the line it is partly chance: the side on
    which a position counts is decided after adding Gaussian noise to its distance from the line. So no
    classifier can be right everywhere, and one that is right on all training positions has learned noise.

    seed: whole number from 0 to 2**32 - 1; each gives another pitch from the same process.

    Returns ``train_X, train_Y, test_X, test_Y``. X has two rows: the position along the pitch, from
    -2.1 to 2.1, and across, from -1.36 to 1.36, in units of 25 m from the centre spot.

    Raises ValueError when the seed is not such a number, or a number of positions is not a whole
    number of at least 2.
    """
    check_seed(seed)
    check_count("train_examples", train_examples)
    check_count("test_examples", test_examples)
    rng = np.random.RandomState(seed)
    return (*headers(train_examples, rng), *headers(test_examples, rng))


def headers(examples, rng):
    """Positions spread evenly over the pitch, and who won the header there."""
    half_pitch = np.array([[PITCH_LENGTH], [PITCH_WIDTH]]) / 2
    X = rng.uniform(-1, 1, size=(2, examples)) * half_pitch
    distance = (X[1] - BOUNDARY_SLOPE * X[0]) / np.hypot(1, BOUNDARY_SLOPE)
    Y = distance + BOUNDARY_NOISE * rng.standard_normal(examples) > 0
    return X, Y.astype(int).reshape(1, -1)


def small_batch(seed=1, examples=8, layer_dims=(4, 5, 3, 1)):
    """A few random examples and parameters on which to check gradients (week 3).

    A hidden unit that is 0 for every example (a dead ReLU) has gradients of 0, right or wrong, and hides
    bugs; and a step across the kink of a ReLU measures no slope. So the draw is repeated until every hidden unit
    is on for some example and off for another, and every Z of a hidden layer is at least 0.1 away from 0.

    Returns ``X, Y, parameters``: X (layer_dims[0], examples) from N(0, 1), Y with both classes,
    and weights and biases from N(0, 1).

    Raises ValueError when the seed or the number of examples is not a whole number of a fitting size, and when no
    such batch is found.
    """
    check_seed(seed)
    check_count("examples", examples)
    rng = np.random.RandomState(seed)
    for _ in range(MOST_DRAWS):
        X = rng.standard_normal((layer_dims[0], examples))
        Y = rng.permutation(np.arange(examples) % 2).reshape(1, -1)
        parameters = random_parameters(layer_dims, rng)
        _, cache = forward_pass(X, parameters)
        if all(is_good_for_checking(cache[f"Z{l}"]) for l in range(1, len(layer_dims) - 1)):
            return X, Y, parameters
    raise ValueError(
        f"{MOST_DRAWS} draws gave no batch of {examples} examples for layers {layer_dims} without a dead unit: "
        "try smaller layers, or a few examples more or less."
    )


def random_parameters(layer_dims, rng):
    """Weights and biases from N(0, 1): W_l is (layer_dims[l], layer_dims[l - 1]), b_l (layer_dims[l], 1)."""
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = rng.standard_normal((layer_dims[l], 1))
    return parameters


def is_good_for_checking(Z):
    """Whether each unit (row) is on for some example and off for another, and none is near the kink of relu."""
    on = Z > 0
    return on.any(axis=1).all() and not on.all(axis=1).any() and np.abs(Z).min() > 0.1


def is_whole(value):
    """Whether the value is a Python or NumPy integer (True and False are not numbers here)."""
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)


def check_seed(seed):
    """Raise ValueError unless the seed is one that np.random.RandomState takes."""
    if not is_whole(seed) or not 0 <= seed < 2**32:
        raise ValueError(f"seed is {seed!r}: expected a whole number from 0 to {2**32 - 1}.")


def check_count(name, value):
    """Raise ValueError unless the value is a whole number of at least 2."""
    if not is_whole(value) or value < 2:
        raise ValueError(f"{name} is {value!r}: expected a whole number of at least 2.")
